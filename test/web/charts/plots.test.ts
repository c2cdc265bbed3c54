/** The pictures: options built from rows, and, drawn by ECharts, what a reader sees of them. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { beforeAll, describe, expect, test } from 'vitest'
import { barsPlot } from '../../../web/charts/bars.ts'
import { withShares } from '../../../web/charts/chart-data.ts'
import { announceMark, describeMark } from '../../../web/charts/describe.ts'
import { captioned, wrapText } from '../../../web/charts/export.ts'
import { byIndicator, byPair, fillYears } from '../../../web/charts/from-aggregates.ts'
import { moveMark } from '../../../web/charts/keys.ts'
import { breaksWithin, linesPlot } from '../../../web/charts/lines.ts'
import type { Plot } from '../../../web/charts/plot.ts'
import { stacksPlot } from '../../../web/charts/stacks.ts'
import { zh } from '../../../web/messages/zh.ts'
import { agencyRow, look, words, yearRow } from '../rows.ts'

const said = { noValue: '无数据', breakMark: { form: '格式变更', law: '法律变更' } }
const NEW = 'applications.received.new'

beforeAll(() => {
  use([
    BarChart,
    LineChart,
    CustomChart,
    GridComponent,
    MarkLineComponent,
    TitleComponent,
    LabelLayout,
    SVGRenderer,
  ])
})

function draw(plot: Plot, width: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: plot.height })
  chart.setOption({ ...plot.option, animation: false })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

type Item = { value: unknown; itemStyle?: Record<string, unknown>; label?: { show: boolean } }
const seriesOf = (plot: Plot) => plot.option.series as { id: string; type: string; data: Item[] }[]

describe('bars', () => {
  const data = byIndicator(
    [
      agencyRow(1, '沈阳市自然资源局', { [NEW]: 279, 'outcome.total': 258 }),
      agencyRow(2, '根河市城市管理综合执法局', { [NEW]: 0, 'outcome.total': null }),
      agencyRow(3, '<img src=x onerror=alert(1)>', { [NEW]: null, 'outcome.total': null }),
    ],
    'agency',
    [NEW, 'outcome.total'],
    words,
  )

  test('a blank is a gap, a zero a number', () => {
    const [received, handled] = seriesOf(barsPlot(data, look(800), said))
    expect(received!.data.map(({ value }) => value)).toEqual([279, 0, '-'])
    expect(handled!.data.map(({ value }) => value)).toEqual([258, '-', '-'])
  })

  test('drawn: values at the bars, "no value" at a blank row, names never as markup', () => {
    const svg = draw(barsPlot(data, look(800), said), 800)
    expect(svg).toContain('>279<')
    expect(svg).toContain('>0<')
    expect(svg).toContain('无数据')
    expect(svg).not.toContain('<img')
    expect(svg).toContain('&lt;img')
  })

  test('on a phone the names stand above their bars, beside them elsewhere', () => {
    expect(barsPlot(data, look(320), said).option.yAxis).toMatchObject({ axisLabel: { inside: true } })
    expect(barsPlot(data, look(900), said).option.yAxis).not.toMatchObject({ axisLabel: { inside: true } })
  })

  test('the reader’s pick in full colour, the rest at 35 %', () => {
    const picked = byIndicator(
      [agencyRow(1, '甲', { [NEW]: 1 }), agencyRow(2, '乙', { [NEW]: 2 })],
      'agency',
      [NEW],
      words,
      { picked: new Set(['2']) },
    )
    const [bars] = seriesOf(barsPlot(picked, look(800), said))
    expect(bars!.data.map(({ itemStyle }) => itemStyle?.opacity)).toEqual([0.35, 1])
  })

  test('a rate over few cases is hollow and carries its interval', () => {
    const rates = byIndicator(
      [
        agencyRow(
          1,
          '甲',
          { 'rate.disclosure': 0.625 },
          {
            rates: { 'rate.disclosure': { numerator: 10, denominator: 16, low: 0.386, high: 0.815 } },
          },
        ),
        agencyRow(
          2,
          '乙',
          { 'rate.disclosure': 0.047 },
          {
            rates: { 'rate.disclosure': { numerator: 9, denominator: 192, low: 0.025, high: 0.087 } },
          },
        ),
      ],
      'agency',
      ['rate.disclosure'],
      words,
    )
    const plot = barsPlot(rates, look(800), said)
    const [bars, intervals] = seriesOf(plot)
    expect(bars!.data.map(({ itemStyle }) => itemStyle?.color === 'transparent')).toEqual([true, false])
    expect(intervals!.data).toEqual([
      [0.386, 0.815, 0, 0.625],
      [0.025, 0.087, 1, 0.047],
    ])
    expect(plot.option.xAxis).toMatchObject({ max: 1 })
    expect(draw(plot, 800)).toContain('>62.5%<')
  })
})

describe('composition', () => {
  const CODES = ['outcome.granted', 'outcome.partial', 'outcome.denied.total']
  const data = withShares(
    byIndicator(
      [
        agencyRow(1, '甲', { 'outcome.granted': 75, 'outcome.partial': 25, 'outcome.denied.total': 0 }),
        agencyRow(2, '乙', { 'outcome.granted': 0, 'outcome.partial': 0, 'outcome.denied.total': 0 }),
        agencyRow(3, '丙', { 'outcome.granted': 5, 'outcome.partial': null, 'outcome.denied.total': 5 }),
      ],
      'agency',
      CODES,
      words,
    ),
  )

  test('shares of the whole; none where the whole is 0 or a part of it unknown', () => {
    const rows = seriesOf(stacksPlot(data, look(800), said, 'share')).map((one) =>
      one.data.map(({ value }) => value),
    )
    expect(rows).toEqual([
      [0.75, '-', '-'],
      [0.25, '-', '-'],
      [0, '-', '-'],
    ])
  })

  test('outcomes have their own colours', () => {
    expect(data.series.map(({ role }) => role)).toEqual(['granted', 'partial', 'denied'])
  })

  test('drawn: the share inside, what it is a share of at the end', () => {
    const svg = draw(stacksPlot(data, look(800), said, 'share'), 800)
    expect(svg).toContain('>75%<')
    expect(svg).toContain('>n=100<')
    expect(svg).toContain('>n=0<')
    expect(svg).toContain('>无数据<')
  })

  test('as counts: each part and the total', () => {
    const svg = draw(stacksPlot(data, look(800), said, 'count'), 800)
    expect(svg).toContain('>75<')
    expect(svg).toContain('>100<')
  })

  test('shares that are rates already end with their denominator', () => {
    const rate = (numerator: number) => ({ numerator, denominator: 667, low: null, high: null })
    const codes = ['rate.natural_person_share', 'rate.organisation_share']
    const row = agencyRow(
      1,
      '甲',
      { [codes[0]!]: 0.976, [codes[1]!]: 0.024 },
      {
        rates: { [codes[0]!]: rate(651), [codes[1]!]: rate(16) },
      },
    )
    const shares = withShares(byIndicator([row], 'agency', codes, words))
    expect(draw(stacksPlot(shares, look(800), said, 'share'), 800)).toContain('>n=667<')
  })

  test('patterns on demand; pending is always hatched', () => {
    const legal = byIndicator(
      [agencyRow(1, '甲', { 'legal.reconsideration.upheld': 1, 'legal.reconsideration.pending': 2 })],
      'agency',
      ['legal.reconsideration.upheld', 'legal.reconsideration.pending'],
      words,
    )
    const decals = (patterns: boolean) =>
      (
        stacksPlot(legal, look(800, { patterns }), said, 'count').option.series as {
          itemStyle?: { decal?: object }
        }[]
      )
        .slice(0, 2)
        .map(({ itemStyle }) => itemStyle?.decal !== undefined)
    expect(decals(false)).toEqual([false, true])
    expect(decals(true)).toEqual([true, true])
  })
})

describe('lines', () => {
  const BREAK = { kind: 'form' as const, after: 2020, before: 2021, label: '更换了格式' }
  const rows = [2019, 2020, 2021, 2023].map((year) => yearRow(year, { [NEW]: year - 2000, 'rules.made': 1 }))

  test('a missing year is a gap between its neighbours', () => {
    const data = fillYears(byIndicator(rows, 'year', [NEW], words))
    const [line] = seriesOf(linesPlot(data, look(800), said, [BREAK]))
    expect(line!.data.map(({ value }) => value)).toEqual([
      [2019, 19],
      [2020, 20],
      [2021, 21],
      [2022, '-'],
      [2023, 23],
    ])
    expect(line).toMatchObject({ connectNulls: false })
  })

  test('an indicator whose definition changed is cut at the break; its marks are still found', () => {
    const data = fillYears(byIndicator(rows, 'year', ['rules.made'], words))
    const plot = linesPlot(data, look(800), said, [BREAK])
    expect(seriesOf(plot)[0]!.data.map(({ value }) => (value as unknown[])[0])).toEqual([
      2019, 2020, 2020.5, 2021, 2022, 2023,
    ])
    expect([0, 1, 2, 4].map(plot.dataIndex)).toEqual([0, 1, 3, 5])
  })

  test('only breaks between years on show are drawn', () => {
    const data = fillYears(byIndicator(rows.slice(2), 'year', [NEW], words))
    expect(breaksWithin(data, [BREAK])).toEqual([])
    expect(draw(linesPlot(data, look(800), said, [BREAK]), 800)).not.toContain('格式变更')
    const all = fillYears(byIndicator(rows, 'year', [NEW], words))
    expect(draw(linesPlot(all, look(800), said, [BREAK]), 800)).toContain('格式变更')
  })

  test('one line for each agency, named at its end where there is room', () => {
    const answer = {
      rows: [
        agencyRow(1, '甲局', { [NEW]: 3 }, { year: 2019 }),
        agencyRow(1, '甲局', { [NEW]: 4 }, { year: 2020 }),
        agencyRow(2, '乙局', { [NEW]: 9 }, { year: 2020 }),
      ],
    }
    const data = byPair(answer, 'year', 'agency', NEW, words)
    expect(data.categories.map(({ key }) => key)).toEqual(['2019', '2020'])
    expect(data.points.map((row) => row.map(({ value }) => value))).toEqual([
      [3, 4],
      [null, 9],
    ])
    expect(draw(linesPlot(data, look(800), said, []), 800)).toContain('>乙局<')
  })
})

describe('a mark', () => {
  const data = byIndicator(
    [
      agencyRow(1, '甲', { [NEW]: 5 }, { missing: { [NEW]: 2 } }),
      agencyRow(2, '乙', { [NEW]: 9 }),
      agencyRow(3, '丙', { [NEW]: null }),
    ],
    'agency',
    [NEW],
    words,
  )

  test('in words: name, value, rank among those with a value, what is missing, coverage', () => {
    expect(announceMark(describeMark(data, 0, 0, 'zh', zh))).toBe(
      `甲 · 沈阳市; ${NEW} 5 件; 第 2 位，共 2 个; 2 个单元格没有数值，未计入; 1 个机关中的 1 份报告 · 本机关`,
    )
    expect(announceMark(describeMark(data, 2, 0, 'zh', zh))).toContain(`${NEW} 无数据`)
  })

  test.each([
    ['ArrowDown', null, { category: 0, series: 0 }],
    ['End', null, { category: 2, series: 0 }],
    ['ArrowDown', { category: 2, series: 0 }, { category: 2, series: 0 }],
    ['ArrowUp', { category: 2, series: 0 }, { category: 1, series: 0 }],
    ['ArrowRight', { category: 1, series: null }, { category: 1, series: 0 }],
    ['Home', { category: 2, series: 0 }, { category: 0, series: 0 }],
    ['Tab', { category: 0, series: 0 }, null],
    ['a', null, null],
  ])('%s from %j leads to %j', (key, from, to) => expect(moveMark(key, from, data, 'y')).toEqual(to))

  test('an empty chart has nothing to move to', () => {
    expect(moveMark('ArrowDown', null, { ...data, categories: [] }, 'y')).toBeNull()
  })
})

describe('a picture to take away', () => {
  test('title, unit, source and address are printed in', () => {
    const data = byIndicator([agencyRow(1, '甲', { [NEW]: 5 })], 'agency', [NEW], words)
    const size = look(720)
    const plot = barsPlot(data, size, said)
    const { option, width, height } = captioned(plot, size, {
      title: '哪个机关的申请多？',
      subtitle: '件',
      legend: [],
      footer: ['来源：年度报告', 'https://example.org/compare?by=agency'],
    })
    expect(height).toBeGreaterThan(plot.height)
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    chart.setOption(option)
    const svg = chart.renderToSVGString()
    chart.dispose()
    for (const text of [
      '哪个机关的申请多？',
      '来源：年度报告',
      'https://example.org/compare?by=agency',
      '>5<',
    ])
      expect(svg).toContain(text)
  })

  test('long lines are broken: between words, or between Chinese characters', () => {
    expect(wrapText('one two three', 45, 10)).toEqual(['one two', 'three'])
    expect(wrapText('政府信息公开', 35, 10)).toEqual(['政府信', '息公开'])
    expect(wrapText('', 100, 10)).toEqual([])
  })
})
