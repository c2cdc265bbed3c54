/** Distributions, funnel and scatter plots, heat maps, tiles, flows and small multiples: as built, and as drawn. */
import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import type { ChartData } from '../../../web/charts/chart-data.ts'
import { dotsPlot, groupsOf, spreadDots } from '../../../web/charts/dots.ts'
import { embedCode } from '../../../web/charts/embed-code.ts'
import { captioned } from '../../../web/charts/export.ts'
import { balanceOf, bandsOf, flowPlot } from '../../../web/charts/flow.ts'
import { byIndicator, byPair } from '../../../web/charts/from-aggregates.ts'
import { funnelOf, funnelPlot, limitsAt, Z95, Z998 } from '../../../web/charts/funnel.ts'
import { heatPlot } from '../../../web/charts/heat.ts'
import { plotOf, yearsShown, type Kind } from '../../../web/charts/kinds.ts'
import { legendOf } from '../../../web/charts/picture-file.ts'
import type { Plot } from '../../../web/charts/plot.ts'
import { PROVINCE_TILES } from '../../../web/charts/province-tiles.ts'
import { scatterPlot } from '../../../web/charts/scatter.ts'
import { scaleOf } from '../../../web/charts/sequential.ts'
import { nextTile, tilesPlot } from '../../../web/charts/tiles.ts'
import { en } from '../../../web/messages/en.ts'
import { zh } from '../../../web/messages/zh.ts'
import { sentenceOf } from '../../../web/view/sentence.ts'
import { agencyRow, look, words, yearRow } from '../rows.ts'

const said = {
  noValue: '无数据',
  breakMark: { form: '格式变更', law: '法律变更' },
  overall: '合计',
  cases: '基数',
}
const RATE = 'rate.disclosure'
const BREAK = { kind: 'form' as const, after: 2020, before: 2021, label: '格式变更' }

beforeAll(() => {
  use([BarChart, LineChart, CustomChart, ScatterChart, SankeyChart])
  use([GridComponent, MarkLineComponent, TitleComponent, LabelLayout, SVGRenderer])
})

function draw(plot: Plot): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: plot.width, height: plot.height })
  chart.setOption({ ...plot.option, animation: false })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

const rated = (
  id: number,
  name: string,
  numerator: number,
  denominator: number,
  more: Partial<AggregateRow> = {},
) =>
  agencyRow(
    id,
    name,
    { [RATE]: denominator ? numerator / denominator : null, 'outcome.total': denominator },
    { rates: { [RATE]: { numerator, denominator, low: 0.1, high: 0.9 } }, ...more },
  )
const rates = (rows: AggregateRow[], group?: 'level'): ChartData =>
  byIndicator(rows, 'agency', [RATE], words, group ? { group } : {})

describe('funnel plot', () => {
  /** P(X ≥ k) of a binomial count, term by term. */
  const tail = (k: number, n: number, p: number): number => {
    let term = (1 - p) ** n
    let below = 0
    for (let count = 0; count < k; count++) {
      below += term
      term *= ((n - count) / (count + 1)) * (p / (1 - p))
    }
    return 1 - below
  }
  test.each([
    [0.02, 20],
    [0.05, 60],
    [0.3, 40],
    [0.5, 100],
    [0.7, 30],
  ])('limits of a rate of %d over %d cases are those of the exact distribution', (rate, cases) => {
    const [low, high] = limitsAt(rate, cases, Z998)
    // Counts above the limit come about less often than one in a thousand; the last within does not.
    expect(tail(Math.floor(high * cases) + 1, cases, rate)).toBeLessThan(0.0013)
    if (high < 1) expect(tail(Math.floor(high * cases), cases, rate)).toBeGreaterThan(0.0008)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(limitsAt(rate, cases, Z95)[1]).toBeLessThanOrEqual(high)
  })
  test('limits are narrower with more cases', () => {
    expect(limitsAt(0.5, 10_000, Z998)[1]).toBeLessThan(limitsAt(0.5, 100, Z998)[1])
    expect(limitsAt(0.9, 5, Z998)[1]).toBe(1)
  })

  const data = rates([
    rated(1, '大而高', 950, 1000),
    rated(2, '大而低', 400, 1000),
    rated(3, '小而高', 5, 5),
    rated(4, '无', 0, 0),
  ])
  test('few cases can hardly be outside, many can; none is left out in silence', () => {
    const { overall, placed } = funnelOf(data)
    expect(overall).toBeCloseTo(1355 / 2005)
    expect(placed.map(({ category, outside }) => [category, outside])).toEqual([
      [0, 1],
      [1, -1],
      [2, 0],
    ])
    expect(sentenceOf(data, 'funnel', 'zh', zh)).toBe(
      '合计rate.disclosure 67.6%（3 个）；1 个高于、1 个低于 99.8% 控制限，其余的差别不能排除偶然；1 个缺数字，没有画出。',
    )
  })
  test('a ratio that is no share has no limits', () => {
    const ratio = rates([rated(1, '甲', 30, 20)])
    expect(funnelOf(ratio)).toEqual({ overall: null, placed: [] })
    expect(sentenceOf(ratio, 'funnel', 'en', en)).toContain('no limits')
  })
  test('drawn, with those outside named; the keys go through every mark in order', () => {
    const plot = funnelPlot(data, look(800), said)
    const svg = draw(plot)
    expect(svg).toContain('大而高')
    expect(svg).toContain('合计 67.6%')
    const first = plot.marks!.move('ArrowRight', null)
    expect(first).toEqual({ category: 2, series: null })
    expect(plot.marks!.move('End', first)).toEqual({ category: 0, series: null })
    expect(plot.marks!.move('ArrowLeft', first)).toEqual(first)
    expect(plot.marks!.move('x', first)).toBeNull()
  })
})

describe('distribution', () => {
  const data = rates(
    [
      rated(1, '甲', 10, 100, { level: 'county' }),
      rated(2, '乙', 90, 100, { level: 'province' }),
      rated(3, '丙', 30, 100, { level: 'county' }),
      rated(4, '丁', 0, 0, { level: 'county' }),
    ],
    'level',
  )
  test('groups by the median, the highest first', () => {
    expect(groupsOf(data)).toEqual([
      { label: 'province', members: [1] },
      { label: 'county', members: [0, 2, 3] },
    ])
  })
  test('dots that would cover each other are set apart, within the room', () => {
    expect(spreadDots([0, 50, 100], 10, 40)).toEqual([0, 0, 0].map((zero) => expect.closeTo(zero)))
    const close = spreadDots([0, 1, 2, 3], 10, 40)
    expect(new Set(close).size).toBe(4)
    const crowd = spreadDots(
      Array.from({ length: 200 }, () => 5),
      10,
      40,
    )
    expect(Math.max(...crowd.map(Math.abs))).toBeLessThanOrEqual(41)
  })
  test('median and quartiles in words; who has no figure is counted, not drawn', () => {
    expect(sentenceOf(data, 'dots', 'zh', zh)).toBe(
      '3 个有rate.disclosure的数字：一半在 20.0% 至 60.0% 之间，中位数 30.0%；各组中位数最高：province的中位数为 90.0%；最低：county的中位数为 20.0%；1 个没有可用的数值。',
    )
    expect(draw(dotsPlot(data, look(800)))).toContain('>90.0%<')
  })
})

describe('scatter', () => {
  const rows = Array.from({ length: 12 }, (_, index) =>
    rated(index + 1, `机关${index + 1}`, index + 1, 20 + index),
  )
  const data = byIndicator(rows, 'agency', ['outcome.total', RATE], words, { extra: ['outcome.total'] })
  test('two indicators that rise together are said to, without a cause', () => {
    expect(sentenceOf(data, 'scatter', 'zh', zh)).toContain('等级相关 1.00，n=12）；这不说明因果')
    expect(
      sentenceOf(
        byIndicator(rows.slice(0, 4), 'agency', ['outcome.total', RATE], words),
        'scatter',
        'en',
        en,
      ),
    ).toContain('too few')
  })
  test('a subject that lacks one of the two has no mark', () => {
    const gap = byIndicator([...rows, rated(99, '缺', 0, 0)], 'agency', ['outcome.total', RATE], words)
    const [series] = scatterPlot(gap, look(800)).option.series as { data: unknown[] }[]
    expect(series!.data).toHaveLength(12)
    expect(sentenceOf(gap, 'scatter', 'zh', zh)).toContain('1 个缺数字')
  })
  test('thousands are painted, dozens are drawn', () => {
    const many = Array.from({ length: 2000 }, (_, index) => rated(index + 1, `${index}`, 1, 30 + index))
    const cloud = byIndicator(many, 'agency', ['outcome.total', RATE], words)
    expect(scatterPlot(cloud, look(800)).renderer).toBe('canvas')
    expect(scatterPlot(data, look(800)).renderer).toBe('svg')
  })
})

describe('heat map', () => {
  const rows = [2019, 2020, 2021].flatMap((year, index) => [
    { ...yearRow(year, { 'outcome.total': 10 * (index + 1) }), region: { adcode: '210000', name: '辽宁省' } },
    {
      ...yearRow(year, { 'outcome.total': index === 1 ? null : 7 }),
      region: { adcode: '320000', name: '江苏省' },
    },
  ])
  const data = byPair({ rows }, 'region', 'year', 'outcome.total', words)
  test('every value has a class, a blank has none', () => {
    const { classes } = scaleOf(data)
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    expect(classes[0]).toEqual({ low: 7, high: 7, count: 2 })
  })
  test('drawn with its figures, a dash for the blank, and the break between the columns', () => {
    const plot = heatPlot(data, look(800), [BREAK])
    const svg = draw(plot)
    for (const text of ['>30<', '>—<', '辽宁省', '2021']) expect(svg).toContain(text)
    expect(svg).toContain('stroke-dasharray="2,3"')
    expect(draw(heatPlot(data, look(800), []))).not.toContain('stroke-dasharray="2,3"')
    expect(yearsShown('heat', data)).toEqual([2019, 2020, 2021])
    expect(plot.marks!.move('ArrowRight', { category: 0, series: 1 })).toEqual({ category: 0, series: 2 })
    expect(plot.marks!.hit(0, 4)).toEqual({ category: 1, series: 1 })
  })
  test('highest, lowest and the greatest change in words', () => {
    expect(sentenceOf(data, 'heat', 'zh', zh)).toBe(
      'outcome.total：最高为辽宁省（2021）（30 件），最低为江苏省（2019）等（另 1 个相同）（7 件）；辽宁省变动最大：2019 至 2021 +20。',
    )
  })
  test('its legend, in the picture to take away, names every class', () => {
    expect(
      legendOf('heat', data, look(800), (low, high) => `${low}-${high}`).map(({ label }) => label),
    ).toEqual(scaleOf(data).classes.map(({ low, high }) => `${low}-${high}`))
  })
})

describe('tiles', () => {
  test('every province once, and no two in one place', () => {
    expect(PROVINCE_TILES).toHaveLength(34)
    expect(new Set(PROVINCE_TILES.map(({ adcode }) => adcode)).size).toBe(34)
    expect(new Set(PROVINCE_TILES.map(({ col, row }) => `${col},${row}`)).size).toBe(34)
  })
  test('the arrows go to the nearest province that has a figure', () => {
    const all = new Set(PROVINCE_TILES.map(({ adcode }) => adcode))
    expect(nextTile('ArrowUp', '210000', all)).toBe('220000')
    expect(nextTile('ArrowLeft', '210000', all)).toBe('120000')
    expect(nextTile('ArrowLeft', '210000', new Set(['110000', '210000']))).toBe('110000')
    expect(nextTile('ArrowRight', '210000', all)).toBeNull()
  })
  test('drawn: provinces without a figure are outlines with their name', () => {
    const row = { ...yearRow(2020, { 'outcome.total': 12 }), region: { adcode: '210000', name: '辽宁省' } }
    const data = byIndicator([row], 'region', ['outcome.total'], words)
    const plot = tilesPlot(data, look(800))
    const svg = draw(plot)
    for (const text of ['>辽宁<', '>12<', '>台湾<', '>—<']) expect(svg).toContain(text)
    const at = PROVINCE_TILES.findIndex(({ adcode }) => adcode === '210000')
    expect(plot.marks!.hit(0, at)).toEqual({ category: 0, series: 0 })
    expect(plot.marks!.hit(0, at === 0 ? 1 : 0)).toBeNull()
  })
})

describe('flow', () => {
  const codes = [
    'applications.received.new',
    'applications.received.carried_in',
    'outcome.granted',
    'applications.carried_out',
  ]
  const row = (code: string, label: string, ...values: (number | null)[]): AggregateRow => {
    const { year: _, ...rest } = yearRow(
      0,
      Object.fromEntries(codes.map((one, index) => [one, values[index] ?? null])),
    )
    return { ...rest, applicant: { code, label: { zh: label, en: label } } }
  }
  const data = byIndicator(
    [row('a', '自然人', 8, 2, 9, 1), row('b', '企业', 4, 0, null, 3)],
    'applicant',
    codes,
    words,
  )
  test('every band is a cell; what is 0 or blank has none', () => {
    expect(bandsOf(data).map(({ from, to, value }) => `${from}>${to}=${value}`)).toEqual([
      'applications.received.new>a=8',
      'applications.received.carried_in>a=2',
      'a>outcome.granted=9',
      'a>applications.carried_out=1',
      'applications.received.new>b=4',
      'b>applications.carried_out=3',
    ])
    expect(balanceOf(data)).toEqual({ received: 14, settled: 13 })
  })
  test('the sentence says that the two sides differ', () => {
    expect(sentenceOf(data, 'flow', 'zh', zh)).toContain('共 14 件，其中自然人提出 71.4%')
    expect(sentenceOf(data, 'flow', 'zh', zh)).toContain('进出相差 1 件')
  })
  test('drawn, and moved whole into the picture to take away', () => {
    const plot = flowPlot(data, look(800))
    expect(draw(plot)).toContain('自然人 10')
    const { option } = captioned(plot, look(800), {
      title: '标题',
      subtitle: '',
      legend: [],
      footer: ['来源'],
    })
    const [before] = [plot.option.series].flat() as { top: number }[]
    const [after] = [option.series].flat() as { top: number }[]
    expect(after!.top).toBeGreaterThan(before!.top + 20)
  })
})

describe('small multiples', () => {
  const data = byPair(
    {
      rows: [2019, 2021].flatMap((year) => [
        agencyRow(1, '甲', { 'outcome.total': year - 2000 }, { year }),
        agencyRow(2, '乙', { 'outcome.total': 3 }, { year }),
      ]),
    },
    'year',
    'agency',
    'outcome.total',
    words,
  )
  test('one frame each, all on one axis', () => {
    const plot = plotOf('multiples', data, look(800), said, [BREAK])
    const axes = plot.option.yAxis as { min: number; max: number; name: string }[]
    expect(axes.map(({ min, max, name }) => [min, max, name])).toEqual([
      [0, 21, '甲'],
      [0, 21, '乙'],
    ])
    expect(plot.option.grid).toHaveLength(2)
    expect(draw(plot)).toContain('甲')
    expect(plot.marks!.hit(1, 1)).toEqual({ category: 1, series: 1 })
    expect(plot.marks!.move('ArrowDown', { category: 0, series: 0 })).toEqual({ category: 0, series: 1 })
  })
})

test.each([
  'bars',
  'shares',
  'stacks',
  'lines',
  'heat',
  'scatter',
  'dots',
  'funnel',
  'flow',
  'tiles',
  'multiples',
] as const)('nothing to draw is no failure: %s', (kind: Exclude<Kind, 'table'>) => {
  const empty: ChartData = { subject: '', series: [], extra: [], categories: [], points: [] }
  expect(() => draw(plotOf(kind, empty, look(360), said))).not.toThrow()
})

test('the code to embed holds the address and the title, and nothing that breaks out of them', () => {
  expect(embedCode('http://x/embed/compare?a=1&b=2', '"甲" <b>', 600)).toBe(
    '<iframe src="http://x/embed/compare?a=1&amp;b=2" title="&quot;甲&quot; &lt;b&gt;" width="100%" height="600" loading="lazy" style="border:0"></iframe>',
  )
})
