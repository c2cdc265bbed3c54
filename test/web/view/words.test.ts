/** What the pages say of the figures: sentences, changes, remarks, errors, language. */
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../server/http/contract/aggregates.ts'
import { ApiError } from '../../../web/api.ts'
import { withShares, type ChartData } from '../../../web/charts/chart-data.ts'
import { byIndicator, fillYears } from '../../../web/charts/from-aggregates.ts'
import { en } from '../../../web/messages/en.ts'
import { languageOf } from '../../../web/messages/language.ts'
import { zh } from '../../../web/messages/zh.ts'
import { changeInWords, sameCoverage } from '../../../web/view/change.ts'
import { largest } from '../../../web/view/compare-data.ts'
import { explainError } from '../../../web/view/explain-error.ts'
import { sentenceOf } from '../../../web/view/sentence.ts'
import { mostFindings, standsOut } from '../../../web/view/stands-out.ts'
import { agencyRow, words, yearRow } from '../rows.ts'

const NEW = 'applications.received.new'
const rate = (numerator: number, denominator: number) => ({
  'rate.disclosure': { numerator, denominator, low: 0.1, high: 0.9 },
})
const bars = (...values: (number | null)[]): ChartData =>
  byIndicator(
    values.map((value, index) => agencyRow(index + 1, `机关${index + 1}`, { [NEW]: value })),
    'agency',
    [NEW],
    words,
  )

describe('sentence', () => {
  test('highest and lowest, in both languages', () => {
    const data = bars(279, 152, 16)
    expect(sentenceOf(data, 'bars', 'zh', zh)).toBe(`${NEW}：最高为机关1（279 件），最低为机关3（16 件）。`)
    expect(sentenceOf(data, 'bars', 'en', en)).toBe(`${NEW}: highest for 机关1 (279), lowest for 机关3 (16).`)
  })

  test('a blank is counted as without a value, never as the lowest', () => {
    const said = sentenceOf(bars(5, null, 2), 'bars', 'zh', zh)
    expect(said).toContain('最低为机关3（2 件）')
    expect(said).toContain('1 个没有可用的数值')
  })

  test('ties, zeros, one row, and nothing', () => {
    expect(sentenceOf(bars(3, 3), 'bars', 'zh', zh)).toBe(`机关1、机关2的${NEW}相同，均为 3 件。`)
    expect(sentenceOf(bars(7, 0, 0), 'bars', 'zh', zh)).toBe(
      `${NEW}：最高为机关1（7 件），最低为机关3等（另 1 个相同）（0 件）。`,
    )
    expect(sentenceOf(bars(0, 0), 'bars', 'zh', zh)).toBe(`所列各项的${NEW}均为 0。`)
    expect(sentenceOf(bars(7), 'bars', 'zh', zh)).toBe(`机关1的${NEW}为 7 件。`)
    expect(sentenceOf(bars(), 'bars', 'zh', zh)).toBe('')
  })

  test('a rate over few cases is said to be one', () => {
    const data = byIndicator(
      [
        agencyRow(1, '大', { 'rate.disclosure': 0.5 }, { rates: rate(100, 200) }),
        agencyRow(2, '小', { 'rate.disclosure': 1 }, { rates: rate(3, 3) }),
      ],
      'agency',
      ['rate.disclosure'],
      words,
    )
    expect(sentenceOf(data, 'bars', 'zh', zh)).toBe(
      'rate.disclosure：最高为小（100.0%），最低为大（50.0%）；两者的 95% 区间重叠，差别分辨不出；其中 1 个的基数不足 20，排名仅供参考。',
    )
  })

  test('a composition speaks of shares; a whole of 0 has none', () => {
    const data = withShares(
      byIndicator(
        [
          agencyRow(1, '甲', { 'outcome.granted': 30, 'outcome.partial': 10 }),
          agencyRow(2, '乙', { 'outcome.granted': 5, 'outcome.partial': 45 }),
          agencyRow(3, '丙', { 'outcome.granted': 0, 'outcome.partial': 0 }),
        ],
        'agency',
        ['outcome.granted', 'outcome.partial'],
        words,
      ),
    )
    expect(sentenceOf(data, 'shares', 'zh', zh)).toBe(
      'outcome.granted占比：最高为甲（75.0%），最低为乙（10.0%）；1 个没有可用的数值。',
    )
  })

  test('a composition whose first part is 0 throughout speaks of its largest', () => {
    const codes = ['outcome.denied.state_secret', 'outcome.denied.third_party', 'outcome.denied.deliberative']
    const rows = [
      agencyRow(1, '甲', { [codes[0]!]: 0, [codes[1]!]: 30, [codes[2]!]: 10 }),
      agencyRow(2, '乙', { [codes[0]!]: 0, [codes[1]!]: 10, [codes[2]!]: 10 }),
    ]
    const data = withShares(byIndicator(rows, 'agency', codes, words))
    expect(sentenceOf(data, 'shares', 'zh', zh)).toContain(`${codes[1]}占比：最高为甲（75.0%）`)
  })

  test('over the years: first and last value that there is', () => {
    const rows = [yearRow(2019, { [NEW]: 4 }), yearRow(2021, { [NEW]: 9 }), yearRow(2022, { [NEW]: null })]
    const data = fillYears(byIndicator(rows, 'year', [NEW], words))
    expect(sentenceOf(data, 'lines', 'zh', zh)).toBe(`${NEW}：2019 年 4 件，2021 年 9 件。`)
  })
})

describe('change on the year before', () => {
  const none: Change = {
    previous: 100,
    absolute: null,
    relative: null,
    points: null,
    low: null,
    high: null,
    reason: null,
    reports: 3,
  }
  const said = (code: string, change?: Partial<Change>) =>
    changeInWords(
      yearRow(2020, { [code]: 1 }, change ? { changes: { [code]: { ...none, ...change } } } : {}),
      code,
      'zh',
      zh,
    )
  test.each([
    ['a sum', NEW, { absolute: 50, relative: 0.5 }, '比 2019 年 +50%'],
    ['a rate, in points', 'rate.disclosure', { points: 5 }, '比 2019 年 +5.0 个百分点'],
    ['other reports', NEW, { absolute: 50, relative: 0.5, reports: 2 }, ''],
    ['a rate of other reports', 'rate.disclosure', { points: 5, reports: 2 }, ''],
    ['nothing to divide by', NEW, { absolute: 50, reason: 'base_zero' as const }, ''],
    ['another form', NEW, { reason: 'form_break' as const }, ''],
  ])('%s', (_, code, change, words) => expect(said(code, change)).toBe(words))
  test('other reports are told apart', () => {
    expect(sameCoverage(yearRow(2020, {}), yearRow(2019, {}, { reports: 2 }))).toBe(false)
    expect(sameCoverage(yearRow(2020, {}), yearRow(2019, {}))).toBe(true)
  })
  test('not asked for', () => expect(said(NEW)).toBe(''))
})

describe('what stands out', () => {
  const nothing = {
    applications: [],
    rates: [],
    reconsiderations: [],
    lawsuits: [],
    procurement: [],
    growth: [],
    fall: [],
    reports: [],
  }

  test('a maximum of 0 is nothing to remark on', () => {
    expect(
      standsOut({ ...nothing, lawsuits: [agencyRow(1, '甲', { 'legal.litigation.total': 0 })] }, 'zh', zh),
    ).toEqual([])
  })

  test('rates over fewer than 20 cases are not ranked', () => {
    const row = (id: number, name: string, value: number, n: number) =>
      agencyRow(id, name, { 'rate.disclosure': value }, { rates: rate(value * n, n), report: id })
    const said = standsOut(
      { ...nothing, rates: [row(1, '甲', 0.8, 258), row(2, '乙', 0.05, 192), row(3, '丙', 1, 2)] },
      'zh',
      zh,
    )
    expect(said).toEqual([
      { key: 'highest', text: '甲公开率最高：80.0%（办结 258 件）', href: '/report/1' },
      { key: 'lowest', text: '乙公开率最低：5.0%（办结 192 件）', href: '/report/2' },
    ])
  })

  test('the region that grew most, on the same number of reports only', () => {
    const region = (name: string, previous: number, value: number, reports = 3) =>
      yearRow(
        2020,
        { [NEW]: value },
        {
          region: { adcode: '210000', name },
          changes: {
            [NEW]: {
              previous,
              absolute: value - previous,
              relative: null,
              points: null,
              low: null,
              high: null,
              reason: null,
              reports,
            },
          },
        },
      )
    const growth = [region('新报告的省', 1, 900, 1), region('辽宁省', 500, 651)]
    expect(standsOut({ ...nothing, growth, fall: growth.slice(1) }, 'zh', zh)).toEqual([
      {
        key: 'growth',
        text: '辽宁省新收申请增加最多：上年 500 件，本年 651 件',
        href: '/region/210000',
      },
    ])
  })

  test('one error weighs more than many warnings', () => {
    const report = (id: number, error: number, warning: number) => ({
      id,
      document: id,
      status: 'parsed',
      agency: { id, name: `机关${id}` },
      region: null,
      sector: null,
      year: 2020,
      form: null,
      scope: null,
      findings: { error, warning, info: 0 },
      missing: 0,
      reasons: [],
      name: 'x.txt',
      loadedAt: '2021-01-31T00:00:00Z',
    })
    expect(mostFindings([report(1, 0, 9), report(2, 1, 0)])?.id).toBe(2)
    expect(mostFindings([report(1, 0, 0)])).toBeNull()
  })
})

describe('compare', () => {
  test('of many lines the largest of the last year are kept, those without a value last', () => {
    const data = byIndicator(
      [yearRow(2019, { a: 9, b: 1, c: 5 }), yearRow(2020, { a: null, b: 2, c: 3 })],
      'year',
      ['a', 'b', 'c'],
      words,
    )
    expect(largest(data, 2).series.map(({ key }) => key)).toEqual(['c', 'b'])
    expect(largest(data, 3).points[2]![0]!.value).toBe(9)
  })
})

describe('errors', () => {
  test('a refused query names the parameter and what is allowed', () => {
    const problem = {
      type: 'about:blank',
      title: 'Bad parameter',
      status: 400,
      detail: 'no such region',
      code: 'bad_parameter',
      parameter: 'within',
      allowed: ['210000', '320000'],
    }
    expect(explainError(new ApiError('refused', 400, problem), zh)).toEqual({
      ...zh.state.refused,
      details: ['参数 within: no such region', '可用的值：210000、320000'],
    })
    expect(explainError(new ApiError('refused', 404, { ...problem, status: 404 }), zh).title).toBe(
      zh.state.notFound.title,
    )
  })
  test('no answer, a garbled one, and our own mistake are told apart', () => {
    expect(explainError(new ApiError('unreachable'), en).title).toBe(en.state.unreachable.title)
    expect(explainError(new ApiError('garbled', 502), en).title).toBe(en.state.garbled.title)
    expect(explainError(new TypeError('x'), en).title).toBe(en.state.broken.title)
  })
})

test.each([
  ['?lang=en', 'zh', ['zh-CN'], 'en'],
  ['?lang=fr', 'en', ['zh-CN'], 'en'],
  ['', null, ['fr', 'en-GB', 'zh'], 'en'],
  ['', null, ['zh-Hant-TW', 'en'], 'zh'],
  ['', null, ['de'], 'zh'],
  ['', 'klingon', ['en'], 'en'],
] as const)('language of %j, stored %j, browser %j: %s', (search, stored, preferred, lang) =>
  expect(languageOf(search, stored, preferred)).toBe(lang),
)
