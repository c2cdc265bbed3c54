import { describe, expect, test } from 'vitest'
import { AGENCY_LEVELS, countFilters, NO_FILTERS, parseFilters } from '../../../web/view/filters.ts'
import {
  COMPARE_DEFAULTS,
  formatCompareView,
  parseCompareView,
  type CompareView,
} from '../../../web/view/compare-view.ts'
import { keepLanguage } from '../../../web/view/keep-language.ts'
import { formatOverviewView, parseOverviewView } from '../../../web/view/overview-view.ts'
import { formatParams, formatYears, readYears } from '../../../web/view/params.ts'
import { formatRoute, parseRoute } from '../../../web/view/route.ts'

describe('route', () => {
  test.each([
    ['/', { page: 'overview' }],
    ['/compare', { page: 'compare' }],
    ['/compare/', { page: 'compare' }],
    ['/embed/compare', { page: 'embed' }],
    ['/region/210100', { page: 'region', adcode: '210100' }],
    ['/agency/12', { page: 'agency', id: 12 }],
    ['/report/3', { page: 'report', id: 3 }],
    ['/data', { page: 'data' }],
    ['/rules', { page: 'rules' }],
    ['/design', { page: 'design' }],
  ] as const)('%s', (path, route) => {
    expect(parseRoute(path)).toEqual(route)
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  test.each([
    '/region/21',
    '/agency/0',
    '/agency/x',
    '/agency/1e9',
    '/report/3/cells',
    '/compare/2',
    '/embed/report',
    '/embed',
    '/nowhere',
  ])('%s is no page', (path) => expect(parseRoute(path)).toEqual({ page: 'missing' }))
})

describe('years', () => {
  test.each([
    ['2020', [2020]],
    ['2019-2021', [2019, 2020, 2021]],
    ['2023,2019-2020,2020', [2019, 2020, 2023]],
    ['2021-2019', []],
    ['0000-9999', []],
    ['20', []],
    ['2020;drop', []],
    ['', []],
  ])('%s', (text, years) => {
    expect(readYears(new URLSearchParams({ years: text }))).toEqual(years)
  })

  test.each([
    [[2020], '2020'],
    [[2019, 2020, 2021], '2019-2021'],
    [[2023, 2019, 2020, 2020], '2019-2020,2023'],
    [[], ''],
  ])('%j is written %s', (years, text) => expect(formatYears(years)).toBe(text))
})

describe('filters', () => {
  test('foreign values are dropped, the rest is kept', () => {
    const params = new URLSearchParams(
      'within=210100,21,320684&years=2020,abc&sector=justice,<b>&agencyLevel=galactic&scope=everything&quality=clean&utm=1',
    )
    expect(parseFilters(params)).toEqual({
      within: ['210100', '320684'],
      years: [2020],
      sector: ['justice'],
      agencyLevel: null,
      scope: 'auto',
      quality: 'clean',
    })
  })

  test('only what differs from the defaults is counted and written', () => {
    expect(countFilters(NO_FILTERS)).toBe(0)
    expect(formatOverviewView(NO_FILTERS)).toBe('')
    expect(countFilters({ ...NO_FILTERS, within: ['210000'], scope: 'own' })).toBe(2)
  })

  test('every filter survives the round trip', () => {
    const view = {
      within: ['210000', '320000'],
      years: [2019, 2020, 2022],
      sector: ['justice', 'tax'],
      agencyLevel: AGENCY_LEVELS[3],
      scope: 'consolidated' as const,
      quality: 'clean' as const,
    }
    const search = formatOverviewView(view)
    expect(search).toBe(
      '?within=210000,320000&years=2019-2020,2022&sector=justice,tax&agencyLevel=county&scope=consolidated&quality=clean',
    )
    expect(parseOverviewView(search)).toEqual(view)
  })
})

describe('compare', () => {
  const full: CompareView = {
    ...NO_FILTERS,
    within: ['210100'],
    show: 'rate.disclosure',
    by: 'region',
    picture: 'lines',
    level: 'county',
    order: 'name',
    rows: 100,
    pins: [4, 1],
    only: true,
    behind: '210103',
    split: 'year',
    against: 'outcome.total',
    size: 'applications.received.new',
    applicant: ['natural_person', 'org_other'],
    places: ['210100', '320000'],
    focus: '210000.direct',
  }

  test('nothing chosen is an empty search', () => {
    expect(formatCompareView(COMPARE_DEFAULTS)).toBe('')
    expect(parseCompareView('')).toEqual(COMPARE_DEFAULTS)
  })

  test('all of it survives the round trip, pins in the order picked', () => {
    expect(parseCompareView(formatCompareView(full))).toEqual(full)
    expect(formatCompareView(full)).toContain('pins=4,1')
    expect(formatCompareView(full)).toMatch(/&v=1$/)
  })

  test.each([
    ['show=%3Cscript%3E', 'show', 'outcomes'],
    ['show=outcome..granted', 'show', 'outcomes'],
    ['by=planet', 'by', null],
    ['picture=pie', 'picture', null],
    ['level=village', 'level', null],
    ['rows=1000000', 'rows', null],
    ['behind=21', 'behind', null],
    ['only=1', 'only', false],
    ['pins=1,x,-3,0,1,2', 'pins', [1, 2]],
    ['pins=1,2,3,4,5,6,7,8,9,10', 'pins', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['by=region&split=region', 'split', null],
    ['by=year&split=year', 'split', null],
    ['places=210000,x,21', 'places', ['210000']],
    ['focus=%3Cb%3E', 'focus', null],
    ['against=DROP TABLE', 'against', null],
    ['show=procurement&v=99', 'show', 'procurement'],
  ] as const)('%s', (search, key, value) => {
    expect(parseCompareView(`?${search}`)[key]).toEqual(value)
  })
})

test('empty values are left out of a search, and commas stay readable', () => {
  expect(formatParams({ a: '', b: null, c: undefined })).toBe('')
  expect(formatParams({ a: '1,2', b: 0 })).toBe('?a=1,2&b=0')
})

test.each([
  ['?by=year', '?lang=en&x=1', '?by=year&lang=en'],
  ['', '?lang=en', '?lang=en'],
  ['?lang=zh', '?lang=en', '?lang=zh'],
  ['?by=year', '', '?by=year'],
])('a link %s from %s is %s', (search, current, kept) => expect(keepLanguage(search, current)).toBe(kept))
