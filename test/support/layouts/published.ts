/** The bundled reports, as documents whose cells are known and as figures to print again. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Parsed } from '../../../server/report/report.ts'
import { cellKey } from '../../../server/report/tables/forms.ts'
import type { Figures } from '../../report/support/figures.ts'
import type { NumberOf } from './printed.ts'
import { numberOf } from './content.ts'
import type { Traced } from './traced.ts'

const SAMPLES = new URL('../../../db/samples/', import.meta.url)
const GOLDEN = new URL('../../golden/', import.meta.url)

export interface Published {
  slug: string
  form: Parsed['form']
  traced: Traced
  figures: Figures
  numberOf: NumberOf
}

/** Each with what is recorded, and reviewed, of its cells. */
export const PUBLISHED: readonly Published[] = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const slug = name.replace(/\.txt$/, '')
    const text = readFileSync(new URL(name, SAMPLES), 'utf8')
    const golden = JSON.parse(readFileSync(new URL(`${slug}/expected.json`, GOLDEN), 'utf8')) as Parsed
    const printed = golden.cells.filter(({ raw, at }) => raw !== '' && at !== null)
    const values = new Map(golden.cells.map((cell) => [cellKey(cell.code, cell.applicant), cell.value]))
    const figures = new Map(printed.map((cell) => [cellKey(cell.code, cell.applicant), cell.raw]))
    /** What damage puts in the place of another cell is read as it was in its own. */
    const recorded = new Map([...figures].map(([key, figure]) => [figure, values.get(key)!]))
    return {
      slug,
      form: golden.form,
      traced: {
        text,
        fragments: printed
          .map(({ code, applicant, at }) => ({
            key: cellKey(code, applicant),
            start: at!.start,
            end: at!.end,
          }))
          .sort((a, b) => a.start - b.start),
      },
      figures,
      numberOf: (figure, key) =>
        figure === figures.get(key)
          ? values.get(key)!
          : (numberOf(figure, key) ?? recorded.get(figure) ?? null),
    }
  })
