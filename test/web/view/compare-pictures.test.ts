/** Which pictures are offered for which question, and why the others are not. */
import { describe, expect, test } from 'vitest'
import {
  offersOf,
  pictureOf,
  picturesOf,
  splitsOf,
  type Given,
  type Question,
} from '../../../web/view/compare-pictures.ts'
import { droppedFrom, fitView } from '../../../web/view/compare-fit.ts'
import { COMPARE_DEFAULTS, type AskedView, type Picture } from '../../../web/view/compare-view.ts'
import { measureOf, singleOf } from '../../../web/view/measures.ts'
import { loadIndicators } from './indicator-codes.ts'

const indicators = loadIndicators()
const given: Given = { years: 5, agencies: 12, indicators }
const measure = (show: string) => measureOf(show, indicators)!
const by = (subject: Question['by'], more: Partial<Question> = {}): Question => ({
  by: subject,
  split: null,
  ...more,
})
const refusal = (show: string, question: Question, picture: Picture, data: Given = given) =>
  offersOf(measure(show), question, data).find((offer) => offer.picture === picture)?.refusal

describe('pictures', () => {
  test('a whole made of parts is shown as composition first, a single indicator as ranking', () => {
    expect(picturesOf(measure('outcomes'), by('agency'), given)[0]).toBe('shares')
    expect(picturesOf(measure('rate.disclosure'), by('agency'), given)[0]).toBe('bars')
    expect(picturesOf(measure('rate.disclosure'), by('year'), given)[0]).toBe('lines')
    expect(picturesOf(measure('rate.disclosure'), by('region', { split: 'year' }), given)[0]).toBe('lines')
    expect(picturesOf(measure('rate.disclosure'), by('agency', { split: 'level' }), given)[0]).toBe('dots')
  })

  test.each<[string, Question, Picture, string | null]>([
    ['applications', by('agency'), 'shares', 'needsParts'],
    ['applicants', by('agency'), 'stacks', 'needsCounts'],
    ['outcomes', by('agency'), 'stacks', null],
    ['denied', by('agency'), 'lines', 'needsOne'],
    ['outcomes', by('agency'), 'lines', null],
    ['rate.disclosure', by('year'), 'heat', 'needsSubjects'],
    ['rate.disclosure', by('year', { split: 'level' }), 'heat', null],
    ['rate.disclosure', by('level'), 'scatter', 'needsMany'],
    ['outcome.total', by('agency'), 'funnel', 'needsRate'],
    ['rate.disclosure', by('agency'), 'funnel', null],
    ['procurement', by('agency'), 'flow', 'needsApplications'],
    ['outcomes', by('region'), 'flow', null],
    ['rate.disclosure', by('agency'), 'tiles', 'needsProvinces'],
    ['rate.disclosure', by('region'), 'tiles', null],
    ['rate.disclosure', by('region', { within: ['210000'] }), 'tiles', 'needsProvinces'],
    ['rate.disclosure', by('region', { split: 'sector' }), 'shares', 'needsParts'],
    ['outcome.total', by('region', { split: 'applicant' }), 'shares', null],
    ['rate.disclosure', by('agency', { split: 'sector' }), 'bars', 'noSplit'],
  ])('%s %j: %s is refused because %s', (show, question, picture, reason) => {
    expect(refusal(show, question, picture)).toBe(reason)
  })

  test('one year makes no line and no columns', () => {
    expect(refusal('rate.disclosure', by('agency'), 'lines', { ...given, years: 1 })).toBe('needsYears')
    expect(refusal('rate.disclosure', by('agency'), 'heat', { ...given, years: 1 })).toBe('needsYears')
    expect(pictureOf(measure('rate.disclosure'), by('year'), { ...given, years: 1 }, null)).toBe('bars')
  })

  test('a table can always be shown, and a picture that does not suit gives way', () => {
    for (const subject of ['agency', 'region', 'sector', 'level', 'year'] as const)
      for (const show of ['outcomes', 'denied', 'procurement', 'rate.disclosure'])
        expect(picturesOf(measure(show), by(subject), given)).toContain('table')
    expect(pictureOf(measure('applications'), by('agency'), given, 'shares')).toBe('bars')
    expect(pictureOf(measure('outcomes'), by('agency'), given, 'heat')).toBe('heat')
  })

  test('what stands for a whole where there is room for one: its rate, or nothing', () => {
    expect(singleOf(measure('outcomes'))).toBe('rate.disclosure')
    expect(singleOf(measure('denied'))).toBeNull()
    expect(singleOf(measure('applications'))).toBe('applications.received.new')
  })
})

describe('splitting', () => {
  test('by applicant only what the forms print by applicant, never by itself, by year only with two', () => {
    expect(splitsOf(measure('outcome.total'), 'region', given)).toEqual([
      'year',
      'sector',
      'level',
      'applicant',
    ])
    expect(splitsOf(measure('procurement'), 'region', given)).toEqual(['year', 'sector', 'level'])
    expect(splitsOf(measure('outcome.total'), 'sector', { ...given, years: 1 })).toEqual([
      'level',
      'applicant',
    ])
    expect(splitsOf(measure('denied'), 'region', given)).toEqual([])
  })

  const fit = (change: Partial<AskedView>, data: Given = given) => {
    const asked = { ...COMPARE_DEFAULTS, ...change }
    const fitted = fitView(asked, measure(asked.show), data)
    return { fitted, dropped: droppedFrom(asked, fitted) }
  }
  test('what the measure cannot do is taken out and said', () => {
    expect(fit({ show: 'procurement', by: 'applicant' })).toMatchObject({
      fitted: { by: 'agency' },
      dropped: ['by'],
    })
    expect(fit({ show: 'procurement', applicant: ['natural_person'] }).dropped).toEqual(['applicant'])
    expect(fit({ show: 'denied', split: 'year' }).dropped).toEqual(['split'])
    expect(fit({ show: 'outcome.total', applicant: ['natural_person'] })).toMatchObject({
      fitted: { applicant: ['natural_person'] },
      dropped: [],
    })
  })

  const nation: Given = { ...given, agencies: 190_000 }
  test.each<[string, Partial<AskedView>, Given, AskedView['by']]>([
    ['few agencies are compared themselves', {}, given, 'agency'],
    ['very many agencies: the regions they are in', {}, nation, 'region'],
    ['what the reader says holds', { by: 'agency' }, nation, 'agency'],
    ['a county has agencies and no parts', { within: ['210103'] }, nation, 'agency'],
    ['a prefecture has parts', { within: ['210100'] }, nation, 'region'],
    ['picked agencies are agencies', { pins: [4] }, nation, 'agency'],
    ['picked places are regions', { places: ['210100'] }, given, 'region'],
  ])('a question that names no subject: %s', (_, change, data, by) => {
    const { fitted, dropped } = fit(change, data)
    expect(fitted.by).toBe(by)
    expect(dropped).toEqual([])
  })

  test('all regions and sectors are shown, of agencies the first, unless the reader says how many', () => {
    expect(fit({}).fitted.rows).toBe(20)
    expect(fit({ by: 'region' }).fitted.rows).toBe(50)
    expect(fit({ by: 'region', rows: 100 }).fitted.rows).toBe(100)
  })
})
