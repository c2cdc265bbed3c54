import { describe, expect, test } from 'vitest'
import {
  axesOf,
  codesOf,
  compareQuery,
  focusQuery,
  leadersQuery,
  needsLeaders,
  pinnedYearsQuery,
  placeYearsQuery,
  sideBySideQuery,
  splitOf,
  wholeQuery,
  yearsOf,
} from '../../../web/view/compare-query.ts'
import { type CompareView } from '../../../web/view/compare-view.ts'
import { measureOf, TOPICS } from '../../../web/view/measures.ts'
import { AGENCY_VIEW } from './fitted.ts'
import { loadIndicatorCodes } from './indicator-codes.ts'

const indicators = loadIndicatorCodes()
const view = (change: Partial<CompareView> = {}): CompareView => ({ ...AGENCY_VIEW, ...change })
const measure = (show: string) => measureOf(show, indicators)!

describe('measures', () => {
  test.each(TOPICS)('every code of the topic %s is in the dictionary', (topic) => {
    const all = measureOf(topic, { has: () => true } as unknown as typeof indicators)!
    expect(measure(topic).codes).toEqual(all.codes)
    expect(measure(topic).extra).toEqual(all.extra)
  })

  test('an indicator is a measure of its own, an unknown one is none', () => {
    expect(measure('rate.disclosure')).toMatchObject({
      topic: null,
      codes: ['rate.disclosure'],
      parts: false,
    })
    expect(measureOf('rate.happiness', indicators)).toBeNull()
  })
})

describe('query', () => {
  test('no choice of years means the latest, or all where years are side by side', () => {
    expect(yearsOf(view(), 'bars', 2020)).toEqual([2020])
    expect(yearsOf(view(), 'lines', 2020)).toEqual([])
    expect(yearsOf(view({ by: 'year' }), 'shares', 2020)).toEqual([])
    expect(yearsOf(view({ years: [2019] }), 'bars', 2020)).toEqual([2019])
  })

  test('outcomes by agency, ranked by the disclosure rate', () => {
    expect(compareQuery(view({ within: ['210000'] }), measure('outcomes'), 'shares', 2020)).toEqual({
      indicators:
        'outcome.granted,outcome.partial,outcome.denied.total,outcome.unavailable.total,outcome.rejected.total,outcome.other.total,rate.disclosure',
      by: 'agency',
      within: '210000',
      years: '2020',
      sort: '-rate.disclosure',
      limit: 20,
    })
  })

  test('the picked agencies only, upwards', () => {
    const query = compareQuery(
      view({ pins: [4, 1], only: true, order: 'value_up', rows: 50 }),
      measure('procurement'),
      'bars',
      2020,
    )
    expect(query).toMatchObject({ agency: '4,1', sort: 'procurement.amount', limit: 50 })
  })

  test('picked agencies do not narrow the rows until the reader says so', () => {
    expect(compareQuery(view({ pins: [4, 1] }), measure('outcomes'), 'shares', 2020).agency).toBeUndefined()
  })

  test('lines of regions: one indicator, every year, at the asked level', () => {
    const query = compareQuery(
      view({ by: 'region', level: 'county' }),
      measure('applications'),
      'lines',
      2020,
    )
    expect(query).toEqual({
      indicators: 'applications.received.new',
      by: 'year,region',
      level: 'county',
      limit: 10_000,
    })
  })

  test('the level of regions is no part of a question about agencies', () => {
    expect(compareQuery(view({ level: 'county' }), measure('outcomes'), 'bars', 2020).level).toBeUndefined()
  })

  test('lines of agencies: the largest of the latest year asked for', () => {
    expect(leadersQuery(view({ years: [2019, 2020] }), measure('rate.disclosure'), 2023)).toMatchObject({
      years: '2020',
      sort: '-rate.disclosure',
      limit: 8,
    })
    expect(compareQuery(view(), measure('rate.disclosure'), 'lines', 2023, [7, 9]).agency).toBe('7,9')
  })

  test('side by side asks for the picked agencies whatever the other filters are', () => {
    const query = sideBySideQuery(view({ pins: [2, 5], within: ['110000'], sector: ['tax'] }), 2020)
    expect(query).toMatchObject({ agency: '2,5', years: '2020' })
    expect(query).not.toHaveProperty('within')
  })
})

describe('query of pictures', () => {
  test('a split is the second dimension, years always the first', () => {
    const query = (change: Partial<CompareView>, picture: 'bars' | 'heat' | 'shares') =>
      compareQuery(view(change), measure('outcome.total'), picture, 2023)
    expect(query({ by: 'region', split: 'applicant' }, 'shares')).toEqual({
      indicators: 'outcome.total',
      by: 'region,applicant',
      years: '2023',
      limit: 10_000,
    })
    expect(query({ by: 'region', split: 'year' }, 'bars')).toMatchObject({ by: 'year,region' })
    expect(query({ by: 'region', split: 'year' }, 'bars')).not.toHaveProperty('years', '2023')
    expect(query({ by: 'sector' }, 'heat').by).toBe('year,sector')
    expect(splitOf(view({ by: 'year' }), 'heat')).toBeNull()
  })

  test('a heat map of agencies asks for the largest first, and then for their years', () => {
    const asked = view({ show: 'rate.disclosure', rows: 50 })
    expect(needsLeaders(asked, 'heat')).toBe(true)
    expect(needsLeaders({ ...asked, pins: [1], only: true }, 'heat')).toBe(false)
    expect(needsLeaders({ ...asked, by: 'region' }, 'heat')).toBe(false)
    expect(leadersQuery(asked, measure('rate.disclosure'), 2023, 'heat')).toMatchObject({
      limit: 50,
      sort: '-rate.disclosure',
    })
    expect(compareQuery(asked, measure('rate.disclosure'), 'heat', 2023, [3, 1])).toMatchObject({
      by: 'year,agency',
      agency: '3,1',
    })
  })

  test('clouds take every subject and one indicator, a scatter plot two and a size', () => {
    expect(compareQuery(view(), measure('outcomes'), 'funnel', 2023)).toMatchObject({
      indicators: 'rate.disclosure',
      by: 'agency',
      limit: 10_000,
    })
    const known = (code: string) => indicators.has(code)
    expect(axesOf(view(), measure('applications'), known)).toEqual({
      x: 'applications.received.new',
      y: 'rate.disclosure',
      size: 'outcome.total',
    })
    expect(axesOf(view({ against: 'x.unknown' }), measure('rate.disclosure'), known).y).toBe(
      'applications.received.new',
    )
    expect(codesOf(view({ against: 'outcome.granted' }), measure('applications'), 'scatter', known)).toEqual([
      'applications.received.new',
      'outcome.granted',
      'outcome.total',
    ])
  })

  test('the flow takes every way in and out, by applicant, whatever is compared', () => {
    const query = compareQuery(
      view({ by: 'region', split: 'year', applicant: ['natural_person'], within: ['210000'] }),
      measure('outcomes'),
      'flow',
      2023,
    )
    expect(query).toMatchObject({ by: 'applicant', within: '210000', years: '2023' })
    expect(query.indicators).toContain('applications.received.carried_in')
    expect(query.indicators).toContain('applications.carried_out')
    expect(query.applicant).toBeUndefined()
  })

  test('tiles are provinces', () => {
    expect(
      compareQuery(view({ by: 'region', level: 'county' }), measure('rate.disclosure'), 'tiles', 2023),
    ).toMatchObject({
      level: 'province',
      limit: 10_000,
    })
  })

  test.each<[Partial<CompareView>, object | null]>([
    [
      { focus: '12', within: ['210000'] },
      { agency: '12', by: 'year' },
    ],
    [{ by: 'region', focus: '210100' }, { within: '210100' }],
    [
      { by: 'region', focus: '210000.direct' },
      { within: '210000', agencyLevel: 'province' },
    ],
    [
      { by: 'sector', focus: 'tax', within: ['210000'] },
      { within: '210000', sector: 'tax' },
    ],
    [{ by: 'level', focus: 'county' }, { agencyLevel: 'county' }],
    [{ by: 'applicant', focus: 'org_commercial' }, { applicant: 'org_commercial' }],
    [{ by: 'year', focus: '2020' }, null],
    [{}, null],
  ])('the years of what is looked at: %j', (change, query) => {
    const asked = focusQuery(view(change), measure('rate.disclosure'))
    if (query === null) expect(asked).toBeNull()
    else expect(asked).toMatchObject({ indicators: 'rate.disclosure', by: 'year', ...query })
    if (change.focus === '12') expect(asked?.within).toBeUndefined()
  })

  test('the picks over all years', () => {
    expect(pinnedYearsQuery(view({ pins: [2, 5] }), measure('outcomes'))).toMatchObject({
      indicators: 'rate.disclosure',
      by: 'year,agency',
      agency: '2,5',
    })
    expect(placeYearsQuery(view({ within: ['110000'] }), measure('outcomes'), '210000')).toMatchObject({
      by: 'year',
      within: '210000',
    })
  })

  test('more agencies than an answer holds: how all of them lie', () => {
    expect(wholeQuery(view({ split: 'level' }), measure('outcomes'), 'dots', 2023)).toMatchObject({
      indicators: 'rate.disclosure',
      by: 'level',
      years: '2023',
      scope: 'own',
      statistics: 'n,q1,median,q3',
    })
    expect(wholeQuery(view(), measure('outcomes'), 'funnel', 2023)?.by).toBeUndefined()
    expect(wholeQuery(view(), measure('outcomes'), 'bars', 2023)).toBeNull()
    expect(wholeQuery(view({ by: 'region' }), measure('outcomes'), 'dots', 2023)).toBeNull()
  })
})
