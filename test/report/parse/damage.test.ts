/**
 * Damaged documents: no crash, and no cell that differs from what was printed without a word on it or its row.
 */
import { readFileSync } from 'node:fs'
import { cellKey } from '../../../server/report/tables/forms.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import type { Form } from '../../../server/report/report.ts'
import { anyFigures, numberOf, type Figures } from '../support/figures.ts'
import { anyChoices, CELL_MUTATIONS, MUTATIONS } from '../support/mutate.ts'
import { LAYOUTS, renderReport } from '../support/render.ts'

const DEDUCED = new Set(['repaired', 'inferred_zero', 'ambiguous', 'approximate', 'unit_inferred'])
const manifest = {
  agency: '某某市水务局',
  adcode: null,
  year: 2020,
  scope: 'own',
  url: null,
  published: null,
} as const

/** Cells that were read as another number than the printed one, with nothing that says so. */
async function wrongInSilence(text: string, layout: string, figures: Figures): Promise<string[]> {
  const name = layout === 'html' ? 'a.html' : 'a.txt'
  const { report } = await readReport({ bytes: new TextEncoder().encode(text), name }, reference, manifest)
  if (report.status === 'refused') return []
  const said = new Set(
    report.findings
      .filter((finding) => finding.severity !== 'info')
      .flatMap((f) => f.cells.map((c) => c.code)),
  )
  return report.cells.flatMap((cell) => {
    const figure = figures.get(cellKey(cell.code, cell.applicant))
    if (figure === undefined || cell.value === null || cell.value === numberOf(figure)) return []
    return said.has(cell.code) || DEDUCED.has(cell.state)
      ? []
      : [`${cell.code} ${cell.applicant ?? ''}: ${figure} → ${cell.value}`]
  })
}

const anyForm = fc.constantFrom<Form>('2019', '2021')
const anyLayout = fc.constantFrom(...Object.keys(LAYOUTS))
const anyCase = anyForm.chain((form) => fc.tuple(fc.constant(form), anyFigures(form), anyLayout, anyChoices))

describe('damage to the text', () => {
  test.each(Object.keys(MUTATIONS))('%s', async (damage) => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ([form, figures, layout, pick]) => {
        const text = MUTATIONS[damage]!(renderReport(form, figures, layout), pick)
        expect(await wrongInSilence(text, layout, figures)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

describe('damage to the cells', () => {
  test.each(Object.keys(CELL_MUTATIONS))('%s', async (damage) => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.constantFrom(2, 3, 4), async ([form, figures, layout, pick], no) => {
        const text = renderReport(form, figures, layout, (table, at) =>
          at === no ? CELL_MUTATIONS[damage]!(table, pick) : table,
        )
        expect(await wrongInSilence(text, layout, figures)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

test('any bytes get an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const { report } = await readReport({ bytes, name: 'x' }, reference, null)
      expect(['refused', 'unidentified', 'parsed']).toContain(report.status)
    }),
    { numRuns: 300 },
  )
})

test('an explicit blank in table 4 keeps its place, though the row does not add up then', async () => {
  const printed = readFileSync(
    new URL('../../../db/samples/shenyang-housing-2020.txt', import.meta.url),
    'utf8',
  )
  const row = /^0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 3 \| 3 .*$/m
  expect(printed).toMatch(row)
  const text = printed.replace(row, '3 | 0 |  | 0 | 2 | 0 | 0 | 0 | 3 | 3 | 0 | 0 | 0 | 0 | 0')
  const { report } = await readReport(
    { bytes: new TextEncoder().encode(text), name: 'a.txt' },
    reference,
    manifest,
  )
  if (report.status !== 'parsed') throw new Error(report.status)
  const found = report.cells.filter(({ code }) => code.startsWith('legal.reconsideration.'))
  expect(found.map(({ code, value, state }) => [code.split('.').at(-1), value, state])).toEqual([
    ['upheld', 3, 'ok'],
    ['corrected', 0, 'ok'],
    ['other', null, 'missing'],
    ['pending', 0, 'ok'],
    ['total', 2, 'ok'],
  ])
  expect(
    report.findings.filter(({ rule }) => rule === 'T4-OVER-TOTAL').map(({ severity }) => severity),
  ).toEqual(['error'])
})
