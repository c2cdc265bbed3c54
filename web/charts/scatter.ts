/** One indicator against another, a mark for each subject, its area by a third. */
import { pointAt, type ChartData } from './chart-data.ts'
import { cloudGrid, cloudMarks, cloudSeries, MANY, type Mark } from './cloud.ts'
import type { Look } from './look.ts'
import { baseOption, type Plot } from './plot.ts'
import { spreadAxis, spreadOf } from './spread.ts'

const LEAST = 5
const MOST = 34
/** Fewer marks than this are named, as far as there is room. */
const NAMED = 40

/** The series are x and y; the first extra series, if any, is the size. A subject without x or y has no mark. */
export function scatterPlot(data: ChartData, look: Look): Plot {
  const sizes = data.extra.length > 0 ? data.series.length : null
  const pairs = data.categories.flatMap((_, category) => {
    const x = pointAt(data, 0, category).value
    const y = pointAt(data, 1, category).value
    const size = sizes === null ? null : pointAt(data, sizes, category).value
    return x === null || y === null ? [] : [{ category, x, y, size }]
  })
  const [unitX = 'count', unitY = 'count'] = data.series.map(({ unit }) => unit)
  const across = spreadOf(
    pairs.map(({ x }) => x),
    unitX,
  )
  const up = spreadOf(
    pairs.map(({ y }) => y),
    unitY,
  )
  const largest = Math.max(1, ...pairs.map(({ size }) => size ?? 0))
  const most = look.width < 480 ? MOST * 0.6 : MOST
  const marks: Mark[] = pairs
    .map(({ category, x, y, size }) => ({
      category,
      x: across.to(x),
      y: up.to(y),
      // The area, not the width, stands for the size.
      size: sizes === null ? 9 : Math.max(LEAST, most * Math.sqrt((size ?? 0) / largest)),
      named: pairs.length <= NAMED,
    }))
    .sort((a, b) => a.x - b.x || a.y - b.y)
  const end = across.max ?? Math.max(1, ...marks.map(({ x }) => x))
  for (const mark of marks) mark.nameLeft = mark.x > end * 0.7
  const xAxis = spreadAxis(across, look, unitX, data.series[0]?.label ?? '')
  const yAxis = spreadAxis(up, look, unitY, data.series[1]?.label ?? '')
  return {
    option: {
      ...baseOption(look),
      grid: cloudGrid(look, { left: 64 }),
      xAxis: { ...xAxis, nameGap: look.text * 2 + 4 },
      yAxis: { ...yAxis, nameGap: look.width < 480 ? 34 : 48 },
      // A rate over few cases is hollow, whichever axis it stands on.
      series: [cloudSeries(data, marks, look, unitY === 'ratio' ? 1 : 0)],
    },
    width: look.width,
    height: look.width < 480 ? 340 : 480,
    along: 'x',
    coordinate: (category) => category,
    dataIndex: (category) => category,
    needs: ['scatter'],
    renderer: marks.length > MANY ? 'canvas' : 'svg',
    marks: cloudMarks(marks, 0),
  }
}
