/** A distribution: a dot for each subject, the middle half of them as a band, the median as a line. */
import type { CustomSeriesOption } from 'echarts'
import { formatMark } from '../format/number.ts'
import { pointAt, type ChartData } from './chart-data.ts'
import { cloudMarks, cloudSeries, MANY, type Mark } from './cloud.ts'
import { colour, type Look } from './look.ts'
import { baseOption, type Plot } from './plot.ts'
import { rowsRoom, widthOf } from './rows.ts'
import { spreadAxis, spreadOf } from './spread.ts'
import { quartilesOf, type Quartiles } from './statistics.ts'

/** Groups, the highest median first; one group without a name when the subjects have none. */
export function groupsOf(data: ChartData): { label: string; members: number[] }[] {
  const groups = new Map<string, number[]>()
  data.categories.forEach(({ group = '' }, category) => {
    const members = groups.get(group)
    if (members) members.push(category)
    else groups.set(group, [category])
  })
  return [...groups]
    .map(([label, members]) => ({ label, members }))
    .sort((a, b) => (boxOf(data, b)?.median ?? -Infinity) - (boxOf(data, a)?.median ?? -Infinity))
}

/** Quartiles of a group: of all its subjects where these are known, else of those on show. */
export function boxOf(
  data: ChartData,
  { label, members }: { label: string; members: number[] },
): Quartiles | null {
  return (
    data.whole?.quartiles[label] ??
    quartilesOf(members.flatMap((category) => pointAt(data, 0, category).value ?? []))
  )
}

/**
 * Stacks dots of one row that would cover each other, to both sides of its middle.
 * @param places along the axis in pixels, ascending
 * @returns the shift of each dot in pixels, at most `room` either way
 */
export function spreadDots(places: readonly number[], size: number, room: number): number[] {
  const ends: number[] = [] // ends[lane]: where the last dot of the lane ends
  const lanes = places.map((place) => {
    let lane = ends.findIndex((end) => end <= place)
    if (lane < 0) lane = ends.length
    ends[lane] = place + size
    return lane
  })
  const most = Math.max(0, ...lanes)
  const step = most === 0 ? 0 : Math.min(size, (2 * room) / most)
  return lanes.map((lane) => (lane % 2 === 0 ? 1 : -1) * Math.ceil(lane / 2) * step)
}

/** The first series is drawn; subjects stand in the rows of their groups. */
export function dotsPlot(data: ChartData, look: Look): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const groups = groupsOf(data)
  const grouped = groups.length > 1 || (groups[0]?.label ?? '') !== ''
  const values = data.categories.flatMap((_, category) => pointAt(data, 0, category).value ?? [])
  const spread = spreadOf(values, unit)
  const narrow = look.width < 600
  const longest = Math.max(0, ...groups.map(({ label }) => widthOf(label, look.text)))
  const left = !grouped || narrow ? 16 : Math.min(longest + 16, 240)
  const right = 20
  const size = values.length > 400 ? 6 : narrow ? 7 : 9
  const rowHeight = grouped ? (narrow ? 100 : 84) : narrow ? 220 : 260
  const room = rowHeight / 2 - size - (grouped ? (narrow ? 18 : 12) : 4)
  const top = 26
  const low = spread.min ?? Math.min(0, ...values.map(spread.to))
  const high = spread.max ?? Math.max(low + 1e-9, ...values.map(spread.to)) * 1.05
  const pixel = (place: number) => ((place - low) / (high - low)) * (look.width - left - right)

  const marks: Mark[] = groups.flatMap(({ members }, row) => {
    const known = members
      .flatMap((category) => {
        const { value } = pointAt(data, 0, category)
        return value === null ? [] : [{ category, place: spread.to(value) }]
      })
      .sort((a, b) => a.place - b.place)
    const shifts = spreadDots(
      known.map(({ place }) => pixel(place)),
      size + 1,
      room,
    )
    return known.map(({ category, place }, index) => ({
      category,
      x: place,
      y: row,
      size,
      shift: Math.round((shifts[index] ?? 0) * 10) / 10,
    }))
  })
  const boxes = groups.map((group) => boxOf(data, group))
  const bands: CustomSeriesOption = {
    type: 'custom',
    id: 'quartiles',
    silent: true,
    z: 1,
    data: boxes.flatMap((box, row) =>
      box ? [[spread.to(box.low), row, spread.to(box.high), spread.to(box.median)]] : [],
    ),
    encode: { x: [0, 2, 3], y: 1 },
    renderItem: (_, api) => {
      const row = Number(api.value(1))
      const box = boxes[row]
      const [x1 = 0, y = 0] = api.coord([api.value(0), row])
      const [x2 = 0] = api.coord([api.value(2), row])
      const [middle = 0] = api.coord([api.value(3), row])
      const half = rowHeight / 2 - (grouped ? (narrow ? 18 : 12) : 12)
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: x1, y: y - half, width: Math.max(1, x2 - x1), height: 2 * half, r: 3 },
            style: { fill: colour(look, 'second'), opacity: 0.28 },
          },
          {
            type: 'line',
            shape: { x1: middle, y1: y - half, x2: middle, y2: y + half },
            style: { stroke: colour(look, 'ink'), lineWidth: 2 },
          },
          {
            type: 'text',
            style: {
              text: box ? formatMark(box.median, unit, look.lang) : '',
              x: middle - 1,
              y: y - half - 1,
              verticalAlign: 'bottom',
              fill: colour(look, 'ink'),
              fontSize: look.text - 1,
              fontWeight: 600,
              fontFamily: look.fonts.text,
              stroke: colour(look, 'paper'),
              lineWidth: 3,
            },
          },
        ],
      }
    },
  }
  const xAxis = spreadAxis(spread, look, unit, '')
  return {
    option: {
      ...baseOption(look),
      animation: false,
      grid: { left, right, top, bottom: rowsRoom(look), containLabel: false, outerBoundsMode: 'none' },
      xAxis: { ...xAxis, min: low, max: high },
      yAxis: {
        type: 'category',
        inverse: true,
        data: groups.map(({ label }) => label),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          show: grouped,
          inside: narrow,
          color: colour(look, 'ink'),
          fontSize: look.text,
          interval: 0,
          width: narrow ? look.width - 24 : left - 14,
          overflow: 'truncate',
          ...(narrow && {
            verticalAlign: 'bottom' as const,
            padding: [0, 0, rowHeight / 2 - 6, 0],
            margin: 0,
          }),
        },
        z: 10,
      },
      series: [bands, cloudSeries(data, marks, look, 0)],
    },
    width: look.width,
    height: top + rowHeight * Math.max(1, groups.length) + rowsRoom(look),
    along: 'y',
    coordinate: (category) => category,
    dataIndex: (category) => category,
    needs: ['scatter'],
    renderer: marks.length > MANY ? 'canvas' : 'svg',
    marks: cloudMarks(marks, 1),
  }
}
