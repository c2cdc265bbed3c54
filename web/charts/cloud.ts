/** Clouds of marks, one for each subject: what scatter plots, distributions and funnel plots have in common. */
import type { ScatterSeriesOption } from 'echarts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { colour, type Look } from './look.ts'
import type { Hit, Marks } from './plot.ts'
import { rowsRoom } from './rows.ts'

/** Above this many marks a picture is painted as pixels. */
export const MANY = 1200

export interface Mark {
  category: number
  x: number
  y: number
  /** Diameter in pixels. */
  size: number
  /** Drawn aside from its place, in pixels. */
  shift?: number
  /** Named beside the mark: to its right, or to its left where the picture ends. */
  named?: boolean
  nameLeft?: boolean
  strong?: boolean
}

/** Least alpha of a mark: among many, overlaps show how many there are. */
function opacityFor(data: ChartData, category: number, marks: number): number {
  if (data.categories[category]?.picked) return 1
  if (data.categories.some(({ picked }) => picked)) return 0.25
  return marks > 300 ? 0.5 : 0.75
}

/** The marks as a series; `marks` come in the order of the keyboard. */
export function cloudSeries(
  data: ChartData,
  marks: readonly Mark[],
  look: Look,
  series: number,
): ScatterSeriesOption {
  const role = data.series[0]?.role ?? 'first'
  const fill = colour(look, role)
  return {
    type: 'scatter',
    id: 'marks',
    symbol: 'circle',
    cursor: 'pointer',
    z: 4,
    data: marks.map((mark) => {
      const { category } = mark
      const hollow = isSmall(pointAt(data, series, category))
      const picked = data.categories[category]?.picked ?? false
      const tone = picked ? colour(look, 'accent') : fill
      return {
        value: [mark.x, mark.y],
        symbolSize: picked ? Math.max(12, mark.size) : mark.size,
        symbolOffset: mark.shift ? [0, mark.shift] : undefined,
        itemStyle: {
          color: hollow ? colour(look, 'paper') : tone,
          borderColor:
            hollow || picked || mark.strong
              ? mark.strong
                ? colour(look, 'ink')
                : tone
              : colour(look, 'paper'),
          borderWidth: hollow || mark.strong ? 1.5 : 0.75,
          opacity: mark.strong ? 1 : opacityFor(data, category, marks.length),
        },
        label: { show: picked || (mark.named ?? false), ...(mark.nameLeft && { position: 'left' as const }) },
      }
    }),
    label: {
      show: false,
      position: 'right',
      distance: 6,
      color: colour(look, 'ink'),
      fontSize: look.text - 1,
      textBorderColor: colour(look, 'paper'),
      textBorderWidth: 2,
      width: 160,
      overflow: 'truncate',
      // A name is written by us, never as markup.
      formatter: ({ dataIndex }) => data.categories[marks[dataIndex]?.category ?? -1]?.label ?? '',
    },
    labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
    emphasis: {
      scale: 1.4,
      itemStyle: { borderColor: colour(look, 'ink'), borderWidth: 2, opacity: 1 },
    },
  }
}

const ON: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * Moving through the cloud from mark to mark, in the order given.
 * @param seriesIndex of the drawn series that holds the marks
 */
export function cloudMarks(marks: readonly Mark[], seriesIndex: number): Marks {
  const at = new Map(marks.map(({ category }, index) => [category, index]))
  const hitAt = (index: number): Hit | null => {
    const mark = marks[index]
    return mark ? { category: mark.category, series: null } : null
  }
  return {
    item: ({ category }) => {
      const dataIndex = at.get(category)
      return dataIndex === undefined ? null : { seriesIndex, dataIndex }
    },
    hit: (series, dataIndex) => (series === seriesIndex ? hitAt(dataIndex) : null),
    move: (key, from) => {
      const last = marks.length - 1
      if (key === 'Home') return hitAt(0)
      if (key === 'End') return hitAt(last)
      const step = ON[key]
      if (!step) return null
      const here = from ? at.get(from.category) : undefined
      if (here === undefined) return hitAt(0)
      return hitAt(Math.min(last, Math.max(0, here + step)))
    },
    place: ({ category }, toPixel) => {
      const mark = marks[at.get(category) ?? -1]
      if (!mark) return null
      const [x, y] = toPixel([mark.x, mark.y])
      return [x, y + (mark.shift ?? 0)]
    },
  }
}

/** Room around a cloud: names of the axes stand in the middle of their sides. */
export function cloudGrid(look: Look, { left = 56, top = 16 } = {}) {
  return {
    left: look.width < 480 ? Math.min(left, 46) : left,
    right: 16,
    top,
    bottom: rowsRoom(look) + look.text + 8,
    containLabel: false,
    outerBoundsMode: 'none' as const,
  }
}
