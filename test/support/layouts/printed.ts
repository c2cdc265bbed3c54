/**
 * What a document prints in each cell, worked out from the document itself: the truth that a reading is held to.
 * A cell whose figure is whole says that figure. Where damage ran two figures together or cut one, the number that
 * now stands there is as good as the one that stood there before: nothing in the document tells them apart.
 */
import type { Fragment, Traced } from './traced.ts'

/** For each cell the numbers that may be read from it; a cell without an entry is not printed or blank. */
export type Printed = ReadonlyMap<string, readonly number[]>

/** The number that a printed figure stands for, amounts in yuan; null for none. */
export type NumberOf = (figure: string, key: string) => number | null

const OF_A_FIGURE = /[\d.,，+\-－−０-９万萬亿億元]/

export function printedIn(traced: Traced, figures: ReadonlyMap<string, string>, numberOf: NumberOf): Printed {
  const printed = new Map<string, number[]>()
  for (const fragment of traced.fragments) {
    const numbers = printed.get(fragment.key) ?? []
    printed.set(fragment.key, numbers)
    const own = traced.text.slice(fragment.start, fragment.end)
    const whole = own === figures.get(fragment.key)
    const shown = shownAt(traced.text, fragment)
    const readings = shown === own ? [own] : [own, shown]
    // Only what is left of a figure proves that there was more of it.
    if (!whole && isPartOf(own, figures.get(fragment.key))) readings.push(figures.get(fragment.key)!)
    for (const reading of readings) {
      const number = numberOf(reading, fragment.key)
      if (number !== null && !numbers.includes(number)) numbers.push(number)
    }
  }
  return printed
}

const isPartOf = (own: string, figure: string | undefined) =>
  figure !== undefined && own.length < figure.length && figure.includes(own)

/** The run of figures around a fragment, with those that now touch it. */
function shownAt(text: string, { start, end }: Fragment): string {
  while (start > 0 && OF_A_FIGURE.test(text[start - 1]!)) start--
  while (end < text.length && OF_A_FIGURE.test(text[end]!)) end++
  return text.slice(start, end).replace(/[.,，+\-－−]+$/, '')
}
