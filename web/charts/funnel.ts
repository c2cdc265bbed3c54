/**
 * A funnel plot: rates against the number of cases behind them, with the limits within which chance alone would put
 * 95 and 99.8 of 100 subjects that all had the same rate. Only what lies outside is likely to differ.
 */
import type { LineSeriesOption } from 'echarts'
import { formatRatio } from '../format/number.ts'
import { pointAt, type ChartData } from './chart-data.ts'
import { cloudGrid, cloudMarks, cloudSeries, MANY, type Mark } from './cloud.ts'
import { colour, type Look } from './look.ts'
import { baseOption, type Plot } from './plot.ts'
import { spreadAxis, spreadOf } from './spread.ts'
import type { Words } from './words.ts'

/** Normal quantiles of two-sided 95 % and 99.8 %, the usual limits of such plots. */
export const Z95 = 1.959964
export const Z998 = 3.090232

/**
 * Where the share of `cases` lies by chance when the true rate is `rate`: the quantiles of a binomial count by the
 * expansion of Cornish and Fisher. The plain normal ones would put too many small counts outside when the rate is
 * near 0 or 1.
 */
export function limitsAt(rate: number, cases: number, z: number): [number, number] {
  const spread = z * Math.sqrt(cases * rate * (1 - rate))
  const middle = cases * rate + ((z * z - 1) * (1 - 2 * rate)) / 6
  return [Math.max(0, (middle - spread) / cases), Math.min(1, (middle + spread) / cases)]
}

export interface Placed {
  category: number
  rate: number
  cases: number
  /** Beyond the limits of 99.8 %: −1 below, 1 above, 0 within. */
  outside: -1 | 0 | 1
}

export interface Funnel {
  /** Of all cases together; null when there are none. */
  overall: number | null
  placed: Placed[]
}

/** Subjects with a rate between 0 and 1 and at least one case; ratios of other kinds have no such limits. */
export function funnelOf(data: ChartData): Funnel {
  const known = data.categories.flatMap((_, category) => {
    const { value, rate } = pointAt(data, 0, category)
    if (value === null || !rate || rate.denominator <= 0 || value < 0 || value > 1) return []
    return [{ category, rate: value, cases: rate.denominator, hits: rate.numerator }]
  })
  const cases = known.reduce((sum, one) => sum + one.cases, 0)
  if (cases === 0) return { overall: null, placed: [] }
  const overall = data.whole?.overall ?? known.reduce((sum, one) => sum + one.hits, 0) / cases
  return {
    overall,
    placed: known.map(({ category, rate, cases: n }) => {
      const [low, high] = limitsAt(overall, n, Z998)
      return { category, rate, cases: n, outside: rate < low ? -1 : rate > high ? 1 : 0 }
    }),
  }
}

const STEPS = 60
/** So many outside are named. */
const NAMED = 12

export function funnelPlot(data: ChartData, look: Look, words: Words): Plot {
  const { overall, placed } = funnelOf(data)
  const across = spreadOf(
    placed.map(({ cases }) => cases),
    'count',
  )
  const outside = placed.filter((one) => one.outside !== 0)
  // Names over a crowd can be read by nobody: then the pointer and the table tell them.
  const named = new Set(outside.length <= NAMED ? outside.map(({ category }) => category) : [])
  const marks: Mark[] = placed
    .map((one) => ({
      category: one.category,
      x: across.to(one.cases),
      y: one.rate,
      size: 9,
      strong: one.outside !== 0,
      named: named.has(one.category),
    }))
    .sort((a, b) => a.x - b.x || a.y - b.y)
  const most = across.max ?? Math.max(1, ...marks.map(({ x }) => x))
  for (const mark of marks) mark.nameLeft = mark.x > most * 0.6
  const first = Math.max(across.min ?? 0, across.to(1))
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => first + ((most - first) * step) / STEPS)
  const rates = placed.map(({ rate }) => rate)
  const top = Math.min(1, Math.max(...rates, overall ?? 0, 0.05) * 1.15)

  const line = (id: string, z: number, end: 0 | 1, type: 'dashed' | 'dotted'): LineSeriesOption => ({
    type: 'line',
    id,
    silent: true,
    symbol: 'none',
    z: 2,
    clip: true,
    lineStyle: { type, width: 1.25, color: colour(look, 'ink-2') },
    data: overall === null ? [] : grid.map((place) => [place, limitsAt(overall, across.from(place), z)[end]]),
    endLabel: { show: false },
  })
  const centre: LineSeriesOption = {
    type: 'line',
    id: 'overall',
    silent: true,
    symbol: 'none',
    z: 2,
    lineStyle: { width: 1.5, color: colour(look, 'ink') },
    data:
      overall === null
        ? []
        : [
            [first, overall],
            [most, overall],
          ],
    endLabel: {
      show: overall !== null,
      formatter: () => `${words.overall ?? ''} ${formatRatio(overall, look.lang)}`.trim(),
      color: colour(look, 'ink'),
      fontSize: look.text - 1,
      align: 'right',
      offset: [-6, -look.text * 0.8],
      textBorderColor: colour(look, 'paper'),
      textBorderWidth: 2,
    },
  }
  const xAxis = spreadAxis(across, look, 'count', words.cases ?? '')
  const yAxis = spreadAxis(
    { logarithmic: false, to: (v) => v, from: (v) => v, ticks: [], min: 0, max: top > 0.5 ? 1 : top },
    look,
    'ratio',
    '',
  )
  return {
    option: {
      ...baseOption(look),
      animation: false,
      grid: cloudGrid(look, { left: 52 }),
      xAxis: { ...xAxis, nameGap: look.text * 2 + 4 },
      yAxis: { ...yAxis },
      series: [
        line('low95', Z95, 0, 'dotted'),
        line('high95', Z95, 1, 'dotted'),
        line('low998', Z998, 0, 'dashed'),
        line('high998', Z998, 1, 'dashed'),
        centre,
        cloudSeries(data, marks, look, 0),
      ],
    },
    width: look.width,
    height: look.width < 480 ? 340 : 440,
    along: 'x',
    coordinate: (category) => category,
    dataIndex: (category) => category,
    needs: ['scatter'],
    renderer: marks.length > MANY ? 'canvas' : 'svg',
    marks: cloudMarks(marks, 5),
  }
}
