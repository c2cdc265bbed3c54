/**
 * Reports that other programs wrote: the printed files of the tests, and, where the programs are installed, the bundled
 * reports and made-up ones set anew by a browser and by LibreOffice.
 */
import { readFileSync } from 'node:fs'
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { Form } from '../../server/report/report.ts'
import { docx, wordBody } from '../../test/report/support/docx.ts'
import { sampleFigures, type Figures } from '../../test/report/support/figures.ts'
import { reportParts } from '../../test/report/support/report-parts.ts'
import { goldenFigures } from '../../test/support/golden-figures.ts'
import { numberOf } from '../../test/support/layouts/content.ts'
import { judge, keysOf } from '../../test/support/layouts/judge.ts'
import { PUBLISHED } from '../../test/support/layouts/published.ts'
import { OFFICE_FIXTURES, PDF_FIXTURES, PRINT_STYLES } from '../../test/support/pdf-fixtures.ts'
import { exportAll, hasBrowser, page, printPages } from '../../test/support/print-pdf.ts'
import type { AddReading } from './formats.ts'

interface Known {
  name: string
  form: Form
  figures: Figures
}

export async function measurePrinted(add: AddReading): Promise<void> {
  const read = async (family: string, format: string, bytes: Uint8Array, { name, form, figures }: Known) => {
    const { report } = await readReport({ bytes, name }, reference, null)
    const printed = new Map([...figures].map(([key, figure]) => [key, numbersOf(figure, key)]))
    add(format, family, judge(report, keysOf(form), printed))
  }
  for (const { name, form, figures, printer } of PDF_FIXTURES) {
    const bytes = readFileSync(new URL(`../../test/fixtures/pdf/${name}.pdf`, import.meta.url))
    const style = STYLE_NAMES[name.replace(/-.*/, '')] ?? name
    const family = printer === 'office' ? 'exported by LibreOffice' : `printed by Chromium: ${style}`
    await read(family, 'PDF', bytes, { name: `${name}.pdf`, form, figures: figures() })
  }
  for (const { name, form, figures } of OFFICE_FIXTURES) {
    const bytes = readFileSync(new URL(`../../test/fixtures/office/${name}`, import.meta.url))
    await read('saved by LibreOffice', formatOf(name), bytes, { name, form, figures: figures() })
  }
  const reports = knownReports()
  if (hasBrowser()) {
    const sheets = reports.flatMap((known) =>
      Object.entries(PRINT_STYLES).map(([style, print]) => ({ known, style, print })),
    )
    const printed = await printPages(
      sheets.map(({ known: { form, figures }, print }) => ({
        html: page(reportParts(form, figures), print.css),
        style: print,
      })),
    )
    for (const [i, { known, style }] of sheets.entries())
      await read(`printed by Chromium: ${STYLE_NAMES[style] ?? style}`, 'PDF', printed[i]!, {
        ...known,
        name: `${known.name}.pdf`,
      })
  }
  const files = reports.map(({ form, figures }) => docx({ body: wordBody(reportParts(form, figures)) }))
  for (const [ending, filter] of EXPORTS) {
    const exported = exportAll(files, ending, filter)
    if (exported === null) break
    for (const [i, bytes] of exported.entries()) {
      const name = `${reports[i]!.name}.${ending}`
      const family = ending === 'pdf' ? 'exported by LibreOffice' : 'saved by LibreOffice'
      await read(family, formatOf(name), bytes, { ...reports[i]!, name })
    }
  }
}

/** Names of files that LibreOffice writes, and of its filters. */
const EXPORTS: readonly [ending: string, filter: string][] = [
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['rtf', 'rtf'],
  ['odt', 'odt'],
  ['fodt', 'fodt'],
  ['xml', 'xml:MS Word 2003 XML'],
  ['html', 'html'],
  ['txt', 'txt:Text (encoded):UTF8'],
]

const STYLE_NAMES: Readonly<Record<string, string>> = {
  ruled: 'ruled tables',
  unruled: 'tables without rules',
  narrow: 'narrow columns, labels over several lines',
  turned: 'turned or upright labels',
  upright: 'turned or upright labels',
}

function formatOf(name: string): string {
  const ending = name.replace(/^.*\./, '').toUpperCase()
  return { TXT: 'text', FODT: 'XML' }[ending] ?? ending
}

function knownReports(): Known[] {
  const published = PUBLISHED.map(({ slug, form }) => ({ name: slug, form, figures: goldenFigures(slug) }))
  const made = (['2019', '2021'] as const).flatMap((form) =>
    [41, 42].map((seed) => ({ name: `${form}-${seed}`, form, figures: sampleFigures(form, seed) })),
  )
  return [...published, ...made]
}

/** Figures of the bundled reports are printed in ways that only their record can tell. */
function numbersOf(figure: string, key: string): number[] {
  const number =
    numberOf(figure, key) ??
    PUBLISHED.flatMap((published) =>
      published.figures.get(key) === figure ? [published.numberOf(figure, key)] : [],
    )[0]
  return number === null || number === undefined ? [] : [number]
}
