/** Files that hold many reports, as the command line takes them: parsed JSON, its lines, and archives of documents. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { Form, ParsedReport } from '../../server/report/report.ts'
import { sampleFigures } from '../../test/report/support/figures.ts'
import { contentOf, numberOf } from '../../test/support/layouts/content.ts'
import { FAMILIES } from '../../test/support/layouts/families.ts'
import { judge, keysOf } from '../../test/support/layouts/judge.ts'
import { printedIn, type Printed } from '../../test/support/layouts/printed.ts'
import { zip } from '../../test/support/zip.ts'
import { readSource } from '../ingest/read-source.ts'
import type { AddReading } from './formats.ts'

interface Known {
  form: Form
  name: string
  bytes: Uint8Array
  printed: Printed
}

/** A report of each form in every layout, as one file. */
function documents(): Known[] {
  return (['2019', '2021'] as const).flatMap((form) =>
    FAMILIES.map((family, i): Known => {
      const content = contentOf(form, sampleFigures(form, 30 + i))
      const { traced, name, encode } = family.draw(content, content.parts)
      const printed = printedIn(traced, content.figures, numberOf)
      return { form, name: `${form}/${i}-${name}`, bytes: encode(traced.text), printed }
    }),
  )
}

export async function measureCollections(add: AddReading): Promise<void> {
  const known = documents()
  const parsed: ParsedReport[] = []
  for (const { bytes, name } of known)
    parsed.push((await readReport({ bytes, name }, reference, null)).report)
  const folder = mkdtempSync(join(tmpdir(), 'atlas-formats-'))
  const read = async (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const reports: ParsedReport[] = []
    for await (const item of readSource({ path, name }, () => null)) {
      if (item.given === null) throw new Error(`${item.name}: ${item.problem}`)
      reports.push(item.given.report)
    }
    return reports
  }
  const judgeAll = (format: string, family: string, reports: readonly ParsedReport[]) => {
    if (reports.length !== known.length) throw new Error(`${family}: ${reports.length} of ${known.length}`)
    for (const [i, { form, printed }] of known.entries())
      add(format, family, judge(reports[i]!, keysOf(form), printed))
  }
  try {
    judgeAll('JSON', 'parsed reports, an array', await read('reports.json', JSON.stringify(parsed)))
    const lines = parsed.map((report) => JSON.stringify(report)).join('\n')
    judgeAll('JSON', 'parsed reports, one a line', await read('reports.ndjson', lines))
    const archive = zip(Object.fromEntries(known.map(({ name, bytes }) => [name, bytes])))
    judgeAll('ZIP', 'archives of all formats', await read('reports.zip', archive))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
