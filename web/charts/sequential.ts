/** One hue from paper to accent, for heat maps and tiles; the same mix in CSS and in a picture. Pure. */
import { parseColour } from './colour.ts'
import { pointAt, type ChartData } from './chart-data.ts'
import { colour, type Look } from './look.ts'
import { quantileLimits } from './statistics.ts'

/** Share of the accent in a step: the palest can still be told from paper, the darkest is the accent. */
export function strengthOf(step: number, steps: number): number {
  return steps <= 1 ? 0.55 : 0.1 + (0.9 * step) / (steps - 1)
}

/** The fill of a step in a picture. */
export function stepFill(look: Look, step: number, steps: number): string {
  const from = parseColour(colour(look, 'paper'))
  const to = parseColour(colour(look, 'accent'))
  if (!from || !to) return colour(look, 'accent')
  const share = strengthOf(step, steps)
  const [r, g, b] = from.map((channel, index) => Math.round(channel + (to[index]! - channel) * share))
  return `rgb(${r}, ${g}, ${b})`
}

/** The same fill for the legend in the page. */
export function stepCss(step: number, steps: number): string {
  return `color-mix(in srgb, var(--accent) ${Math.round(strengthOf(step, steps) * 100)}%, var(--paper))`
}

export interface Class {
  /** Least and greatest value that occurs in the class. */
  low: number
  high: number
  count: number
}

export interface SequentialScale {
  limits: number[]
  classes: Class[]
}

/** Classes of about equal size over every value that the chart draws. */
export function scaleOf(data: ChartData): SequentialScale {
  const values = data.series.flatMap((_, series) =>
    data.categories.flatMap((__, category) => pointAt(data, series, category).value ?? []),
  )
  const limits = quantileLimits(values)
  const classes = Array.from({ length: values.length > 0 ? limits.length + 1 : 0 }, (_, step) => {
    const inside = values.filter(
      (value) => value <= (limits[step] ?? Infinity) && value > (limits[step - 1] ?? -Infinity),
    )
    return { low: Math.min(...inside), high: Math.max(...inside), count: inside.length }
  })
  return { limits, classes }
}
