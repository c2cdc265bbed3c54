import { describe, expect, test } from 'vitest'
import { compareQuery, leadersQuery, sideBySideQuery, yearsOf } from '../../../web/view/compare-query.ts'
import { COMPARE_DEFAULTS, type CompareView } from '../../../web/view/compare-view.ts'
import { measureOf, pictureOf, picturesOf, TOPICS } from '../../../web/view/measures.ts'
import { loadIndicatorCodes } from './indicator-codes.ts'

const indicators = loadIndicatorCodes()
const view = (change: Partial<CompareView> = {}): CompareView => ({ ...COMPARE_DEFAULTS, ...change })
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

  test('shares are offered only where the parts make a whole', () => {
    expect(picturesOf(measure('outcomes'), 'agency')).toContain('shares')
    expect(picturesOf(measure('applications'), 'agency')).not.toContain('shares')
    expect(pictureOf(measure('applications'), 'agency', 'shares')).toBe('bars')
    expect(pictureOf(measure('rate.disclosure'), 'year', null)).toBe('lines')
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
