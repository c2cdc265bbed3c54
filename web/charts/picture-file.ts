/** A chart as a file to take away. */
import type { ChartData } from './chart-data.ts'
import { drawPicture, type Caption } from './export.ts'
import { hasLegend, isSequential, plotOf, type Kind } from './kinds.ts'
import type { Break } from './lines.ts'
import { colour, type Look } from './look.ts'
import { scaleOf, stepFill } from './sequential.ts'
import type { Words } from './words.ts'

/** What the colours mean, with the colours themselves. */
export function legendOf(
  kind: Kind,
  data: ChartData,
  look: Look,
  step: (low: number, high: number, count: number) => string,
): Caption['legend'] {
  if (isSequential(kind)) {
    const { classes } = scaleOf(data)
    return classes.map((one, index) => ({
      label: step(one.low, one.high, one.count),
      colour: stepFill(look, index, classes.length),
    }))
  }
  if (!hasLegend(kind)) return []
  return data.series.map(({ label, role }) => ({ label, colour: colour(look, role) }))
}

/** Draws the picture and hands it to the reader's browser under its title. */
export async function savePicture(
  type: 'png' | 'svg',
  kind: Exclude<Kind, 'table'>,
  data: ChartData,
  look: Look,
  words: Words,
  breaks: readonly Break[],
  caption: Caption,
): Promise<void> {
  const blob = await drawPicture(type, plotOf(kind, data, look, words, breaks), look, caption)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${caption.title}.${type}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
