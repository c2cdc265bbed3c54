/** Which builder draws which kind of picture. */
import { barsPlot } from './bars.ts'
import type { ChartData } from './chart-data.ts'
import { dotsPlot } from './dots.ts'
import { flowPlot } from './flow.ts'
import { funnelPlot } from './funnel.ts'
import { heatPlot } from './heat.ts'
import { linesPlot, type Break } from './lines.ts'
import type { Look } from './look.ts'
import { multiplesPlot } from './multiples.ts'
import type { Plot } from './plot.ts'
import { scatterPlot } from './scatter.ts'
import { stacksPlot } from './stacks.ts'
import { tilesPlot } from './tiles.ts'
import type { Words } from './words.ts'

/** `table`: no picture at all. */
export type Kind =
  | 'bars'
  | 'shares'
  | 'stacks'
  | 'lines'
  | 'heat'
  | 'scatter'
  | 'dots'
  | 'funnel'
  | 'flow'
  | 'tiles'
  | 'multiples'
  | 'table'

export function plotOf(
  kind: Exclude<Kind, 'table'>,
  data: ChartData,
  look: Look,
  words: Words,
  breaks: readonly Break[] = [],
): Plot {
  switch (kind) {
    case 'bars':
      return barsPlot(data, look, words)
    case 'shares':
      return stacksPlot(data, look, words, 'share')
    case 'stacks':
      return stacksPlot(data, look, words, 'count')
    case 'lines':
      return linesPlot(data, look, words, breaks)
    case 'heat':
      return heatPlot(data, look, breaks)
    case 'scatter':
      return scatterPlot(data, look)
    case 'dots':
      return dotsPlot(data, look)
    case 'funnel':
      return funnelPlot(data, look, words)
    case 'flow':
      return flowPlot(data, look)
    case 'tiles':
      return tilesPlot(data, look)
    case 'multiples':
      return multiplesPlot(data, look, breaks)
  }
}

/** Years that a picture sets side by side, so that a break in the series between them is to be marked. */
export function yearsShown(kind: Kind, data: ChartData): number[] {
  if (kind === 'lines' || kind === 'multiples') return data.categories.map(({ key }) => Number(key))
  return data.splitBy === 'year' ? data.series.map(({ key }) => Number(key)) : []
}

/** Pictures whose colour is a step of a scale. */
export function isSequential(kind: Kind): boolean {
  return kind === 'heat' || kind === 'tiles'
}

/** Pictures whose series have colours that a legend explains. */
export function hasLegend(kind: Kind): boolean {
  return kind === 'bars' || kind === 'shares' || kind === 'stacks' || kind === 'lines'
}
