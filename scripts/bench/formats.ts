/** Section `formats`: reports with known figures in every layout and variation, and how many cells come back. */
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { Form } from '../../server/report/report.ts'
import { sampleFigures } from '../../test/report/support/figures.ts'
import { contentOf, numberOf } from '../../test/support/layouts/content.ts'
import { FAMILIES } from '../../test/support/layouts/families.ts'
import { addTally, judge, keysOf, noTally, type Tally } from '../../test/support/layouts/judge.ts'
import { printedIn } from '../../test/support/layouts/printed.ts'
import { VARIATIONS } from '../../test/support/layouts/variations.ts'
import { measureCollections } from './formats-collections.ts'
import { measurePrinted } from './formats-printed.ts'

export interface FormatRow extends Tally {
  format: string
  family: string
  documents: number
}

/** One document that was read and held to what it prints. */
export type AddReading = (format: string, family: string, tally: Tally) => void

const FORMS: readonly Form[] = ['2019', '2021']
const SEEDS = [1, 2, 3]

export async function measureFormats(): Promise<FormatRow[]> {
  const rows = new Map<string, FormatRow>()
  const add: AddReading = (format, family, tally) => {
    const row = rows.get(`${format} ${family}`) ?? { format, family, documents: 0, ...noTally() }
    rows.set(`${format} ${family}`, row)
    row.documents++
    addTally(row, tally)
  }
  for (const form of FORMS)
    for (const seed of SEEDS) {
      const content = contentOf(form, sampleFigures(form, seed))
      for (const { format, family, oneIn = 1, draw } of FAMILIES) {
        if (oneIn > SEEDS.length && seed !== SEEDS[0]) continue
        for (const { change } of VARIATIONS) {
          const { traced, name, encode } = draw(content, change(content.parts))
          const { report } = await readReport({ bytes: encode(traced.text), name }, reference, null)
          add(format, family, judge(report, keysOf(form), printedIn(traced, content.figures, numberOf)))
        }
      }
    }
  await measureCollections(add)
  await measurePrinted(add)
  // Of one format, what stands in several lists stands together.
  const order = [...new Set([...rows.values()].map(({ format }) => format))]
  return [...rows.values()].sort((a, b) => order.indexOf(a.format) - order.indexOf(b.format))
}
