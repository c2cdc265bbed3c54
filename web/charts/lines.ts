/** Lines over years: a missing year is a gap, a break in the series a dotted line with its reason. */
import type { LineSeriesOption } from 'echarts'
import { formatMark, formatTick } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { colour, type Look } from './look.ts'
import { baseOption, rateLimit, valueAxis, type Plot } from './plot.ts'
import { rowsRoom, widthOf } from './rows.ts'
import type { Words } from './words.ts'

/** Between which years a series must not be read across, and why. */
export interface Break {
  after: number
  before: number
  label: string
  /** Another form, or another law on the same form. */
  kind: 'form' | 'law'
}

/** The breaks that fall between the years shown. */
export function breaksAmong(years: readonly number[], breaks: readonly Break[]): Break[] {
  return breaks.filter(({ after, before }) => years.includes(after) && years.includes(before))
}
export function breaksWithin(data: ChartData, breaks: readonly Break[]): Break[] {
  return breaksAmong(
    data.categories.map(({ key }) => Number(key)),
    breaks,
  )
}

const middle = ({ after, before }: Break) => (after + before) / 2

/** Second coordinate of a mark; null for a gap. */
function valueOf(value: unknown): number | null {
  const y: unknown = Array.isArray(value) ? value[1] : value
  return typeof y === 'number' ? y : null
}

/** Categories are years (their keys), each series one line. */
export function linesPlot(data: ChartData, look: Look, words: Words, breaks: readonly Break[]): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const years = data.categories.map(({ key }) => Number(key))
  const first = Math.min(...years)
  const last = Math.max(...years)
  const cuts = breaksWithin(data, breaks)
  // Every year where there is room, else every second or third, the last always among them.
  const step = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor(look.width / 64))))
  const labelled = years.filter((_, index) => (years.length - 1 - index) % step === 0)
  const named = look.width >= 640 && data.series.length > 1
  const names = data.series.map(({ label }) => widthOf(label, look.text))
  const right = named ? Math.min(Math.max(...names, 0) + 20 + look.text * 1.5, look.width * 0.3) : 24

  const anyPicked = data.series.some(({ picked }) => picked)
  const opacityOf = (one: { picked?: boolean }) => (anyPicked && !one.picked ? 0.35 : 1)
  const ticks = data.points.flatMap((row) => row.flatMap(({ value }) => value ?? []))
  const highest = Math.max(0, ...ticks)
  const room =
    Math.max(...ticks.map((value) => widthOf(formatTick(value, unit, look.lang), look.text - 1)), 28) + 14

  const series: LineSeriesOption[] = data.series.map((one, index) => ({
    type: 'line',
    id: one.key,
    name: one.label,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { width: one.picked ? 3 : 2, color: colour(look, one.role), opacity: opacityOf(one) },
    itemStyle: { color: colour(look, one.role), opacity: opacityOf(one) },
    data: years.flatMap((year, category) => {
      const point = pointAt(data, index, category)
      const hollow = isSmall(point)
      const mark = {
        value: [year, point.value ?? '-'],
        itemStyle: {
          color: hollow ? colour(look, 'paper') : colour(look, one.role),
          borderColor: colour(look, one.role),
          borderWidth: 2,
          opacity: opacityOf(one),
        },
      }
      const cut = cuts.find(({ before }) => before === year)
      return one.joins === false && cut ? [{ value: [middle(cut), '-'] }, mark] : [mark]
    }),
    endLabel: {
      show: named,
      // A name that had to move away from its line is still known by its colour.
      formatter: () => `{dot|●}{name|${one.label.replace(/[{}]/g, '')}}`,
      rich: {
        dot: { color: colour(look, one.role), fontSize: look.text },
        name: { color: colour(look, 'ink'), fontSize: look.text, padding: [0, 0, 0, 4] },
      },
      color: colour(look, 'ink'),
      fontSize: look.text,
      lineHeight: look.text + 5,
      distance: 8,
      width: right - 16,
      overflow: 'truncate',
    },
    label: {
      show: data.series.length === 1,
      position: 'top',
      color: colour(look, 'ink'),
      fontSize: look.text,
      formatter: ({ value }) => formatMark(valueOf(value), unit, look.lang),
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
          distance: 14,
          formatter: '{b}',
        },
        data: cuts.map((cut) => ({ name: words.breakMark[cut.kind], xAxis: middle(cut) })),
      },
    }),
  }))

  return {
    option: {
      ...baseOption(look),
      grid: {
        left: room,
        right,
        top: 32,
        bottom: rowsRoom(look),
        containLabel: false,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        // Half a step of air, so that the first and last marks clear the axis.
        min: first === last ? first - 1 : first - 0.25,
        max: first === last ? last + 1 : last + 0.25,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          color: colour(look, 'ink-2'),
          fontSize: look.text - 1,
          customValues: labelled,
          formatter: (year: number) => `${year}`,
        },
      },
      yAxis: {
        ...valueAxis(look, (value) => formatTick(value, unit, look.lang), {
          across: false,
          ...(unit === 'ratio' ? { max: rateLimit(highest) } : { unit }),
        }),
        min: data.points.some((row) => row.some(({ value }) => (value ?? 0) < 0)) ? undefined : 0,
      },
      series,
    },
    width: look.width,
    height: look.width < 480 ? 260 : 340,
    along: 'x',
    coordinate: (category) => years[category] ?? first,
    // The marks after a cut stand one further on in a series that is not joined.
    dataIndex: (category) =>
      category +
      (data.series.some(({ joins }) => joins === false)
        ? cuts.filter(({ before }) => before <= (years[category] ?? first)).length
        : 0),
  }
}
