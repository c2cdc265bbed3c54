/** From an answer to chart data, from a mark to what is behind it, and back up. */
import { describe, expect, test } from 'vitest'
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import { byIndicator, byPair } from '../../../web/charts/from-aggregates.ts'
import { compareData, joinYears, keepLargest, wholeOfAnswer } from '../../../web/view/compare-data.ts'
import { coverageOf } from '../../../web/view/compare-coverage.ts'
import { climbSteps, drillLink, levelOfCode } from '../../../web/view/compare-drill.ts'
import { parseCompareView, type CompareView } from '../../../web/view/compare-view.ts'
import { measureOf } from '../../../web/view/measures.ts'
import { zh } from '../../../web/messages/zh.ts'
import { sentenceOf } from '../../../web/view/sentence.ts'
import { contains, toggleRegion } from '../../../web/view/region-set.ts'
import { agencyRow, words, yearRow } from '../rows.ts'
import { AGENCY_VIEW } from './fitted.ts'
import { loadIndicatorCodes } from './indicator-codes.ts'

const codes = loadIndicatorCodes()
const TOTAL = 'outcome.total'

const regionRow = (
  adcode: string,
  name: string,
  values: Record<string, number | null>,
  more: Partial<AggregateRow> = {},
): AggregateRow => {
  const { year: _, ...row } = yearRow(0, values, more)
  return { ...row, ...more, region: { adcode, name } }
}
const applicant = (code: string) => ({ applicant: { code, label: { zh: code, en: code } } })

describe('what is behind a mark', () => {
  const view: CompareView = { ...AGENCY_VIEW, years: [2020] }
  const into = (link: string | undefined) => parseCompareView(new URL(link!, 'http://x').search)

  test('an agency leads to its report, or over several years to its page', () => {
    expect(drillLink(view, 'agency', agencyRow(4, '甲', {}, { report: 9 }))).toBe('/report/9')
    expect(drillLink(view, 'agency', agencyRow(4, '甲', {}))).toBe('/agency/4')
  })

  test('province, prefecture, county, agencies: one step at a time, the other filters kept', () => {
    const asked = { ...view, by: 'region' as const, sector: ['tax'], focus: '210000' }
    expect(into(drillLink(asked, 'region', regionRow('210000', '辽宁省', {})))).toMatchObject({
      by: 'region',
      within: ['210000'],
      sector: ['tax'],
      years: [2020],
      focus: null,
    })
    expect(into(drillLink(asked, 'region', regionRow('210100', '沈阳市', {})))).toMatchObject({
      by: 'region',
    })
    expect(into(drillLink(asked, 'region', regionRow('210103', '沈河区', {})))).toMatchObject({
      by: 'agency',
      within: ['210103'],
    })
    const direct = {
      ...regionRow('210100', '沈阳市', {}),
      region: { adcode: '210100', name: '沈阳市', direct: true },
    }
    expect(into(drillLink(asked, 'region', direct))).toMatchObject({
      by: 'agency',
      agencyLevel: 'prefecture',
    })
  })

  test('a sector, a level, a type of applicant and a year lead to their agencies', () => {
    const sector = { ...yearRow(2020, {}), sector: { code: 'tax', label: { zh: '税务', en: 'Tax' } } }
    expect(into(drillLink({ ...view, by: 'sector' }, 'sector', sector))).toMatchObject({
      by: 'agency',
      sector: ['tax'],
    })
    expect(
      into(drillLink({ ...view, by: 'level' }, 'level', { ...yearRow(2020, {}), level: 'county' })),
    ).toMatchObject({
      agencyLevel: 'county',
    })
    expect(
      into(
        drillLink({ ...view, by: 'applicant' }, 'applicant', {
          ...yearRow(2020, {}),
          ...applicant('natural_person'),
        }),
      ),
    ).toMatchObject({ applicant: ['natural_person'] })
    expect(into(drillLink({ ...view, by: 'year' }, 'year', yearRow(2019, {})))).toMatchObject({
      years: [2019],
    })
    expect(drillLink({ ...view, by: 'region' }, 'year', yearRow(2019, {}))).toBeUndefined()
  })

  test('the way back up ends where the reader is', () => {
    const said = { country: '全国', agencies: '机关' }
    const path = [
      { adcode: '210000', name: '辽宁省' },
      { adcode: '210100', name: '沈阳市' },
    ]
    const steps = climbSteps({ ...view, by: 'region', within: ['210100'] }, path, said)
    expect(steps.map(({ label }) => label)).toEqual(['全国', '辽宁省', '沈阳市'])
    expect(steps[2]!.href).toBeUndefined()
    expect(into(steps[1]!.href)).toMatchObject({ by: 'region', within: ['210000'], years: [2020] })
    expect(into(steps[0]!.href).within).toEqual([])
    expect(climbSteps({ ...view, within: ['210100'] }, path, said).at(-1)).toEqual({ label: '机关' })
  })

  test.each([
    ['210000', 'province'],
    ['210100', 'prefecture'],
    ['210103', 'county'],
  ])('%s is a %s', (code, level) => expect(levelOfCode(code)).toBe(level))
})

describe('a set of regions', () => {
  test('a part of a chosen region takes its place, and the whole takes that of its parts', () => {
    expect(toggleRegion([], '210000')).toEqual(['210000'])
    expect(toggleRegion(['210000', '320000'], '210100')).toEqual(['320000', '210100'])
    expect(toggleRegion(['210100', '210103', '320000'], '210000')).toEqual(['320000', '210000'])
    expect(toggleRegion(['210100'], '210100')).toEqual([])
    expect(toggleRegion(['210100'], '210200')).toEqual(['210100', '210200'])
  })
  test('by the code', () => {
    expect(contains('210000', '210103')).toBe(true)
    expect(contains('210100', '210103')).toBe(true)
    expect(contains('210100', '210203')).toBe(false)
    expect(contains('210103', '210100')).toBe(false)
  })
})

test('reports that stand apart by applicant are counted once', () => {
  const rows = [
    regionRow('210000', '辽宁省', {}, { ...applicant('a'), reports: 3, agencies: 4 }),
    regionRow('210000', '辽宁省', {}, { ...applicant('b'), reports: 3, agencies: 4 }),
    regionRow('320000', '江苏省', {}, { ...applicant('a'), reports: 2, agencies: 2 }),
  ]
  expect(coverageOf(rows, true)).toEqual({ reports: 5, agencies: 6, years: [] })
  expect(coverageOf([yearRow(2021, {}), yearRow(2020, {})], false)).toEqual({
    reports: 6,
    agencies: 6,
    years: [2020, 2021],
  })
})

describe('data', () => {
  test('picked agencies are marked, unless only they are shown', () => {
    const rows = [agencyRow(1, '甲', { 'outcome.granted': 1 }), agencyRow(4, '乙', { 'outcome.granted': 1 })]
    const measure = measureOf('outcomes', codes)!
    const picked = (only: boolean) =>
      compareData({ rows }, { ...AGENCY_VIEW, pins: [4], only }, measure, 'shares', words).categories.map(
        (category) => category.picked,
      )
    expect(picked(false)).toEqual([false, true])
    expect(picked(true)).toEqual([false, false])
  })

  test('split by applicant: parts of a whole, largest first; a missing pair is no zero', () => {
    const rows = [
      regionRow('210000', '辽宁省', { [TOTAL]: 30 }, applicant('a')),
      regionRow('210000', '辽宁省', { [TOTAL]: 10 }, applicant('b')),
      regionRow('320000', '江苏省', { [TOTAL]: 5 }, applicant('a')),
    ]
    const view: CompareView = { ...AGENCY_VIEW, by: 'region', split: 'applicant' }
    const data = compareData({ rows }, view, measureOf(TOTAL, codes)!, 'shares', words)
    expect(data.series.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(data.categories.map(({ label }) => label)).toEqual(['辽宁省', '江苏省'])
    expect(data.points[0]![0]!.share).toBe(0.75)
    expect(data.points[1]![1]).toMatchObject({ value: null, share: null })
  })

  test('a heat map has the years in order, and its rows by size', () => {
    const rows = [
      regionRow('210000', '辽宁省', { [TOTAL]: 1 }, { year: 2021 }),
      regionRow('320000', '江苏省', { [TOTAL]: 8 }, { year: 2020 }),
      regionRow('210000', '辽宁省', { [TOTAL]: 2 }, { year: 2019 }),
    ]
    const heat = (change: Partial<CompareView>) =>
      compareData(
        { rows },
        { ...AGENCY_VIEW, by: 'region', ...change },
        measureOf(TOTAL, codes)!,
        'heat',
        words,
      )
    expect(heat({}).series.map(({ key }) => key)).toEqual(['2019', '2020', '2021'])
    expect(heat({}).categories.map(({ label }) => label)).toEqual(['江苏省', '辽宁省'])
    expect(heat({ order: 'value_up' }).categories[0]!.label).toBe('辽宁省')
    expect(heat({}).points[0]![0]!.value).toBeNull()
  })

  test('a grouped distribution knows the group of each agency', () => {
    const rows = [agencyRow(1, '甲', { 'rate.disclosure': 0.5 }, { level: 'county' })]
    const view: CompareView = { ...AGENCY_VIEW, show: 'rate.disclosure', split: 'level' }
    const data = compareData({ rows }, view, measureOf('rate.disclosure', codes)!, 'dots', words)
    expect(data.categories[0]).toMatchObject({ label: '甲', group: 'county' })
  })

  test('the mark looked at stands out: among rows as a row, among lines as a line', () => {
    const rows = [
      agencyRow(1, '甲', { [TOTAL]: 1 }, { year: 2020 }),
      agencyRow(2, '乙', { [TOTAL]: 2 }, { year: 2020 }),
    ]
    const measure = measureOf(TOTAL, codes)!
    const view = { ...AGENCY_VIEW, focus: '2' }
    expect(
      compareData({ rows }, view, measure, 'bars', words).categories.map(({ picked }) => picked),
    ).toEqual([false, true])
    const lines = compareData({ rows }, view, measure, 'lines', words).series
    expect(lines.find(({ picked }) => picked)?.label).toBe('乙')
  })

  test('small parts become one, whose sum is unknown where one of them is', () => {
    const rows = ['a', 'b', 'c'].flatMap((code, index) => [
      regionRow('210000', '辽宁省', { [TOTAL]: 10 - index }, applicant(code)),
      regionRow('320000', '江苏省', { [TOTAL]: index === 2 ? null : 1 }, applicant(code)),
    ])
    const pairs = byPair({ rows }, 'region', 'applicant', TOTAL, words)
    const kept = keepLargest(pairs, 2, '其他')
    expect(kept.series.map(({ label }) => label)).toEqual(['a', '其他'])
    expect(kept.points[1]!.map(({ value }) => value)).toEqual([17, null])
    expect(keepLargest(pairs, 2, null).series.map(({ key }) => key)).toEqual(['a', 'b'])
  })

  test('years asked for one by one stand on one axis, gaps included', () => {
    const part = (key: string, rows: AggregateRow[]) => ({ key, label: key, answer: { rows } })
    const data = joinYears(
      [
        part('210000', [yearRow(2019, { [TOTAL]: 1 }), yearRow(2021, { [TOTAL]: 3 })]),
        part('320000', [yearRow(2021, { [TOTAL]: 5 })]),
      ],
      TOTAL,
      words,
    )
    expect(data.categories.map(({ key }) => key)).toEqual(['2019', '2020', '2021'])
    expect(data.points.map((row) => row.map(({ value }) => value))).toEqual([
      [1, null, 3],
      [null, null, 5],
    ])
  })

  test('where only some are drawn, the quartiles are those of all', () => {
    const statistics = (q1: number, median: number, q3: number) => ({
      'rate.disclosure': { n: 40_000, excluded: 5, values: { q1, median, q3 } },
    })
    const answer = {
      rows: [
        {
          ...yearRow(
            2020,
            { 'rate.disclosure': 0.5 },
            { level: 'county', statistics: statistics(0.3, 0.4, 0.6) },
          ),
        },
        { ...yearRow(2020, {}, { level: 'province' }) },
      ],
    }
    expect(wholeOfAnswer(answer, 'level', 'rate.disclosure', words)).toEqual({
      overall: null,
      quartiles: { county: { low: 0.3, median: 0.4, high: 0.6, count: 40_000 } },
    })
    const whole = wholeOfAnswer(answer, null, 'rate.disclosure', words)
    expect(whole.overall).toBe(0.5)
    const rows = [agencyRow(1, '甲', { 'rate.disclosure': 0.99 })]
    const data = byIndicator(rows, 'agency', ['rate.disclosure'], words)
    expect(sentenceOf({ ...data, whole }, 'dots', 'zh', zh)).toContain(
      '40,000 个有rate.disclosure的数字：一半在 30.0%',
    )
  })
})
