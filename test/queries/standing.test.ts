/** One agency among its peers, and a group one by one, by figures worked out by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDots } from '../../db/queries/dots.ts'
import { apartFrom, funnelLimits } from '../../db/queries/funnel.ts'
import { readPeers } from '../../db/queries/peers.ts'
import { midRank, quantile, statisticOf } from '../../db/queries/statistics.ts'
import { differenceInterval, wilsonInterval, Z_95 } from '../../db/queries/wilson.ts'
import type { Db } from '../../db/schema.ts'
import type { ReportSpec } from '../support/report.ts'
import { buildWorld } from '../support/world.ts'

let db: Db
const id = async (name: string) =>
  (await db.selectFrom('agency').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

beforeAll(async () => {
  // Twelve bureaus of education in one level: 100 decisions each, 10, 20 … 110 of 200 granted for the last.
  const bureaus = Array.from({ length: 11 }, (_, i): ReportSpec => ({
    agency: `第${i}教育局`,
    sector: 'education',
    values: { 'outcome.granted': 40 + i, 'outcome.total': 100 },
  }))
  const world = await buildWorld([
    ...bureaus,
    { agency: '大教育局', sector: 'education', values: { 'outcome.granted': 180, 'outcome.total': 200 } },
    { agency: '小教育局', sector: 'education', values: { 'outcome.granted': 29, 'outcome.total': 29 } },
    { agency: '汇总教育局', sector: 'education', scope: 'consolidated', values: { 'outcome.total': 9000 } },
    { agency: '县教育局', sector: 'education', region: '210103', values: { 'outcome.total': 50 } },
    { agency: '财政局', sector: 'finance', values: { 'outcome.granted': 10, 'outcome.total': 40 } },
    { agency: '财政局', sector: 'finance', year: 2021, values: { 'outcome.total': 4 } },
  ])
  db = world.db
})
afterAll(() => db.destroy())

test('peers are of the same sector, level, scope and year; small rates stay out of the quartiles, not of the pool', async () => {
  const peers = await readPeers(db, await id('大教育局'), {
    indicators: 'rate.disclosure,outcome.total',
    year: 2020,
  })
  expect(peers).toMatchObject({ year: 2020, scope: 'own', basis: 'sector_and_level', reports: 13 })
  const [rate, total] = peers!.indicators
  // 40 … 50 of 100, and 180 of 200; 29 of 29 is too few to compare.
  expect(rate).toMatchObject({ code: 'rate.disclosure', value: 0.9, n: 12, excluded: 1, small: false })
  expect(rate!.quartiles!.map((q) => Math.round(q * 1e6) / 1e6)).toEqual([0.4275, 0.455, 0.4825])
  expect(rate!.percentile).toBeCloseTo(11.5 / 12, 12)
  expect(rate!.pooled).toEqual({ numerator: 495 + 29, denominator: 1129, rate: 524 / 1129 })
  expect(rate!.apart).toBe('99.8')
  expect(total).toMatchObject({ value: 200, n: 13, excluded: 0, pooled: null, apart: null })
  expect(total!.percentile).toBeCloseTo(12.5 / 13, 12)
})

test('equal values share their rank', async () => {
  const peers = await readPeers(db, await id('第3教育局'), { indicators: 'outcome.total' })
  // One below (29), eleven equal, one above.
  expect(peers!.indicators[0]!.percentile).toBeCloseTo((1 + 11 / 2) / 13, 12)
})

test('an agency with too few cases has no standing, and that is said', async () => {
  const peers = await readPeers(db, await id('小教育局'), { indicators: 'rate.disclosure' })
  expect(peers!.indicators[0]).toMatchObject({
    value: null,
    small: true,
    percentile: null,
    apart: null,
    n: 12,
  })
})

test('with too few peers the circle widens, and that is said', async () => {
  const finance = await readPeers(db, await id('财政局'), { indicators: 'outcome.total', year: 2020 })
  expect(finance).toMatchObject({ basis: 'level', reports: 14 })
  const county = await readPeers(db, await id('县教育局'), { indicators: 'outcome.total' })
  expect(county).toMatchObject({ basis: 'all', reports: 15 })
  // Without a year it is the last one.
  expect(await readPeers(db, await id('财政局'), { indicators: 'outcome.total' })).toMatchObject({
    year: 2021,
    basis: 'all',
    reports: 1,
  })
})

test('consolidated reports have consolidated peers', async () => {
  const peers = await readPeers(db, await id('汇总教育局'), { indicators: 'outcome.total' })
  expect(peers).toMatchObject({ scope: 'consolidated', reports: 1, basis: 'all' })
})

test('an agency outside the regions of its peers is still compared with them', async () => {
  const peers = await readPeers(db, await id('财政局'), {
    indicators: 'outcome.total',
    year: 2020,
    within: '210103',
  })
  expect(peers!.indicators[0]).toMatchObject({ value: 40, n: 2, percentile: 0.25 })
})

test('nothing for an agency or a year without a report', async () => {
  expect(await readPeers(db, 999, { indicators: 'outcome.total' })).toBeNull()
  expect(await readPeers(db, await id('大教育局'), { indicators: 'outcome.total', year: 2024 })).toBeNull()
  await expect(readPeers(db, 1, { indicators: 'nope' })).rejects.toMatchObject({ parameter: 'indicators' })
})

test('dots: the largest by cases first, the rest counted, each told apart or not', async () => {
  const found = await readDots(db, {
    indicator: 'rate.disclosure',
    sector: 'education',
    agencyLevel: 'prefecture',
    years: '2020',
    scope: 'own',
    limit: 3,
  })
  expect(found).toMatchObject({ total: 13, rest: 10, empty: 0 })
  expect(found.dots.map(({ agency, denominator, apart }) => [agency.name, denominator, apart])).toEqual([
    ['大教育局', 200, '99.8'],
    ['第0教育局', 100, '95'],
    ['第1教育局', 100, '95'],
  ])
  expect(found.pooled).toEqual({ numerator: 704, denominator: 1329, rate: 704 / 1329 })
})

test('dots of a count: by its value, without a rate', async () => {
  const { dots, pooled, quartiles } = await readDots(db, {
    indicator: 'outcome.total',
    years: '2020',
    sector: 'education',
    scope: 'own',
    limit: 1,
  })
  expect(dots).toMatchObject([{ value: 200, numerator: null, denominator: null, apart: null }])
  expect([pooled, quartiles]).toEqual([null, [100, 100, 100]])
})

describe('statistics', () => {
  test('of no values there is only how many', () => {
    expect(statisticOf([], 'n')).toBe(0)
    for (const name of ['mean', 'min', 'median', 'p90', 'max'] as const)
      expect(statisticOf([], name)).toBeNull()
    expect(midRank([], 1)).toBeNull()
  })

  test('quantiles lie between their neighbours', () => {
    expect([0, 0.1, 0.25, 0.5, 1].map((share) => quantile([1, 2, 3, 4, 10], share))).toEqual([
      1, 1.4, 2, 3, 10,
    ])
    expect(statisticOf([1, 2, 3, 4, 10], 'mean')).toBe(4)
  })

  test('funnel limits leave out what the Wilson interval leaves the pool out of', () => {
    for (const trials of [1, 7, 40, 300]) {
      for (let hits = 0; hits <= trials; hits++) {
        for (const pooled of [0.05, 0.3, 0.5, 0.9]) {
          const { low, high } = wilsonInterval(hits, trials)!
          const limits = funnelLimits(pooled, trials, Z_95)!
          const outside = hits / trials < limits.low - 1e-12 || hits / trials > limits.high + 1e-12
          expect([hits, trials, pooled, outside]).toEqual([
            hits,
            trials,
            pooled,
            pooled < low - 1e-12 || pooled > high + 1e-12,
          ])
        }
      }
    }
  })

  test('a share that is none is not told apart', () => {
    expect(apartFrom(0.5, 5, 4)).toBeNull()
    expect(apartFrom(0.5, 0, 0)).toBeNull()
    expect(apartFrom(0.5, 50, 100)).toBe('no')
  })

  test('the interval of a difference (Newcombe 1998, method 10: 56/70 less 48/80)', () => {
    const interval = differenceInterval({ hits: 56, trials: 70 }, { hits: 48, trials: 80 })!
    expect(interval.low).toBeCloseTo(0.0524, 4)
    expect(interval.high).toBeCloseTo(0.3339, 4)
    expect(differenceInterval({ hits: 1, trials: 0 }, { hits: 1, trials: 2 })).toBeNull()
  })
})
