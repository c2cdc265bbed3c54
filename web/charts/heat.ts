/** Subjects by years (or by another dimension) as cells of one hue. */
import type { CustomSeriesOption } from 'echarts'
import { formatCompact, formatMark, formatRatio } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { inkOn } from './colour.ts'
import { breaksAmong, type Break } from './lines.ts'
import { moveMark } from './keys.ts'
import { colour, type Look } from './look.ts'
import { baseOption, opacityOf, type Plot } from './plot.ts'
import { shorten, widthOf } from './rows.ts'
import { scaleOf, stepFill } from './sequential.ts'
import { stepOf } from './statistics.ts'

const NO_NUMBER = '—'

/** Rows are categories, columns are series; all of one unit. A cell without a value is an outline, never a colour. */
export function heatPlot(data: ChartData, look: Look, breaks: readonly Break[] = []): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const columns = data.series.length
  const scale = scaleOf(data)
  const steps = scale.classes.length
  const narrow = look.width < 600
  const longest = Math.max(0, ...data.categories.map(({ label }) => widthOf(label, look.text)))
  const nameWidth = Math.min(longest + 4, Math.round(look.width * (narrow ? 0.32 : 0.34)), 260)
  const left = nameWidth + 12
  const cellWidth = (look.width - left) / Math.max(1, columns)
  // A name of two lines has room for both.
  const rowHeight = longest > nameWidth ? 2 * (look.text + 3) + 4 : look.text + 17
  const headed = data.series.some(({ label }) => widthOf(label, look.text) > cellWidth - 8)
  const top = headed
    ? Math.min(96, Math.max(...data.series.map(({ label }) => widthOf(label, look.text))) * 0.75 + 14)
    : look.text + 14
  /** As exact as the cell has room for; '' when it has none. */
  const text = (value: number, width: number): string => {
    const said =
      unit === 'ratio'
        ? [formatMark(value, unit, look.lang), formatRatio(value, look.lang, 0)]
        : [formatCompact(value, look.lang)]
    return said.find((one) => widthOf(one, look.text - 1) <= width - 2) ?? ''
  }

  const cells: CustomSeriesOption = {
    type: 'custom',
    id: 'cells',
    data: data.categories.flatMap((_, category) =>
      data.series.map((__, series) => [series, category, pointAt(data, series, category).value ?? '-']),
    ),
    encode: { x: 0, y: 1 },
    renderItem: (_, api) => {
      const series = Number(api.value(0))
      const category = Number(api.value(1))
      const point = pointAt(data, series, category)
      const [x = 0, y = 0] = api.coord([series, category])
      const width = cellWidth - 2
      const height = rowHeight - 2
      const fill =
        point.value === null ? 'transparent' : stepFill(look, stepOf(point.value, scale.limits), steps)
      const shown = point.value === null ? NO_NUMBER : text(point.value, width)
      const small = isSmall(point)
      const opacity = opacityOf(data, category)
      const rect = {
        type: 'rect' as const,
        shape: { x: x - width / 2, y: y - height / 2, width, height, r: 2 },
        style: {
          fill,
          stroke: point.value === null ? colour(look, 'hairline') : small ? colour(look, 'ink-2') : fill,
          lineWidth: 1,
          ...(small && { lineDash: [3, 2] }),
          opacity,
        },
        emphasis: { style: { stroke: colour(look, 'ink'), lineWidth: 2 } },
      }
      const label = {
        type: 'text' as const,
        silent: true,
        style: {
          text: shown,
          x,
          y,
          align: 'center' as const,
          verticalAlign: 'middle' as const,
          fill:
            point.value === null ? colour(look, 'ink-2') : opacity < 1 ? colour(look, 'ink') : inkOn(fill),
          fontSize: look.text - 1,
          fontFamily: look.fonts.text,
        },
      }
      return { type: 'group', children: [rect, label] }
    },
  }
  return {
    option: {
      ...baseOption(look),
      animation: false,
      grid: { left, right: 0, top, bottom: 2, containLabel: false, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        position: 'top',
        data: data.series.map(({ label }) => label),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: colour(look, 'ink-2'),
          fontSize: look.text,
          interval: headed ? 0 : 'auto',
          rotate: headed ? 40 : 0,
          width: headed ? 120 : undefined,
          overflow: headed ? 'truncate' : undefined,
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: data.categories.map(({ label }) => shorten(label, look.text, nameWidth, 2)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: colour(look, 'ink'),
          fontSize: look.text,
          lineHeight: look.text + 3,
          width: nameWidth,
          overflow: 'break',
          interval: 0,
          margin: 10,
        },
      },
      series: [cells, cutLine(data, look, breaks, rowHeight)],
    },
    width: look.width,
    height: top + data.categories.length * rowHeight + 4,
    along: 'y',
    coordinate: (category) => category,
    dataIndex: (category) => category * columns,
    marks: {
      item: ({ category, series }) => ({ seriesIndex: 0, dataIndex: category * columns + (series ?? 0) }),
      hit: (_, dataIndex) => ({ category: Math.floor(dataIndex / columns), series: dataIndex % columns }),
      move: (key, from) => moveMark(key, from, data, 'y'),
      place: ({ category, series }, toPixel) => toPixel([series ?? 0, category]),
    },
  }
}

/** A dotted line between the columns of two years that must not be read across. */
function cutLine(
  data: ChartData,
  look: Look,
  breaks: readonly Break[],
  rowHeight: number,
): CustomSeriesOption {
  const years = data.splitBy === 'year' ? data.series.map(({ key }) => Number(key)) : []
  const cuts = breaksAmong(years, breaks).map(({ before }) => years.indexOf(before))
  return {
    type: 'custom',
    id: 'breaks',
    silent: true,
    data: data.categories.length > 0 ? cuts.map((column) => [column, 0]) : [],
    encode: { x: 0, y: 1 },
    renderItem: (_, api) => {
      const [x = 0, y = 0] = api.coord([api.value(0), 0])
      const [before = 0] = api.coord([Number(api.value(0)) - 1, 0])
      const middle = (x + before) / 2
      const top = y - rowHeight / 2
      return {
        type: 'line',
        shape: { x1: middle, y1: top, x2: middle, y2: top + data.categories.length * rowHeight },
        style: { stroke: colour(look, 'ink'), lineWidth: 1.5, lineDash: [2, 3] },
      }
    },
  }
}
