/** Two years of one agency: what was carried over must arrive, stocks must roll forward. */
import { describe, expect, test } from 'vitest'
import { compareYears } from '../../../server/report/check/across-years.ts'
import { buildReport, type ReportSpec } from '../../support/report.ts'

const spec = (year: number, values: ReportSpec['values'] = {}) => {
  const { report } = buildReport({ agency: '沈阳市房产局', year, values })
  return { year, form: report.form, cells: report.cells }
}
const told = ({ findings }: ReturnType<typeof compareYears>) =>
  findings.map(({ rule, severity, expected, actual }) => [rule, severity, expected, actual])

describe('what is carried over', () => {
  test('arrives: no finding', () => {
    const across = compareYears(
      spec(2021, { 'applications.carried_out': 4 }),
      spec(2022, { 'applications.received.carried_in': 4, 'outcome.total': 9 }),
    )
    expect(across.findings).toEqual([])
    expect(
      across.comparisons.filter(({ rule }) => rule === 'XY-CARRY').map(({ verdict }) => verdict),
    ).toEqual(Array.from({ length: 7 }, () => 'passed'))
  })
  test('does not arrive: one warning on the total, whatever its types', () => {
    const across = compareYears(spec(2021, { 'applications.carried_out': 4 }), spec(2022))
    expect(told(across)).toEqual([['XY-CARRY', 'warning', 4, 0]])
    expect(across.findings[0]!.cells).toEqual([
      { code: 'applications.received.carried_in', applicant: 'total' },
    ])
  })
  test('under another type of applicant: a remark on the types only', () => {
    const across = compareYears(
      spec(2021, { 'applications.carried_out[natural_person]': 4 }),
      spec(2022, { 'applications.received.carried_in[org_other]': 4, 'outcome.total[natural_person]': 9 }),
    )
    expect(across.findings.map(({ rule, severity, cells }) => [rule, severity, cells.length])).toEqual([
      ['XY-CARRY', 'info', 2],
    ])
  })
  test('a blank is not 0: not evaluated', () => {
    const blank = { value: null, state: 'missing' as const }
    const across = compareYears(
      spec(2021, { 'applications.carried_out[total]': blank }),
      spec(2022, { 'applications.received.carried_in': 4 }),
    )
    expect(across.comparisons.find(({ cell }) => cell.applicant === 'total')).toMatchObject({
      verdict: 'not_evaluated',
      expected: null,
      actual: 4,
    })
  })
})

test('items of 2020 follow from 2019', () => {
  const across = compareYears(
    spec(2019, { 'licensing.items_prev': 10, 'licensing.items_change': -3 }),
    spec(2020, { 'licensing.items_prev': 8 }),
  )
  expect(told(across)).toEqual([['XY-ITEMS', 'warning', 7, 8]])
})

test('documents in force roll forward with what was made and repealed', () => {
  const now = { 'normative_docs.made': 2, 'normative_docs.repealed': 1 }
  const before = spec(2021, { 'normative_docs.in_force': 5 })
  expect(told(compareYears(before, spec(2022, { ...now, 'normative_docs.in_force': 6 })))).toEqual([])
  expect(told(compareYears(before, spec(2022, { ...now, 'normative_docs.in_force': 7 })))).toEqual([
    ['XY-INFORCE', 'warning', 6, 7],
  ])
})

test('across the change of form only what both forms print is compared', () => {
  const across = compareYears(spec(2020, { 'licensing.items_prev': 9 }), spec(2021))
  expect(new Set(across.comparisons.map(({ rule }) => rule))).toEqual(new Set(['XY-CARRY', 'XY-PENDING']))
})

test('cases pending last year should be among those of this year', () => {
  const across = compareYears(
    spec(2021, { 'legal.reconsideration.pending': 3 }),
    spec(2022, { 'legal.reconsideration.upheld': 1 }),
  )
  expect(told(across)).toEqual([['XY-PENDING', 'info', 3, 1]])
})

test('years that do not follow each other are a mistake of the caller', () => {
  expect(() => compareYears(spec(2019), spec(2021))).toThrow(RangeError)
})
