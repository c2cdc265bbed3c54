/** What stands beside figures: distributions over agencies and changes on the year, by hand. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aggregate } from '../../db/queries/aggregate.ts'
import type { AggregateParameters } from '../../db/queries/aggregate-question.ts'
import type { Db } from '../../db/schema.ts'
import { buildWorld } from '../support/world.ts'

let db: Db
beforeAll(async () => {
  const blank = { value: null, state: 'missing' as const }
  const world = await buildWorld([
    {
      agency: '甲局',
      year: 2019,
      values: { 'outcome.granted': 30, 'outcome.total': 60, 'normative_docs.made': 4 },
    },
    {
      agency: '甲局',
      year: 2020,
      values: { 'outcome.granted': 60, 'outcome.total': 90, 'normative_docs.made': 6 },
    },
    {
      agency: '甲局',
      year: 2021,
      values: { 'outcome.granted': 45, 'outcome.total': 90, 'normative_docs.made': 9 },
    },
    { agency: '乙局', year: 2020, values: { 'outcome.granted': 10, 'outcome.total': 10 } },
    { agency: '丙局', year: 2020, values: { 'outcome.granted': 0, 'outcome.total': 40 } },
    { agency: '丙局', year: 2022, values: { 'outcome.granted': 0, 'outcome.total': 40 } },
    {
      agency: '丁局',
      region: '210200',
      year: 2019,
      values: { 'outcome.granted': blank, 'outcome.total': 0 },
    },
    { agency: '丁局', region: '210200', year: 2020, values: { 'outcome.granted': 2, 'outcome.total': 5 } },
    {
      agency: '大连市人民政府',
      region: '210200',
      sector: 'government',
      year: 2021,
      scope: 'consolidated',
      values: { 'outcome.total': 70 },
    },
  ])
  db = world.db
})
afterAll(() => db.destroy())

const rows = async (asked: AggregateParameters) => (await aggregate(db, asked)).rows

test('the median of agencies is not the rate of their sum', async () => {
  const { rows: found, notes } = await aggregate(db, {
    indicators: 'outcome.granted,rate.disclosure',
    within: '210100',
    years: '2020',
    statistics: 'n,median,mean',
  })
  expect(found[0]!.values['rate.disclosure']).toBe(70 / 140)
  expect(found[0]!.statistics).toEqual({
    'outcome.granted': { n: 3, excluded: 0, values: { n: 3, median: 10, mean: 70 / 3 } },
    // 乙局 has ten cases only.
    'rate.disclosure': { n: 2, excluded: 1, values: { n: 2, median: 1 / 3, mean: 1 / 3 } },
  })
  expect(notes).toContainEqual({ code: 'distribution_left_out', indicators: [], count: 1 })
})

test('a consolidated report is no agency of a distribution', async () => {
  const [row] = await rows({
    indicators: 'outcome.total',
    within: '210200',
    years: '2021',
    statistics: 'n,median',
  })
  expect(row).toMatchObject({ scope: 'consolidated', values: { 'outcome.total': 70 } })
  expect(row!.statistics).toEqual({ 'outcome.total': { n: 0, excluded: 0, values: { n: 0, median: null } } })
})

test('a single agency has no distribution', async () => {
  await expect(
    rows({ indicators: 'outcome.total', by: 'agency', statistics: 'median' }),
  ).rejects.toMatchObject({
    parameter: 'statistics',
  })
  await expect(rows({ indicators: 'outcome.total', statistics: 'mode' })).rejects.toMatchObject({
    parameter: 'statistics',
    allowed: expect.arrayContaining(['median', 'p90']),
  })
})

test('changes: counts absolute and relative, rates in points with their interval', async () => {
  const [row] = await rows({
    indicators: 'outcome.total,rate.disclosure',
    by: 'agency',
    agency: '1',
    years: '2020',
    change: 'previous_year',
  })
  expect(row!.changes!['outcome.total']).toEqual({
    previous: 60,
    absolute: 30,
    relative: 0.5,
    points: null,
    low: null,
    high: null,
    reason: null,
    reports: 1,
  })
  const rate = row!.changes!['rate.disclosure']!
  expect(rate).toMatchObject({ previous: 0.5, absolute: null, relative: null, reason: null })
  expect(rate.points).toBeCloseTo(100 / 6, 10)
  expect(rate.low).toBeLessThan(rate.points!)
  expect(rate.high).toBeGreaterThan(rate.points!)
})

test('a series broken by the form is not joined; one that is the same is', async () => {
  const [row] = await rows({
    indicators: 'normative_docs.made,outcome.total,procurement.amount,fees.amount',
    agency: '1',
    years: '2021',
    change: 'previous_year',
  })
  expect(row!.changes).toMatchObject({
    'normative_docs.made': { previous: 6, absolute: null, relative: null, reason: 'form_break' },
    'outcome.total': { previous: 90, absolute: 0, relative: 0, reason: null },
    'procurement.amount': { reason: 'form_break', absolute: null },
    'fees.amount': { reason: 'form_break', absolute: null },
  })
})

test.each([
  ['a year without a report before it', { agency: '3', years: '2022' }, 'gap_year'],
  ['no report in the year before', { agency: '2', years: '2020' }, 'gap_year'],
  ['a blank to start from', { agency: '4', years: '2020' }, 'base_blank'],
])('%s gives a reason and no number', async (_case, asked, reason) => {
  const [row] = await rows({ indicators: 'outcome.granted', ...asked, change: 'previous_year' })
  expect(row!.changes!['outcome.granted']).toMatchObject({
    absolute: null,
    relative: null,
    points: null,
    reason,
  })
})

test('from zero there is a difference, and no percentage', async () => {
  const [row] = await rows({
    indicators: 'outcome.total',
    agency: '4',
    years: '2020',
    change: 'previous_year',
  })
  expect(row!.changes!['outcome.total']).toMatchObject({
    previous: 0,
    absolute: 5,
    relative: null,
    reason: 'base_zero',
  })
})

test('single agencies one year and a whole government the next are not compared', async () => {
  const [row] = await rows({
    indicators: 'outcome.total',
    within: '210200',
    years: '2021',
    change: 'previous_year',
  })
  expect(row!.changes!['outcome.total']).toMatchObject({
    previous: 5,
    absolute: null,
    reason: 'scope_changed',
  })
})

test('another number of reports is noted, and rows can be sorted by change', async () => {
  const { rows: found, notes } = await aggregate(db, {
    indicators: 'outcome.total',
    by: 'year',
    within: '210100',
    change: 'previous_year',
    sort: '-outcome.total:change',
  })
  expect(found.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2019])
  expect(found.map(({ changes }) => changes!['outcome.total']!.absolute)).toEqual([80, -50, -50, null])
  expect(notes).toContainEqual({ code: 'change_coverage', indicators: [], count: 2 })
  await expect(
    rows({ indicators: 'outcome.total', by: 'year', sort: 'outcome.total:change' }),
  ).rejects.toMatchObject({
    parameter: 'sort',
  })
  await expect(rows({ indicators: 'outcome.total', change: 'previous_year' })).rejects.toMatchObject({
    parameter: 'change',
  })
})

test('a difference of two rates brings both along, with its interval', async () => {
  const [row] = await rows({ indicators: 'gap.disclosure_applicants', years: '2020' })
  // Everything comes from natural persons here: the other side has no cases.
  expect(row!.values).toMatchObject({
    'rate.disclosure_organisations': null,
    'gap.disclosure_applicants': null,
  })
  const { db: other } = await buildWorld([
    {
      agency: '甲局',
      values: {
        'outcome.granted[natural_person]': 30,
        'outcome.total[natural_person]': 60,
        'outcome.granted[org_commercial]': 30,
        'outcome.total[org_commercial]': 40,
      },
    },
  ])
  const [gap] = (await aggregate(other, { indicators: 'gap.disclosure_applicants' })).rows
  await other.destroy()
  expect(gap!.values['gap.disclosure_applicants']).toBe(0.5 - 0.75)
  const { low, high } = gap!.differences!['gap.disclosure_applicants']!
  expect([low < -0.25, high > -0.25, high < 0]).toEqual([true, true, true])
})

test('a mean per report rests on the reports that hold a value', async () => {
  const [row] = await rows({ indicators: 'average.handled,quality.clean', years: '2020' })
  expect(row!.rates['average.handled']).toEqual({ numerator: 145, denominator: 4, low: null, high: null })
  expect(row!.values['average.handled']).toBe(36.25)
  expect(row!.rates['quality.clean']).toMatchObject({ numerator: 4, denominator: 4 })
})
