import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOfFacts, factsOfCells, type CellValue } from '../../db/facts.ts'
import { indicatorByCode, printedIndicators } from '../../db/reference/indicators.ts'
import { APPLICANTS, type CellState, type Form } from '../../server/report/report.ts'
import { buildReport } from '../support/report.ts'

const VALUED: CellState[] = ['ok', 'text_zero', 'annotated', 'approximate', 'unit_inferred', 'repaired']
const EMPTY: CellState[] = ['missing', 'not_applicable', 'unit_missing', 'invalid', 'ambiguous', 'absent']

const figure = (unit: string): fc.Arbitrary<number> =>
  unit === 'money'
    ? fc.integer({ min: 0, max: 10 ** 14 }).map((fen) => fen / 100)
    : fc.oneof(fc.constant(0), fc.integer({ min: -1000, max: 10 ** 9 }))

/** A whole form of any values and states. */
const cells = (form: Form): fc.Arbitrary<CellValue[]> =>
  fc.tuple(
    ...printedIndicators(form).flatMap(({ code, table, unit }) =>
      (table === 3 ? APPLICANTS : [undefined]).map((applicant) =>
        fc
          .oneof(
            { weight: 4, arbitrary: fc.constant({ value: 0, state: 'ok' as CellState }) },
            fc.record({ value: figure(unit), state: fc.constantFrom(...VALUED) }),
            fc.record({ value: fc.constant(null), state: fc.constantFrom(...EMPTY) }),
          )
          .map(({ value, state }): CellValue => ({
            code,
            ...(applicant ? { applicant } : {}),
            value,
            state,
          })),
      ),
    ),
  )

test.each(['2019', '2021'] as const)('form %s: cells come back from facts as they went in', (form) => {
  fc.assert(
    fc.property(cells(form), (given) => {
      const facts = factsOfCells(form, given)
      expect(facts.some(({ value, state }) => state === 'ok' && value === 0)).toBe(false)
      expect(cellsOfFacts(form, facts)).toEqual(given)
    }),
    { numRuns: 30 },
  )
})

test('facts come in the order of their key, whatever order the cells have', () => {
  const { cells: given } = buildReport({
    agency: '甲局',
    values: { 'outcome.granted': 3, 'rules.made': 1, 'legal.reconsideration.other': 2 },
  }).report
  const facts = factsOfCells('2019', given)
  expect(factsOfCells('2019', [...given].reverse())).toEqual(facts)
  const keys = facts.map(({ indicator_id, applicant_id }) => indicator_id * 10 + applicant_id)
  expect(keys).toEqual([...keys].sort((a, b) => a - b))
})

test('money is fen, counts are counts, zeros are implied', () => {
  const { cells: given } = buildReport({
    agency: '甲局',
    values: { 'procurement.amount': 18143600.29, 'procurement.items': 4 },
  }).report
  const id = (code: string) => indicatorByCode.get(code)!.id
  expect(factsOfCells('2019', given)).toEqual([
    { indicator_id: id('procurement.items'), applicant_id: 0, value: 4, state: 'ok' },
    { indicator_id: id('procurement.amount'), applicant_id: 0, value: 1814360029, state: 'ok' },
  ])
})

describe('refuses', () => {
  const whole = buildReport({ agency: '甲局' }).report.cells
  const swap = (code: string, cell: Partial<CellValue>): CellValue[] =>
    whole.map((old) => (old.code === code ? { ...old, ...cell } : old))

  test.each<[string, CellValue[], RegExp]>([
    ['a form with a cell left out', whole.slice(1), /No cell rules\.made/],
    ['a cell given twice', [...whole, whole[0]!], /Two cells rules\.made/],
    [
      'a code of no form',
      [...whole, { code: 'rate.disclosure', value: 1, state: 'ok' }],
      /not a cell of any form/,
    ],
    ['an unknown code', [...whole, { code: 'rules.eaten', value: 1, state: 'ok' }], /not a cell of any form/],
    ['an applicant outside table 3', swap('rules.made', { applicant: 'total' }), /belongs to table 3/],
    ['a fraction of a case', swap('licensing.decisions', { value: 1.5 }), /cannot be stored exactly/],
    ['a fraction of a fen', swap('procurement.amount', { value: 0.001 }), /cannot be stored exactly/],
    [
      'more than a number can hold',
      swap('penalty.decisions', { value: 2 ** 53 }),
      /cannot be stored exactly/,
    ],
    ['a printed cell without a value', swap('rules.made', { value: null }), /ok without a value/],
    ['cells of the other form', buildReport({ agency: '甲局', form: '2021' }).report.cells, /No cell/],
  ])('%s', (_case, given, problem) => {
    expect(() => factsOfCells('2019', given)).toThrow(problem)
  })
})

test('a row that the form does not print is kept beyond it', () => {
  const given = buildReport({ agency: '甲局', form: '2021' }).report.cells
  const extra: CellValue = { code: 'outcome.other.total', applicant: 'total', value: 3, state: 'ok' }
  expect(cellsOfFacts('2021', factsOfCells('2021', [...given, extra]))).toContainEqual(extra)
})
