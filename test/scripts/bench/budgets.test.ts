/** What the benchmarks do with what they measured: percentiles, ratios against bounds, tables, equal answers, growth. */
import { describe, expect, test } from 'vitest'
import { differencesOf, figuresOfRows } from '../../../scripts/bench/compare.ts'
import { growthTable, powerOf, type Size } from '../../../scripts/bench/growth.ts'
import { callsInTurns, isMet, median, percentile, type Budget } from '../../../scripts/bench/rounds.ts'
import { BUDGET_HEAD, budgetRow, formatNumber, markdownTable } from '../../../scripts/bench/table.ts'
import { staticGraph, type Manifest } from '../../../scripts/bench/web.ts'
import { questionsOf } from '../../../scripts/bench/questions.ts'

const budget = (change: Partial<Budget>): Budget => ({
  id: 'B1',
  what: 'a question',
  measured: 'p50',
  peer: 'another',
  ours: 2,
  theirs: 10,
  ratio: 0.2,
  bound: { most: 0.3 },
  ...change,
})

describe('percentiles', () => {
  test.each([
    [[3, 1, 2], 50, 2],
    [[5, 1, 4, 2, 3], 50, 3],
    [Array.from({ length: 100 }, (_, i) => i + 1), 95, 96],
    [[7], 95, 7],
    [[2, 10], 100, 10],
  ])('of %j at %d is %d', (values, percent, expected) => {
    expect(percentile(values, percent)).toBe(expected)
  })

  test('leave the values in their order, and need some', () => {
    const values = [3, 1, 2]
    expect(median(values)).toBe(2)
    expect(values).toEqual([3, 1, 2])
    expect(() => median([])).toThrow(RangeError)
  })
})

test('two works are called in turns, a round of one before a round of the other, the first round not counted', async () => {
  const calls: string[] = []
  const times = await callsInTurns(
    [(call) => calls.push(`a${call}`), async (call) => void calls.push(`b${call}`)],
    2,
    2,
  )
  expect(calls.join(' ')).toBe('a0 a1 b0 b1 a0 a1 b0 b1 a0 a1 b0 b1')
  expect(times.map(({ length }) => length)).toEqual([4, 4])
})

test.each([
  [{ bound: { most: 0.3 }, ratio: 0.3 }, true],
  [{ bound: { most: 0.3 }, ratio: 0.31 }, false],
  [{ bound: { least: 0.8 }, ratio: 0.8 }, true],
  [{ bound: { least: 0.8 }, ratio: 0.79 }, false],
  [{ bound: { most: 0.3 }, ratio: NaN }, false],
  [{ bound: null, ratio: 5 }, null],
])('%j is met: %s', (change, expected) => {
  expect(isMet(budget(change))).toBe(expected)
})

describe('tables', () => {
  test('a budget is a row: what, measured, both times, ratio with its bound, met or not', () => {
    expect(markdownTable(BUDGET_HEAD, [budgetRow(budget({}))])).toBe(
      '| budget | measured | ours | peer | theirs | ratio | met |\n' +
        '| --- | --- | --- | --- | --- | --- | --- |\n' +
        '| B1 a question | p50 | 2.00 ms | another | 10.0 ms | 0.200 (≤ 0.3) | yes |\n',
    )
  })

  test('without a peer its columns are empty; without a bound nothing is met', () => {
    const row = budgetRow(budget({ peer: '', theirs: null, unit: 'MB', ours: 71, ratio: 71, bound: null }))
    expect(row).toEqual(['B1 a question', 'p50', '71.0 MB', '', '', '71.0', ''])
  })

  test.each([
    [0, '0'],
    [1234.5, '1235'],
    [12.345, '12.3'],
    [1.2345, '1.23'],
    [0.12345, '0.123'],
    [0.001234, '0.0012'],
    [-2.5, '-2.50'],
    [NaN, 'NaN'],
  ])('%d is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
})

describe('answers are compared before they are timed', () => {
  const columns = { keys: 1, codes: ['procurement.amount'] }
  const ours = new Map([
    ['210000 procurement.amount', 12.5],
    ['330000 procurement.amount', 4],
  ])

  test('money in fen is money in yuan; what is 0 or nothing is left out', () => {
    const rows = [
      [210_000, 1250n],
      [330_000, 400n],
      [440_000, 0n],
      [450_000, null],
    ]
    expect(differencesOf(ours, figuresOfRows({ columns }, rows))).toEqual([])
  })

  test('a figure that one has and the other has not, or has otherwise, is a difference', () => {
    const theirs = figuresOfRows({ columns }, [
      [210_000, 1251n],
      [460_000, 100n],
    ])
    expect(differencesOf(ours, theirs)).toEqual([
      '210000 procurement.amount: 12.5, not 12.51',
      '330000 procurement.amount: 4, not 0',
      '460000 procurement.amount: 0, not 1',
    ])
  })

  test('a cell is a figure only where the form prints it', () => {
    const cell = { columns: { keys: 3, codes: ['cell'] } }
    const rows = [
      [2020, 48, 7, 3n, '2019'],
      [2021, 48, 7, 3n, '2021'],
      [2021, 1, 0, null, '2021'],
    ]
    expect([...figuresOfRows(cell, rows)]).toEqual([['2020 outcome.other.total total', 3]])
  })

  test('every reference question has cases, each a statement of its own or the same for all', () => {
    const questions = questionsOf({
      provinces: ['210000', '330000'],
      sectors: ['tax', 'health'],
      agencies: [1, 2],
    })
    expect(questions.map(({ id }) => id)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'])
    for (const { cases } of questions) expect(cases.length).toBeGreaterThan(4)
    const statements = questions.flatMap(({ cases }) => cases.map(({ sql }) => sql))
    for (const sql of statements) expect(sql).not.toMatch(/undefined|NaN/)
  })
})

test('the initial download is the entry and all it imports at once, not what it may load later', () => {
  const manifest: Manifest = {
    'index.html': { file: 'a.js', isEntry: true, imports: ['_b'], dynamicImports: ['charts'] },
    _b: { file: 'b.js', imports: ['_c'] },
    _c: { file: 'c.js', imports: ['_b'] },
    charts: { file: 'd.js', imports: ['_c'] },
  }
  expect([...staticGraph(manifest, 'index.html')]).toEqual(['index.html', '_b', '_c'])
  expect([...staticGraph(manifest, 'charts')]).toEqual(['charts', '_c', '_b'])
  expect(() => staticGraph(manifest, 'elsewhere')).toThrow(RangeError)
})

describe('growth', () => {
  const size = (share: number, reports: number, p50: number): Size => ({
    nation: {
      file: '',
      share,
      reports,
      facts: reports * 20,
      bytes: reports * 1000,
      times: { madeUp: 1, loaded: reports, bare: reports / 10 },
    },
    timed: [
      {
        question: { id: 'Q1', what: '', most: 0.05, cases: [] },
        ours: { p50, p95: p50 * 2 },
        theirs: { p50: p50 * 4, p95: 1 },
      },
    ],
    replaced: { elapsed: 3, busy: 3 },
    resident: 1024 ** 2,
  })

  test('is told as a power of the number of reports: 1 linear, 0 not at all, 2 square', () => {
    const sizes = [size(1, 1000, 1), size(10, 10_000, 1)]
    expect(powerOf(sizes, [5, 50])).toBe('1.00')
    expect(powerOf(sizes, [5, 5])).toBe('0.00')
    expect(powerOf(sizes, [1, 100])).toBe('2.00')
    expect(powerOf(sizes.slice(0, 1), [5])).toBe('')
  })

  test('has a column a size and a row a figure', () => {
    const { head, rows } = growthTable([size(1, 1000, 1), size(10, 10_000, 2)])
    expect(head).toEqual(['figure', '1 %', '10 %', 'growth as reports to the power of'])
    expect(rows.find(([name]) => name === 'Q1 p50')).toEqual(['Q1 p50', '1.00 ms', '2.00 ms', '0.30'])
    expect(rows.find(([name]) => name === 'bytes a report')).toEqual([
      'bytes a report',
      '1000',
      '1000',
      '0.00',
    ])
    expect(() => growthTable([])).toThrow(RangeError)
  })
})
