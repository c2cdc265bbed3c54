/** The provinces as equal squares, one hue by the value. */
import type { CustomSeriesOption } from 'echarts'
import { formatCompact, formatRatio } from '../format/number.ts'
import { isSmall, pointAt, type ChartData } from './chart-data.ts'
import { inkOn } from './colour.ts'
import { colour, type Look } from './look.ts'
import { baseOption, opacityOf, type Hit, type Plot } from './plot.ts'
import { PROVINCE_TILES, TILE_COLUMNS, TILE_ROWS } from './province-tiles.ts'
import { scaleOf, stepFill } from './sequential.ts'
import { stepOf } from './statistics.ts'

const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The nearest province in the direction of the key: straight on first, then a little aside. */
export function nextTile(key: string, from: string, known: ReadonlySet<string>): string | null {
  const step = STEPS[key]
  const here = PROVINCE_TILES.find(({ adcode }) => adcode === from)
  if (!step || !here) return null
  const [dx, dy] = step
  let best: { adcode: string; cost: number } | null = null
  for (const { adcode, col, row } of PROVINCE_TILES) {
    if (!known.has(adcode) || adcode === from) continue
    const ahead = (col - here.col) * dx + (row - here.row) * dy
    const aside = Math.abs((col - here.col) * dy) + Math.abs((row - here.row) * dx)
    if (ahead <= 0) continue
    const cost = ahead + 2 * aside
    if (!best || cost < best.cost) best = { adcode, cost }
  }
  return best?.adcode ?? null
}

/** Categories are provinces (their keys are adcodes); the first series is drawn. */
export function tilesPlot(data: ChartData, look: Look): Plot {
  const unit = data.series[0]?.unit ?? 'count'
  const scale = scaleOf(data)
  const steps = scale.classes.length
  const side = Math.min(84, Math.floor(look.width / TILE_COLUMNS))
  const left = Math.floor((look.width - side * TILE_COLUMNS) / 2)
  const indexOf = new Map(data.categories.map(({ key }, index) => [key, index]))
  const known = new Set(indexOf.keys())
  const nameSize = Math.max(9, Math.min(look.text, Math.floor((side - 6) / 3)))
  const text = (value: number) =>
    unit === 'ratio' ? formatRatio(value, look.lang, 0) : formatCompact(value, look.lang)

  const squares: CustomSeriesOption = {
    type: 'custom',
    id: 'tiles',
    data: PROVINCE_TILES.map(({ col, row }, index) => [col + 0.5, row + 0.5, index]),
    encode: { x: 0, y: 1 },
    renderItem: (_, api) => {
      const tile = PROVINCE_TILES[Number(api.value(2))]!
      const category = indexOf.get(tile.adcode)
      const point = category === undefined ? null : pointAt(data, 0, category)
      const value = point?.value ?? null
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
      const fill = value === null ? 'transparent' : stepFill(look, stepOf(value, scale.limits), steps)
      const small = point !== null && isSmall(point)
      const opacity = category === undefined ? 1 : opacityOf(data, category)
      const ink = value === null ? colour(look, 'ink-2') : opacity < 1 ? colour(look, 'ink') : inkOn(fill)
      const write = (words: string, dy: number, size: number) => ({
        type: 'text' as const,
        silent: true,
        style: {
          text: words,
          x,
          y: y + dy,
          align: 'center' as const,
          verticalAlign: 'middle' as const,
          fill: ink,
          fontSize: size,
          fontFamily: look.fonts.text,
        },
      })
      const roomy = side >= 48
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: x - side / 2 + 1, y: y - side / 2 + 1, width: side - 2, height: side - 2, r: 4 },
            style: {
              fill,
              stroke: value === null ? colour(look, 'control-line') : small ? colour(look, 'ink-2') : fill,
              lineWidth: 1,
              ...((small || value === null) && { lineDash: [3, 3] }),
              opacity,
            },
            emphasis: { style: { stroke: colour(look, 'ink'), lineWidth: 2.5 } },
          },
          write(tile.name, roomy ? -look.text * 0.65 : 0, nameSize),
          write(roomy ? (value === null ? '—' : text(value)) : '', look.text * 0.75, look.text),
        ],
      }
    },
  }
  const axis = { type: 'value' as const, min: 0, show: false }
  const tileOf = (category: number) =>
    PROVINCE_TILES.findIndex(({ adcode }) => adcode === data.categories[category]?.key)
  const move = (key: string, from: Hit | null): Hit | null => {
    if (data.categories.length === 0) return null
    if (key === 'Home' || (!from && key in STEPS)) return { category: 0, series: 0 }
    if (key === 'End') return { category: data.categories.length - 1, series: 0 }
    if (!(key in STEPS) || !from) return null
    const next = nextTile(key, data.categories[from.category]?.key ?? '', known)
    return { category: next === null ? from.category : indexOf.get(next)!, series: 0 }
  }
  return {
    option: {
      ...baseOption(look),
      animation: false,
      grid: { left, top: 0, right: left, bottom: 0, containLabel: false, outerBoundsMode: 'none' },
      xAxis: { ...axis, max: TILE_COLUMNS },
      yAxis: { ...axis, max: TILE_ROWS, inverse: true },
      series: [squares],
    },
    width: look.width,
    height: side * TILE_ROWS,
    along: 'y',
    coordinate: (category) => category,
    dataIndex: tileOf,
    marks: {
      item: ({ category }) => ({ seriesIndex: 0, dataIndex: tileOf(category) }),
      hit: (_, dataIndex) => {
        const category = indexOf.get(PROVINCE_TILES[dataIndex]?.adcode ?? '')
        return category === undefined ? null : { category, series: 0 }
      },
      move,
      place: ({ category }, toPixel) => {
        const tile = PROVINCE_TILES[tileOf(category)]
        return tile ? toPixel([tile.col + 0.5, tile.row + 0.5]) : null
      },
    },
  }
}
