/** Section `formats`: reports with known figures in every layout and variation, and how many cells come back. */
import { readFileSync } from 'node:fs'
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { Form } from '../../server/report/report.ts'
import { sampleFigures } from '../../test/report/support/figures.ts'
import { contentOf, numberOf } from '../../test/support/layouts/content.ts'
import { FAMILIES } from '../../test/support/layouts/families.ts'
import { addTally, judge, keysOf, noTally, type Tally } from '../../test/support/layouts/judge.ts'
import { printedIn } from '../../test/support/layouts/printed.ts'
import { PUBLISHED } from '../../test/support/layouts/published.ts'
import { VARIATIONS } from '../../test/support/layouts/variations.ts'
import { OFFICE_FIXTURES, PDF_FIXTURES } from '../../test/support/pdf-fixtures.ts'

export interface FormatRow extends Tally {
  format: string
  family: string
  documents: number
}

const FORMS: readonly Form[] = ['2019', '2021']
const SEEDS = [1, 2, 3]

export async function measureFormats(): Promise<FormatRow[]> {
  const rows = new Map<string, FormatRow>()
  const add = (format: string, family: string, tally: Tally) => {
    const row = rows.get(`${format} ${family}`) ?? { format, family, documents: 0, ...noTally() }
    rows.set(`${format} ${family}`, row)
    row.documents++
    addTally(row, tally)
  }
  for (const form of FORMS)
    for (const seed of SEEDS) {
      const content = contentOf(form, sampleFigures(form, seed))
      for (const { format, family, draw } of FAMILIES)
        for (const { change } of VARIATIONS) {
          const { traced, name, encode } = draw(content, change(content.parts))
          const { report } = await readReport({ bytes: encode(traced.text), name }, reference, null)
          add(format, family, judge(report, keysOf(form), printedIn(traced, content.figures, numberOf)))
        }
    }
  // PDF files cannot be drawn without a browser: these were, from figures that are known.
  for (const { name, form, figures } of PDF_FIXTURES) {
    const bytes = readFileSync(new URL(`../../test/fixtures/pdf/${name}.pdf`, import.meta.url))
    const { report } = await readReport({ bytes, name: `${name}.pdf` }, reference, null)
    const printed = new Map([...figures()].map(([key, figure]) => [key, numbersOf(figure, key)]))
    add('PDF', PDF_FAMILIES[name.replace(/-.*/, '')] ?? name, judge(report, keysOf(form), printed))
  }
  for (const { name, form, figures } of OFFICE_FIXTURES) {
    const bytes = readFileSync(new URL(`../../test/fixtures/office/${name}`, import.meta.url))
    const { report } = await readReport({ bytes, name }, reference, null)
    const printed = new Map([...figures()].map(([key, figure]) => [key, numbersOf(figure, key)]))
    add(name.replace(/^.*\./, '').toUpperCase(), 'saved by LibreOffice', judge(report, keysOf(form), printed))
  }
  return [...rows.values()]
}

const PDF_FAMILIES: Readonly<Record<string, string>> = {
  ruled: 'ruled tables',
  unruled: 'tables without rules',
  narrow: 'narrow columns, labels over several lines',
  turned: 'turned or upright labels',
  upright: 'turned or upright labels',
  office: 'exports of LibreOffice',
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
