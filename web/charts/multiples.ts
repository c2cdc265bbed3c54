/** Small multiples: each picked agency or region in a frame of its own, all on one axis. */
import type {
  GridComponentOption,
  LineSeriesOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts'
import { formatMark, formatTick } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { moveMark } from './keys.ts'
import { breaksWithin, type Break } from './lines.ts'
import { colour, type Look } from './look.ts'
import { baseOption, type Plot } from './plot.ts'
import { shorten } from './rows.ts'

const FRAME = 150
const GAP = 16

/** How many frames stand side by side. */
export function columnsFor(width: number, frames: number): number {
  const most = Math.max(1, Math.floor((width + GAP) / (180 + GAP)))
  return Math.min(Math.max(1, frames), 4, most)
}

/** Categories are years (their keys), each series one frame. */
export function multiplesPlot(data: ChartData, look: Look, breaks: readonly Break[]): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const years = data.categories.map(({ key }) => Number(key))
  const first = Math.min(...years)
  const last = Math.max(...years)
  const cuts = breaksWithin(data, breaks)
  const columns = columnsFor(look.width, data.series.length)
  const rows = Math.ceil(data.series.length / columns)
  const width = (look.width - GAP * (columns - 1)) / columns
  const head = look.text * 2 + 6
  const foot = look.text + 10
  const axisRoom = 40
  const values = data.points.flatMap((row) => row.flatMap(({ value }) => value ?? []))
  const top = Math.max(...values, 0)
  const max = unit === 'ratio' && top > 0.5 && top <= 1 ? 1 : top === 0 ? 1 : top
  const min = Math.min(0, ...values)
  const frameOf = (index: number) => ({ col: index % columns, row: Math.floor(index / columns) })

  const grid: GridComponentOption[] = data.series.map((_, index) => {
    const { col, row } = frameOf(index)
    return {
      left: col * (width + GAP) + axisRoom,
      top: row * (FRAME + head + foot) + head,
      width: width - axisRoom - 8,
      height: FRAME,
      outerBoundsMode: 'none',
    }
  })
  const xAxis: XAXisComponentOption[] = data.series.map((_, index) => ({
    type: 'value',
    gridIndex: index,
    min: first === last ? first - 1 : first - 0.3,
    max: first === last ? last + 1 : last + 0.3,
    axisLine: { show: true, onZero: false, lineStyle: { color: colour(look, 'control-line') } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: colour(look, 'ink-2'),
      fontSize: look.text - 1,
      customValues: first === last ? [first] : [first, last],
      formatter: (year: number) => `${year}`,
    },
  }))
  const yAxis: YAXisComponentOption[] = data.series.map((one, index) => ({
    type: 'value',
    gridIndex: index,
    min,
    max,
    interval: (max - min) / 2,
    name: shorten(one.label, look.text, width - 8),
    nameLocation: 'end',
    nameGap: look.text * 0.8,
    nameTextStyle: {
      align: 'left',
      padding: [0, 0, 0, -axisRoom],
      color: colour(look, one.role),
      fontSize: look.text,
      fontWeight: 600,
    },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: colour(look, 'ink-2'),
      fontSize: look.text - 1,
      formatter: (value: number) => formatTick(Math.round(value * 1e6) / 1e6, unit, look.lang),
    },
    splitLine: { lineStyle: { color: colour(look, 'hairline') } },
  }))
  const middle = ({ after, before }: Break) => (after + before) / 2
  /** Marks of the years in the series as drawn: where a line is cut, one empty mark stands between. */
  const drawn = data.series.map((one) =>
    years.flatMap((year, category): { category: number | null; at: number }[] => {
      const cut = one.joins === false ? cuts.find(({ before }) => before === year) : undefined
      const mark = { category, at: year }
      return cut ? [{ category: null, at: middle(cut) }, mark] : [mark]
    }),
  )
  const series: LineSeriesOption[] = data.series.map((one, index) => ({
    type: 'line',
    id: one.key,
    name: one.label,
    xAxisIndex: index,
    yAxisIndex: index,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { width: 2, color: colour(look, one.role) },
    itemStyle: { color: colour(look, one.role) },
    data: drawn[index]!.map(({ category, at }) => {
      if (category === null) return { value: [at, '-'] }
      const point = pointAt(data, index, category)
      return {
        value: [at, point.value ?? '-'],
        itemStyle: {
          color: isSmall(point) ? colour(look, 'paper') : colour(look, one.role),
          borderColor: colour(look, one.role),
          borderWidth: 2,
        },
        label: {
          show: category === years.length - 1,
          position: 'top' as const,
          color: colour(look, 'ink'),
          fontSize: look.text - 1,
          formatter: () => formatMark(point.value, unit, look.lang),
        },
      }
    }),
    emphasis: { lineStyle: { width: 3 } },
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { type: 'dotted', color: colour(look, 'ink-2'), width: 1.25 },
      // Its reason stands in the notes: a frame has no room for it.
      label: { show: false },
      data: cuts.map((cut) => ({ xAxis: middle(cut) })),
    },
  }))
  return {
    option: { ...baseOption(look), grid, xAxis, yAxis, series },
    width: look.width,
    height: rows * (FRAME + head + foot),
    along: 'x',
    coordinate: (category) => years[category] ?? first,
    dataIndex: (category) => category,
    marks: {
      item: ({ category, series: at }) => ({
        seriesIndex: at ?? 0,
        dataIndex: drawn[at ?? 0]?.findIndex((mark) => mark.category === category) ?? category,
      }),
      hit: (seriesIndex, dataIndex) => {
        const category = drawn[seriesIndex]?.[dataIndex]?.category ?? null
        return category === null ? null : { category, series: seriesIndex }
      },
      // Left and right through the years, up and down through the frames.
      move: (key, from) =>
        moveMark(key === 'ArrowUp' ? 'ArrowDown' : key === 'ArrowDown' ? 'ArrowUp' : key, from, data, 'x'),
      place: ({ series: at }) => {
        const { col, row } = frameOf(at ?? 0)
        return [col * (width + GAP) + axisRoom, row * (FRAME + head + foot) + head]
      },
    },
  }
}
