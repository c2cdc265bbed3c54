/** Parts of a whole: stacked to 100 % (composition), or stacked as counts. */
import type { BarSeriesOption } from 'echarts'
import { formatCompact, formatRatio, formatTick } from '../format/number.ts'
import { pointAt, wholeOf, type ChartData, type Point } from './chart-data.ts'
import { inkOn } from './colour.ts'
import { colour, decalOf, outlineOf, type Look } from './look.ts'
import { baseOption, opacityOf, valueAxis, type Plot } from './plot.ts'
import { layoutRows, nameAxis, rowGrid, widthOf } from './rows.ts'
import type { Words } from './words.ts'

/** Least width in pixels of a part that carries its own number. */
const LABEL_ROOM = 34

/** @param mode `share`: every row is 100 %; a row whose whole is unknown or 0 is left empty, and says so. */
export function stacksPlot(data: ChartData, look: Look, words: Words, mode: 'share' | 'count'): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const layout = layoutRows(data, look, 1)
  const measure = (point: Point) => (mode === 'share' ? point.share : point.value)
  const totals = data.categories.map((_, category) => wholeOf(data, category))
  // Parts that are shares already: what they are shares of is the rates' denominator.
  const counted = totals.map((total, category) =>
    unit === 'ratio' && total !== null ? (pointAt(data, 0, category).rate?.denominator ?? null) : total,
  )
  const ends = counted.map((total) => {
    if (total === null) return words.noValue
    return mode === 'share' ? `n=${formatCompact(total, look.lang)}` : formatCompact(total, look.lang)
  })
  const right = Math.max(24, ...ends.map((text) => widthOf(text, look.text) + 14))
  const room = look.width - right - (layout.above ? 2 : layout.nameWidth + 14)
  const longest = mode === 'share' ? 1 : Math.max(1, ...totals.map((total) => total ?? 0))

  const series: BarSeriesOption[] = data.series.map((one, index) => {
    const fill = colour(look, one.role)
    const hatched = decalOf(look, one.role) !== undefined
    return {
      type: 'bar',
      id: one.key,
      name: one.label,
      stack: 'whole',
      barWidth: layout.barWidth,
      data: data.categories.map((_, category) => {
        const size = measure(pointAt(data, index, category))
        return {
          value: size ?? '-',
          itemStyle: { opacity: opacityOf(data, category) },
          label: {
            show: size !== null && (size / longest) * room >= LABEL_ROOM,
            ...(opacityOf(data, category) < 1 && { color: colour(look, 'ink'), opacity: 0.8 }),
          },
        }
      }),
      itemStyle: {
        color: fill,
        borderColor: outlineOf(look, one.role) === fill ? colour(look, 'paper') : outlineOf(look, one.role),
        borderWidth: 1,
        decal: decalOf(look, one.role),
      },
      label: {
        show: true,
        color: inkOn(fill),
        fontSize: look.text - 1,
        ...(hatched && { backgroundColor: fill, padding: [0, 2], color: inkOn(fill) }),
        formatter: ({ dataIndex }) => {
          const point = pointAt(data, index, dataIndex)
          return mode === 'share'
            ? formatRatio(point.share, look.lang, 0)
            : formatCompact(point.value, look.lang)
        },
      },
      emphasis: { itemStyle: { borderColor: colour(look, 'ink'), borderWidth: 2 } },
    }
  })

  if (mode === 'count')
    series.push({
      type: 'bar',
      id: 'total',
      stack: 'whole',
      silent: true,
      data: data.categories.map(() => 0),
      label: {
        show: true,
        position: 'right',
        color: colour(look, 'ink'),
        fontSize: look.text,
        formatter: ({ dataIndex }) => ends[dataIndex] ?? '',
      },
    })

  const names = nameAxis(data, look, layout, words, layout.barWidth)
  return {
    option: {
      ...baseOption(look),
      grid: rowGrid(layout, look, right),
      xAxis: valueAxis(
        look,
        (value) => formatTick(value, mode === 'share' ? 'ratio' : unit, look.lang),
        mode === 'share' ? { max: 1 } : { unit },
      ),
      yAxis: [
        names,
        // What the 100 % stand for: the number of cases, at the end of each row.
        {
          type: 'category',
          inverse: true,
          position: 'right',
          show: mode === 'share',
          data: ends,
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { color: colour(look, 'ink-2'), fontSize: look.text, interval: 0, margin: 6 },
        },
      ],
      series,
    },
    width: look.width,
    height: layout.height,
    along: 'y',
    coordinate: (category) => category,
    dataIndex: (category) => category,
  }
}
