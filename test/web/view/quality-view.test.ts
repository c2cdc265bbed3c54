import { describe, expect, test } from 'vitest'
import { byQuality } from '../../../web/charts/from-quality.ts'
import { findIndicators, readableFormula } from '../../../web/pages/data/find-indicators.ts'
import { snippetsFor } from '../../../web/components/snippets.ts'
import { figuresQuery } from '../../../web/pages/data/figures-query.ts'
import { formatDataView, parseDataView } from '../../../web/view/data-view.ts'
import {
  countQualityFilters,
  filtersOf,
  formatQualityView,
  parseQualityView,
  QUALITY_DEFAULTS,
} from '../../../web/view/quality-view.ts'
import { formatRoute, parseRoute } from '../../../web/view/route.ts'
import type { QualityRow } from '../../../server/http/contract/quality.ts'
import type { Indicator } from '../../../server/http/contract/reference.ts'

test('/quality is a page', () => {
  expect(parseRoute('/quality')).toEqual({ page: 'quality' })
  expect(formatRoute({ page: 'quality' })).toBe('/quality')
  expect(parseRoute('/quality/3')).toEqual({ page: 'missing' })
})

describe('the address of the quality page', () => {
  test.each([
    '',
    '?within=210100&years=2019-2021&sector=education,health&agencyLevel=county',
    '?by=agency&severity=error&rule=T3-BALANCE&state=missing&chain=year',
  ])('%s comes back as it was', (search) => {
    expect(formatQualityView(parseQualityView(search))).toBe(search)
  })

  test('what is not understood is dropped', () => {
    expect(
      parseQualityView(
        '?within=21&years=x&by=planet&severity=fatal&rule=<b>&state=lost&chain=x&agencyLevel=moon',
      ),
    ).toEqual(QUALITY_DEFAULTS)
  })

  test('filters as the API takes them; what is not a filter is not counted', () => {
    const view = parseQualityView('?within=210100&years=2020&severity=error&by=year')
    expect(filtersOf(view)).toEqual({
      within: '210100',
      years: '2020',
      sector: undefined,
      agencyLevel: undefined,
    })
    expect(countQualityFilters(view)).toBe(2)
  })
})

describe('findings as a chart', () => {
  const row = (key: string, findings: QualityRow['findings'], any: number, reports: number): QualityRow => ({
    key,
    label: { zh: key, en: key },
    findings,
    concerned: { any, error: 0, warning: any, info: 0 },
    reports,
    share: reports > 0 ? any / reports : null,
  })
  const words = {
    subject: 'Year',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    share: 'Share',
    label: ({ key }: QualityRow) => key,
  }

  test('one series a severity that there is; the share of reports only in the table', () => {
    const data = byQuality(
      [
        row('2020', { error: 0, warning: 3, info: 1 }, 2, 5),
        row('2021', { error: 0, warning: 0, info: 0 }, 0, 0),
      ],
      words,
    )
    expect(data.series.map(({ key, role }) => [key, role])).toEqual([
      ['warning', 'warning'],
      ['info', 'info'],
    ])
    expect(data.points.slice(0, 2).map((points) => points.map(({ value }) => value))).toEqual([
      [3, 0],
      [1, 0],
    ])
    expect(data.points[2]?.[0]).toMatchObject({ value: 0.4, rate: { numerator: 2, denominator: 5 } })
    expect(data.points[2]?.[1]).toMatchObject({ value: null, rate: null })
    expect(data.categories.map(({ reports, agencies }) => [reports, agencies])).toEqual([
      [5, 0],
      [0, 0],
    ])
  })

  test('nothing found at all is drawn as zeros, not as no chart', () => {
    const { series } = byQuality([row('2020', { error: 0, warning: 0, info: 0 }, 0, 5)], words)
    expect(series).toHaveLength(3)
  })

  test('a region and its own organs are two rows', () => {
    const found = { error: 1, warning: 0, info: 0 }
    const { categories } = byQuality(
      [row('210100', found, 1, 1), { ...row('210100', found, 1, 1), direct: true }],
      words,
    )
    expect(categories.map(({ key }) => key)).toEqual(['210100', '210100.direct'])
  })
})

describe('the dictionary', () => {
  const indicator = (code: string, zh: string, en: string, table: number | null): Indicator => ({
    code,
    label: { zh, en },
    definition: null,
    caveat: null,
    table,
    unit: 'count',
    kind: table === null ? 'derived' : 'flow',
    byApplicant: false,
    additive: true,
    forms: ['2019'],
    comparability: 'full',
    series: 'same',
    topics: [],
    formula: null,
  })
  const all = [
    indicator('outcome.granted', '予以公开', 'Granted in full', 3),
    indicator('licensing.decisions', '行政许可：处理决定数量', 'Licensing: decisions', 2),
    indicator('rate.disclosure', '公开率', 'Disclosure rate', null),
  ]
  const codes = (search: string) => findIndicators(all, parseDataView(search)).map(({ code }) => code)

  test.each([
    ['', ['outcome.granted', 'licensing.decisions', 'rate.disclosure']],
    ['?q=公开', ['outcome.granted', 'rate.disclosure']],
    ['?q=RATE', ['rate.disclosure']],
    ['?q=outcome+full', ['outcome.granted']],
    ['?q=outcome+licensing', []],
    ['?table=2', ['licensing.decisions']],
    ['?table=derived', ['rate.disclosure']],
    ['?table=9', ['outcome.granted', 'licensing.decisions', 'rate.disclosure']],
  ])('%s', (search, found) => expect(codes(search)).toEqual(found))

  test('the address keeps what is looked for', () => {
    expect(formatDataView(parseDataView('?q=rate&table=derived'))).toBe('?q=rate&table=derived')
    expect(formatDataView(parseDataView('?q=%20%20&topic=outcomes&by=agency&year=20x0'))).toBe('')
    const chosen = '?topic=legal&by=sector&year=2021'
    expect(formatDataView(parseDataView(chosen))).toBe(chosen)
  })

  test('formulas in words; numbers and signs stay', () => {
    const label = (code: string) => `[${code}]`
    expect(readableFormula('outcome.granted + 2 * outcome.denied.total - x', label)).toBe(
      '[outcome.granted] + 2 * [outcome.denied.total] - x',
    )
  })
})

test('only table 3 is split by applicant; each year keeps a row of its own', () => {
  expect(figuresQuery({ topic: 'outcomes', by: 'applicant', year: null })).toEqual({
    topic: 'outcomes',
    by: 'applicant,year',
  })
  expect(figuresQuery({ topic: 'legal', by: 'applicant', year: 2021 })).toEqual({
    topic: 'legal',
    by: 'agency,year',
    years: '2021',
  })
  expect(figuresQuery({ topic: 'legal', by: 'year', year: null })).toEqual({ topic: 'legal', by: 'year' })
})

test('snippets ask exactly the query, in each tool', () => {
  const path = '/api/v1/aggregates?topic=outcomes&by=agency,year&years=2021'
  const snippets = snippetsFor('https://atlas.example', path)
  expect(snippets.map(({ key }) => key)).toEqual(['curl', 'python', 'r', 'javascript', 'excel'])
  for (const { key, code } of snippets) {
    expect(code).toContain(`https://atlas.example${path}`)
    expect(code.includes(`${path}&format=csv`)).toBe(key !== 'javascript')
  }
})

test('no address ends the text that it stands in', () => {
  for (const { code } of snippetsFor('https://atlas.example', `/api/v1/agencies?q='"; rm -rf ~ #`)) {
    expect(code).toContain('q=%27%22')
  }
})
