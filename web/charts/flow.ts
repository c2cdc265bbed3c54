/** The flow of applications: how they came in, who made them, and what became of them. Every band is a printed cell. */
import type { SankeySeriesOption } from 'echarts'
import { formatCompact } from '../format/number.ts'
import { pointAt, type ChartData } from './chart-data.ts'
import { moveMark } from './keys.ts'
import { colour, decalOf, type Look } from './look.ts'
import { baseOption, type Hit, type Plot } from './plot.ts'
import { outcomeRole, type Role } from './roles.ts'
import { widthOf } from './rows.ts'

const isReceived = (code: string) => code.startsWith('applications.received.')

export interface Band {
  category: number
  series: number
  from: string
  to: string
  value: number
}

/** Categories are types of applicants, series the ways in (`applications.received.*`) and the outcomes. */
export function bandsOf(data: ChartData): Band[] {
  return data.categories.flatMap(({ key }, category) =>
    data.series.flatMap((series, index) => {
      const { value } = pointAt(data, index, category)
      if (value === null || value <= 0) return []
      return isReceived(series.key)
        ? [{ category, series: index, from: series.key, to: key, value }]
        : [{ category, series: index, from: key, to: series.key, value }]
    }),
  )
}

/** What came in, what went out, and the difference: the reports of the rows may not add up. */
export function balanceOf(data: ChartData): { received: number; settled: number } {
  let received = 0
  let settled = 0
  for (const { series, value } of bandsOf(data)) {
    if (isReceived(data.series[series]!.key)) received += value
    else settled += value
  }
  return { received, settled }
}

const roleOf = (code: string): Role => (isReceived(code) ? 'second' : (outcomeRole(code) ?? 'third'))

export function flowPlot(data: ChartData, look: Look): Plot {
  const bands = bandsOf(data)
  const narrow = look.width < 600
  const used = new Set(bands.flatMap(({ from, to }) => [from, to]))
  const depthOf = (code: string) => (isReceived(code) ? 0 : 2)
  const sum = (key: string) =>
    Math.max(
      bands.filter(({ from }) => from === key).reduce((total, { value }) => total + value, 0),
      bands.filter(({ to }) => to === key).reduce((total, { value }) => total + value, 0),
    )
  const nodes = [
    ...data.series.map(({ key, label }) => ({ key, label, depth: depthOf(key), role: roleOf(key) })),
    ...data.categories.map(({ key, label }) => ({ key, label, depth: 1, role: 'first' as Role })),
  ].filter(({ key }) => used.has(key))
  const text = ({ key, label }: { key: string; label: string }, broken = false) =>
    `${label}${broken ? '\n' : ' '}${formatCompact(sum(key), look.lang)}`
  const widest = (depth: number) =>
    Math.max(
      0,
      ...nodes.filter((node) => node.depth === depth).map((node) => widthOf(text(node), look.text - 1)),
    )
  const middle = (look.width * (narrow ? 0.64 : 0.74)) / 2 - 24
  const right = Math.min(widest(2) + 12, look.width * (narrow ? 0.36 : 0.26))
  const height = narrow ? 460 : 480
  const nodeIndex = new Map(data.categories.map(({ key }, index) => [key, index]))

  const series: SankeySeriesOption = {
    type: 'sankey',
    id: 'flow',
    left: 2,
    top: 8,
    width: look.width - right - 4,
    height: height - 16,
    nodeWidth: narrow ? 10 : 14,
    nodeGap: narrow ? 12 : 14,
    // The order is that of the form, not the one with fewest crossings.
    layoutIterations: 0,
    draggable: false,
    emphasis: { focus: 'none' },
    data: nodes.map((node) => ({
      name: node.key,
      depth: node.depth,
      value: sum(node.key),
      itemStyle: {
        color: colour(look, node.role),
        borderColor: look.colours[`${node.role}-line`] ?? colour(look, node.role),
        borderWidth: 1,
        decal: decalOf(look, node.role),
      },
      label: {
        show: !narrow || node.depth !== 1 || sum(node.key) > 0,
        position: narrow && node.depth === 1 ? 'left' : 'right',
        distance: 5,
        color: colour(look, 'ink'),
        fontSize: look.text - 1,
        textBorderColor: colour(look, 'paper'),
        textBorderWidth: 2,
        // On a phone the middle has room for the name alone, over the bands that come in.
        formatter: () => (narrow && node.depth === 1 ? node.label : text(node, narrow && node.depth === 2)),
        ...(narrow && node.depth === 1 && { width: middle, overflow: 'truncate' as const }),
        ...(node.depth === 2 && {
          width: right - 10,
          overflow: narrow ? ('break' as const) : ('truncate' as const),
        }),
      },
    })),
    links: bands.map((band) => {
      const role = roleOf(data.series[band.series]!.key)
      return {
        source: band.from,
        target: band.to,
        value: band.value,
        lineStyle: {
          color: colour(look, role),
          opacity: role === 'pending' || role === 'second' ? 0.55 : 0.4,
          curveness: 0.5,
        },
        emphasis: { lineStyle: { opacity: 0.85 } },
      }
    }),
    labelLayout: { hideOverlap: true },
  }
  const linkOf = (hit: Hit) =>
    bands.findIndex(({ category, series: at }) => category === hit.category && at === hit.series)
  return {
    option: { ...baseOption(look), animation: false, series: [series] },
    width: look.width,
    height,
    along: 'y',
    coordinate: (category) => category,
    dataIndex: (category) => category,
    needs: ['sankey'],
    marks: {
      item: (hit) => {
        const dataIndex = linkOf(hit)
        return dataIndex < 0 ? null : { seriesIndex: 0, dataIndex, dataType: 'edge' }
      },
      hit: (_, dataIndex, dataType) => {
        if (dataType === 'edge') {
          const band = bands[dataIndex]
          return band ? { category: band.category, series: band.series } : null
        }
        const category = nodeIndex.get(nodes[dataIndex]?.key ?? '')
        return category === undefined ? null : { category, series: null }
      },
      move: (key, from) => moveMark(key, from, data, 'y'),
      place: () => [look.width / 3, 40],
    },
  }
}
