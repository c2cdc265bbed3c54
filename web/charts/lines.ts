/** Lines over years: a missing year is a gap, a break in the series a dotted line with its reason. */
import type { LineSeriesOption } from 'echarts'
import { formatMark, formatTick } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { colour, type Look } from './look.ts'
import { baseOption, valueAxis, type Plot } from './plot.ts'
import { widthOf } from './rows.ts'

/** Between which years a series must not be read across, and why. */
export interface Break {
  after: number
  before: number
  label: string
}

/** Categories are years (their keys), each series one line. */
export function linesPlot(data: ChartData, look: Look, breaks: readonly Break[]): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const years = data.categories.map(({ key }) => Number(key))
  const first = Math.min(...years)
  const last = Math.max(...years)
  const named = look.width >= 640 && data.series.length > 1
  const names = data.series.map(({ label }) => widthOf(label, look.text))
  const right = named ? Math.min(Math.max(...names, 0) + 20, look.width * 0.3) : 24

  const series: LineSeriesOption[] = data.series.map((one, index) => ({
    type: 'line',
    id: one.key,
    name: one.label,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { width: 2, color: colour(look, one.role) },
    itemStyle: { color: colour(look, one.role) },
    data: years.map((year, category) => {
      const point = pointAt(data, index, category)
      const hollow = isSmall(point)
      return {
        value: [year, point.value ?? '-'],
        itemStyle: {
          color: hollow ? colour(look, 'paper') : colour(look, one.role),
          borderColor: colour(look, one.role),
          borderWidth: 2,
        },
      }
    }),
    endLabel: {
      show: named,
      formatter: () => one.label,
      color: colour(look, 'ink'),
      fontSize: look.text,
      distance: 8,
      width: right - 16,
      overflow: 'truncate',
    },
    label: {
      show: data.series.length === 1,
      position: 'top',
      color: colour(look, 'ink'),
      fontSize: look.text,
      formatter: ({ dataIndex }) => formatMark(pointAt(data, index, dataIndex).value, unit, look.lang),
    },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { focus: 'series', lineStyle: { width: 3 } },
    ...(index === 0 && {
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        lineStyle: { type: 'dotted', color: colour(look, 'ink-2'), width: 1.5 },
        label: {
          color: colour(look, 'ink-2'),
          fontSize: look.text - 1,
          position: 'end',
          formatter: ({ name }: { name: string }) => name,
        },
        data: breaks
          .filter(({ after, before }) => after >= first && before <= last)
          .map(({ after, before, label }) => ({ name: label, xAxis: (after + before) / 2 })),
      },
    }),
  }))

  return {
    option: {
      ...baseOption(look),
      grid: { left: 8, right, top: 32, bottom: 8, containLabel: true },
      xAxis: {
        type: 'value',
        min: first === last ? first - 1 : first,
        max: first === last ? last + 1 : last,
        interval: Math.max(1, Math.ceil((last - first) / Math.max(2, Math.floor(look.width / 64)))),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          color: colour(look, 'ink-2'),
          fontSize: look.text - 1,
          formatter: (year: number) => (Number.isInteger(year) && years.includes(year) ? `${year}` : ''),
        },
      },
      yAxis: { ...valueAxis(look, (value) => formatTick(value, unit, look.lang)), min: 0 },
      series,
    },
    height: look.width < 480 ? 260 : 340,
    along: 'x',
    coordinate: (category) => years[category] ?? first,
  }
}
