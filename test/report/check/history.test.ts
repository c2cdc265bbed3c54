/** Several years of one agency, and reports of several agencies, laid side by side. */
import { describe, expect, test } from 'vitest'
import { figurePrints } from '../../../server/report/check/copied-figures.ts'
import { judgeCopies, type Resemblance } from '../../../server/report/check/copies.ts'
import { Figures } from '../../../server/report/check/figures.ts'
import { compareWithParts, gravest } from '../../../server/report/check/hierarchy.ts'
import { judgeHistory, type YearOfReport } from '../../../server/report/check/history.ts'
import { buildReport, type ReportSpec } from '../../support/report.ts'

const DETAILED = {
  'outcome.granted': 71,
  'outcome.partial': 12,
  'outcome.denied.other_law': 34,
  'outcome.unavailable.not_held': 123,
  'outcome.rejected.petition': 57,
}

function yearOf(
  year: number,
  values: ReportSpec['values'],
  change: Partial<YearOfReport> = {},
): YearOfReport {
  const { report } = buildReport({ agency: '沈阳市房产局', year, values })
  const { form, scope, cells } = report
  return {
    id: year,
    year,
    form,
    scope,
    figures: new Figures(cells),
    prints: figurePrints(cells),
    prose: null,
    ...change,
  }
}
const told = (years: YearOfReport[], id: number) =>
  judgeHistory(years)
    .get(id)!
    .findings.map(({ rule, severity, other }) => [rule, severity, other])

const money = (amount: number) => ({ 'fees.amount': amount })

describe('a unit mixed up', () => {
  test('between two years that agree: a warning, with the amount that was meant', () => {
    const years = [
      yearOf(2021, money(520_000)),
      yearOf(2022, money(5_310_000_000)),
      yearOf(2023, money(480_000)),
    ]
    const [finding] = judgeHistory(years).get(2022)!.findings
    expect(finding).toMatchObject({
      rule: 'XY-UNIT',
      severity: 'warning',
      suspect: { code: 'fees.amount', value: 531_000 },
      other: 2021,
    })
    // The jump up and the jump down are explained by it.
    expect(told(years, 2023)).toEqual([])
  })
  test('beside one year only: a remark on the later report', () => {
    expect(told([yearOf(2021, money(52_000_000)), yearOf(2022, money(5100))], 2022)).toEqual([
      ['XY-UNIT', 'info', 2021],
    ])
  })
  test('a hundredfold is a jump and no unit', () => {
    expect(told([yearOf(2021, money(520_000)), yearOf(2022, money(52_000_000))], 2022)).toEqual([
      ['XY-JUMP', 'info', 2021],
    ])
  })
})

describe('a digit too many', () => {
  const decisions = (...counts: number[]) =>
    counts.map((count, i) => yearOf(2021 + i, { 'licensing.decisions': count }))
  test('between two years that agree', () => {
    const years = decisions(152, 1630, 148)
    expect(told(years, 2022)).toEqual([['XY-DIGIT', 'info', 2021]])
    expect(told(years, 2023)).toEqual([])
  })
  test('not where the neighbours disagree, nor in small figures, nor in growth', () => {
    expect(told(decisions(152, 1630, 900), 2022)).toEqual([['XY-JUMP', 'info', 2021]])
    expect(told(decisions(2, 21, 2), 2022)).toEqual([])
    expect(told(decisions(152, 500, 148), 2022)).toEqual([])
  })
})

describe('jumps', () => {
  test('more than fivefold from thirty, up and down', () => {
    const at = (a: number, b: number) =>
      told([yearOf(2021, { 'penalty.decisions': a }), yearOf(2022, { 'penalty.decisions': b })], 2022)
    expect(at(30, 151)).toEqual([['XY-JUMP', 'info', 2021]])
    expect(at(30, 150)).toEqual([])
    expect(at(29, 2900)).toEqual([])
    expect(at(100, 0)).toEqual([['XY-JUMP', 'info', 2021]])
  })
  test('not of suits when reconsideration became a precondition', () => {
    const suits = (year: number, count: number) => yearOf(year, { 'legal.litigation_direct.other': count })
    expect(told([suits(2022, 60), suits(2023, 2)], 2023)).toEqual([['XY-JUMP', 'info', 2022]])
    expect(told([suits(2023, 60), suits(2024, 2)], 2024)).toEqual([])
  })
  test('not where the forms count differently', () => {
    const made = (year: number, count: number) => yearOf(year, { 'normative_docs.made': count })
    expect(told([made(2020, 60), made(2021, 2)], 2021)).toEqual([])
  })
})

test('a stock of open documents may shrink, but not grow by more than was opened', () => {
  const open = (year: number, total: number, newly: number) =>
    yearOf(year, { 'normative_docs.disclosed_total': total, 'normative_docs.newly_disclosed': newly })
  expect(told([open(2019, 10, 0), open(2020, 8, 1)], 2020)).toEqual([])
  expect(told([open(2019, 10, 0), open(2020, 12, 1)], 2020)).toEqual([['XY-DISCLOSED', 'info', 2019]])
})

describe('another scope', () => {
  const years = [
    yearOf(2021, { 'applications.carried_out': 9 }),
    yearOf(2022, {}, { scope: 'consolidated' }),
    yearOf(2023, {}),
  ]
  test('is a break, and nothing is compared across it', () => {
    expect(told(years, 2022)).toEqual([['XY-SCOPE', 'info', 2021]])
    expect(judgeHistory(years).get(2022)!.carry).toBeNull()
    expect(told(years, 2023)).toEqual([['XY-SCOPE', 'info', 2022]])
  })
})

describe('the chain of requests', () => {
  const link = (...years: YearOfReport[]) => judgeHistory(years).get(2022)!.carry
  test('holds, breaks, or cannot be judged', () => {
    const before = yearOf(2021, { 'applications.carried_out': 4 })
    const carried = (value: number) =>
      yearOf(2022, { 'applications.received.carried_in': value, 'outcome.total': 40 })
    expect(link(before, carried(4))).toEqual({ previous: 2021, verdict: 'passed', expected: 4, actual: 4 })
    expect(link(before, carried(5))).toMatchObject({ verdict: 'failed', expected: 4, actual: 5 })
    const blank = yearOf(2021, { 'applications.carried_out[total]': { value: null, state: 'missing' } })
    expect(link(blank, carried(4))).toMatchObject({ verdict: 'not_evaluated', expected: null, actual: 4 })
  })
  test('a year between is missing: there is no link', () => {
    expect(link(yearOf(2020, { 'applications.carried_out': 4 }), yearOf(2022, {}))).toBeNull()
  })
})

describe('copied tables', () => {
  test('the very same figures as two years before', () => {
    const years = [yearOf(2021, DETAILED), yearOf(2022, {}), yearOf(2023, DETAILED)]
    expect(told(years, 2023)).toContainEqual(['XY-COPY-TABLE', 'warning', 2021])
  })
  test('a few small figures agree by chance, and one changed digit is no copy', () => {
    const small = { 'outcome.granted': 3, 'outcome.unavailable.not_held': 1 }
    expect(told([yearOf(2021, small), yearOf(2022, small)], 2022)).toEqual([])
    const other = { ...DETAILED, 'outcome.partial': 13 }
    expect(told([yearOf(2021, DETAILED), yearOf(2022, other)], 2022)).toEqual([])
  })
  test('totals and stocks say nothing', () => {
    const { cells } = buildReport({
      agency: '甲',
      year: 2021,
      values: { 'normative_docs.in_force': 123456, 'rules.in_force': 654321 },
    }).report
    expect(figurePrints(cells)).toEqual({ requests: null, flows: null })
  })
})

describe('reports of other agencies', () => {
  const like = (agency: string, change: Partial<Resemblance>): Resemblance => ({
    report_id: agency.length,
    agency,
    region: '210100',
    year: 2021,
    tables: [],
    share: null,
    ...change,
  })
  test('the closest by name, and how many more', () => {
    const found = judgeCopies([
      like('沈阳市财政局', { share: 0.92 }),
      like('沈阳市审计局办', { share: 0.97 }),
      like('沈阳市', { tables: ['requests'] }),
    ])
    expect(found.map(({ rule, severity, other }) => [rule, severity, other])).toEqual([
      ['XA-COPY-TABLE', 'warning', 3],
      ['XA-COPY-TEXT', 'info', 7],
    ])
    expect(found[1]!.message.zh).toContain('约 97% 的文字与沈阳市审计局办相同，另有 1 份也是')
  })
  test('more than can be named', () => {
    expect(judgeCopies([like('甲', { crowd: true })])).toMatchObject([{ rule: 'XA-COPY-TABLE', other: null }])
  })
})

describe('a government against its agencies', () => {
  test.each([
    [10, 10, { complete: true, blanks: 0 }, 0, 'agrees'],
    [10, 12, { complete: true, blanks: 0 }, -2, 'differs'],
    [12, 10, { complete: true, blanks: 0 }, 2, 'differs'],
    [12, 10, { complete: false, blanks: 0 }, 2, 'partial'],
    [10, 10, { complete: false, blanks: 0 }, 0, 'partial'],
    [10, 12, { complete: false, blanks: 0 }, -2, 'exceeds'],
    // A part without a figure makes the sum as incomplete as a missing report.
    [12, 10, { complete: true, blanks: 1 }, 2, 'partial'],
    [null, 10, { complete: true, blanks: 0 }, null, 'unknown'],
    [10, null, { complete: true, blanks: 0 }, null, 'unknown'],
  ] as const)('%s against %s', (whole, parts, state, residual, verdict) => {
    expect(compareWithParts(whole, parts, state)).toEqual({ whole, parts, residual, verdict })
  })
  test('the gravest of several speaks for the report', () => {
    expect(gravest(['agrees', 'exceeds', 'unknown'])).toBe('exceeds')
    expect(gravest([])).toBe('unknown')
  })
})
