/**
 * A row that is gone from a table without rules: with it go the labels that spanned the rows after it, and what is left
 * of their rows stands elsewhere. Only where things stand tells what they are of.
 */
import { expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import type { Form } from '../../../server/report/report.ts'
import { contentOf, numberOf } from '../../support/layouts/content.ts'
import { FAMILIES } from '../../support/layouts/families.ts'
import { judge, keysOf } from '../../support/layouts/judge.ts'
import { printedIn } from '../../support/layouts/printed.ts'
import { VARIATIONS } from '../../support/layouts/variations.ts'
import { sampleFigures } from '../support/figures.ts'

const unruled = FAMILIES.find(({ format, family }) => format === 'OFD' && family === 'tables without rules')!
const footnotes = VARIATIONS.find(({ name }) => name === 'marks of footnotes')!

test.each<[Form, number]>([
  ['2021', 1],
  ['2021', 2],
  ['2019', 1],
])('form %s, figures %i: none of the rows left takes the figures of another', async (form, seed) => {
  const figures = sampleFigures(form, seed)
  const content = contentOf(form, figures)
  const longest = Math.max(...content.parts.map((part) => (part.kind === 'table' ? part.rows.length : 0)))
  const faults: string[] = []
  let right = 0
  for (let lost = 0; lost < longest; lost++) {
    const parts = content.parts.map((part) =>
      part.kind === 'table' && part.rows.length === longest
        ? { ...part, rows: part.rows.toSpliced(lost, 1) }
        : part,
    )
    const { traced, name, encode } = unruled.draw(content, seed === 2 ? footnotes.change(parts) : parts)
    const { report } = await readReport({ bytes: encode(traced.text), name }, reference, null)
    const judged = judge(report, keysOf(form), printedIn(traced, figures, numberOf))
    faults.push(...judged.faults.map((fault) => `without row ${lost + 1}: ${fault}`))
    right += judged.right
  }
  expect(longest).toBeGreaterThan(20)
  expect(faults).toEqual([])
  expect(right).toBeGreaterThan(longest * keysOf(form).length * 0.9)
})
