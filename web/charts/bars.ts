/** Horizontal bars from zero, one group a row, with the value at the end and thin intervals on rates. */
import type { BarSeriesOption, CustomSeriesOption } from 'echarts'
import { formatMark, formatTick } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { colour, decalOf, outlineOf, type Look } from './look.ts'
import { baseOption, opacityOf, rateLimit, valueAxis, type Plot } from './plot.ts'
import { layoutRows, nameAxis, rowGrid, widthOf } from './rows.ts'
import type { Words } from './words.ts'

/** All series share one unit: a chart has one axis. */
export function barsPlot(data: ChartData, look: Look, words: Words): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const bars = Math.max(1, data.series.length)
  const layout = layoutRows(data, look, bars)
  const block = bars * layout.barWidth + (bars - 1) * 2
  const texts = data.series.flatMap((_, series) =>
    data.categories.map((_, category) => formatMark(pointAt(data, series, category).value, unit, look.lang)),
  )
  const right = Math.max(40, ...texts.map((text) => widthOf(text, look.text) + 14))

  // With intervals the value stands behind the interval, so that the line does not run through it.
  const intervals = bars === 1 && unit === 'ratio'
  const series: (BarSeriesOption | CustomSeriesOption)[] = data.series.map((one, index) => ({
    type: 'bar',
    id: one.key,
    name: one.label,
    barWidth: layout.barWidth,
    barGap: '15%',
    data: data.categories.map((_, category) => {
      const point = pointAt(data, index, category)
      const hollow = isSmall(point)
      const opacity = opacityOf(data, category)
      return {
        value: point.value ?? '-',
        itemStyle: {
          color: hollow ? 'transparent' : colour(look, one.role),
          borderColor: hollow ? colour(look, one.role) : outlineOf(look, one.role),
          // A zero is a number at the axis, not a sliver of a bar.
          borderWidth:
            point.value !== 0 && (hollow || outlineOf(look, one.role) !== colour(look, one.role)) ? 1 : 0,
          borderType: hollow ? [3, 2] : 'solid',
          opacity,
          decal: decalOf(look, one.role),
        },
      }
    }),
    label: {
      show: !intervals,
      position: 'right',
      distance: 6,
      color: colour(look, 'ink'),
      fontSize: look.text,
      // A number is written by us, never as markup.
      formatter: ({ dataIndex }) => formatMark(pointAt(data, index, dataIndex).value, unit, look.lang),
    },
    labelLayout: { hideOverlap: false },
    emphasis: { itemStyle: { borderColor: colour(look, 'ink'), borderWidth: 2 } },
  }))
  if (intervals) series.push(whiskers(data, look))

  return {
    option: {
      ...baseOption(look),
      grid: rowGrid(layout, look, right),
      xAxis: valueAxis(
        look,
        (value) => formatTick(value, unit, look.lang),
        unit === 'ratio' ? { max: ratioLimit(data) } : { unit },
      ),
      yAxis: nameAxis(data, look, layout, words, block),
      series,
    },
    width: look.width,
    height: layout.height,
    along: 'y',
    coordinate: (category) => category,
    dataIndex: (category) => category,
  }
}

/** The intervals are to be seen whole. What may pass 100 % is no proportion, and its axis goes on. */
function ratioLimit(data: ChartData): number | undefined {
  const highs = data.points[0]?.map((point) => point.rate?.high ?? point.value ?? 0) ?? []
  return rateLimit(Math.max(0, ...highs))
}

/** The 95 % interval of each rate as a thin line across the end of its bar, and the value behind it. */
function whiskers(data: ChartData, look: Look): CustomSeriesOption {
  const rows = data.categories.flatMap((_, category) => {
    const { value, rate } = pointAt(data, 0, category)
    if (value === null) return []
    return [[rate?.low ?? value, rate?.high ?? value, category, value]]
  })
  return {
    type: 'custom',
    id: 'interval',
    silent: true,
    z: 3,
    data: rows,
    encode: { x: [0, 1], y: 2 },
    renderItem: (_, api) => {
      const category = api.value(2)
      const value = Number(api.value(3))
      const [left = 0, y = 0] = api.coord([api.value(0), category])
      const [right = 0] = api.coord([api.value(1), category])
      const [end = 0] = api.coord([value, category])
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: left, y1: y, x2: right, y2: y },
            style: {
              stroke: colour(look, 'ink'),
              lineWidth: 1,
              opacity: 0.6 * opacityOf(data, Number(category)),
            },
          },
          {
            type: 'text',
            style: {
              text: formatMark(value, 'ratio', look.lang),
              x: Math.max(right, end) + 6,
              y,
              verticalAlign: 'middle',
              fill: colour(look, 'ink'),
              fontSize: look.text,
              fontFamily: look.fonts.text,
            },
          },
        ],
      }
    },
  }
}
