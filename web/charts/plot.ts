/** What a builder hands to the drawing: the ECharts option and how to find a mark under the pointer. */
import type { EChartsOption } from 'echarts'
import type { Unit } from '../format/number.ts'
import type { ChartData } from './chart-data.ts'
import { colour, type Look } from './look.ts'

/** Parts of ECharts that only some pictures need; each is loaded with the first of them. */
export type Extra = 'scatter' | 'sankey'

/** Marks that stand by themselves instead of along an axis: cells, dots, tiles, flows. */
export interface Marks {
  /** The drawn item of a mark, to bring it out. */
  item: (hit: Hit) => { seriesIndex: number; dataIndex: number; dataType?: 'edge' | 'node' } | null
  /** The mark that a drawn item stands for. */
  hit: (seriesIndex: number, dataIndex: number, dataType?: string) => Hit | null
  /** The mark that a key leads to; null when the key is not ours. */
  move: (key: string, from: Hit | null) => Hit | null
  /** Where the mark stands, in pixels; `toPixel` turns coordinates of the axes into them. */
  place: (hit: Hit, toPixel: (point: [number, number]) => [number, number]) => [number, number] | null
}

export interface Plot {
  option: EChartsOption
  /** Size of the plot in CSS pixels. */
  width: number
  height: number
  /** Which axis carries the categories: rows go down the page, years across it. */
  along: 'y' | 'x'
  /** Coordinate of a category on that axis. */
  coordinate: (category: number) => number
  /** Index of the category's mark within each drawn series. */
  dataIndex: (category: number) => number
  marks?: Marks
  needs?: readonly Extra[]
  /** Thousands of marks are quicker as pixels than as elements. */
  renderer?: 'svg' | 'canvas'
}

/** A mark: a category, and one of its series when the pointer or the keys are on one. */
export interface Hit {
  category: number
  series: number | null
}

export function baseOption(look: Look): EChartsOption {
  return {
    animation: look.motion,
    animationDuration: 180,
    animationDurationUpdate: 180,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: look.fonts.text, fontSize: look.text, color: colour(look, 'ink') },
    aria: { enabled: false },
  }
}

/** Where the axis of rates ends: at 100 % when anything comes near it, else where the scale likes. */
export function rateLimit(highest: number): number | undefined {
  return highest === 0 || (highest > 0.5 && highest <= 1) ? 1 : undefined
}

/** A value axis: faint grid, no line, a firm zero. What is counted is never halved. */
export function valueAxis(
  look: Look,
  format: (value: number) => string,
  { across = true, unit, ...limit }: { max?: number; across?: boolean; unit?: Unit } = {},
) {
  const narrow = look.width < 480
  return {
    type: 'value' as const,
    ...limit,
    ...((unit === 'count' || unit === 'items') && { minInterval: 1 }),
    ...(limit.max === 1 && { interval: narrow ? 0.5 : 0.25 }),
    splitNumber: narrow ? 2 : 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: colour(look, 'ink-2'),
      fontSize: look.text - 1,
      formatter: format,
      hideOverlap: true,
      // Along the bottom the outermost numbers stay inside the picture.
      ...(across && { alignMinLabel: 'left' as const, alignMaxLabel: 'right' as const }),
    },
    splitLine: { lineStyle: { color: colour(look, 'hairline'), width: 1 } },
  }
}

/** Which categories stand back: none, unless the reader has picked some. */
export function opacityOf(data: ChartData, category: number): number {
  const anyPicked = data.categories.some(({ picked }) => picked)
  return anyPicked && !data.categories[category]?.picked ? 0.35 : 1
}
