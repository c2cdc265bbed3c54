/**
 * What a document prints in each cell, worked out from the document itself: the truth that a reading is held to.
 * A cell whose figure is whole says that figure. Where damage ran two figures together or cut one, the number that
 * now stands there is as good as the one that stood there before; and where it left a label before as many figures
 * as its row has columns, these are printed in that row, whosever they were. Nothing in the document tells.
 */
import type { Form } from '../../../server/report/report.ts'
import { cellKey, FORMS } from '../../../server/report/tables/forms.ts'
import { APPLICANTS } from '../../../server/report/report.ts'
import type { Fragment, Traced } from './traced.ts'

/** For each cell the numbers that may be read from it; a cell without an entry is not printed or blank. */
export type Printed = ReadonlyMap<string, readonly number[]>

/** The number that a printed figure stands for, amounts in yuan; null for none. */
export type NumberOf = (figure: string, key: string) => number | null

const OF_A_FIGURE = /[\d.,，+\-－−０-９万萬亿億元]/
const IS_LABEL = /^@/

export function printedIn(traced: Traced, figures: ReadonlyMap<string, string>, numberOf: NumberOf): Printed {
  const printed = new Map<string, number[]>()
  const add = (key: string, figure: string) => {
    const numbers = printed.get(key) ?? []
    printed.set(key, numbers)
    const number = numberOf(figure, key)
    if (number === null) return
    // An amount without a unit takes that of its heading, 万元 in the form of 2021.
    const meant = key.endsWith('.amount') && !figure.includes('元') ? [number, number * 10_000] : [number]
    for (const one of meant) if (!numbers.includes(one)) numbers.push(one)
  }
  for (const fragment of traced.fragments) {
    const { key } = fragment
    if (IS_LABEL.test(key)) continue
    const own = traced.text.slice(fragment.start, fragment.end)
    const figure = figures.get(key)
    add(key, own)
    const shown = shownAt(traced.text, fragment)
    if (shown !== own) add(key, shown)
    // What is left of a figure proves that there was more of it.
    if (figure !== undefined && own.length < figure.length && figure.includes(own)) add(key, figure)
  }
  for (const [key, { start, end }] of inPlace(traced.fragments)) add(key, traced.text.slice(start, end))
  return printed
}

/** The run of figures around a fragment, with those that now touch it. */
function shownAt(text: string, { start, end }: Fragment): string {
  while (start > 0 && OF_A_FIGURE.test(text[start - 1]!)) start--
  while (end < text.length && OF_A_FIGURE.test(text[end]!)) end++
  return text.slice(start, end).replace(/[.,，+\-－−]+$/, '')
}

/** The cells of each printed row, by key: those of the 15 results of table 4 are one row. */
const ROWS: Readonly<Record<Form, readonly (readonly string[])[]>> = {
  2019: rows('2019'),
  2021: rows('2021'),
}

function rows(form: Form): string[][] {
  const { proactive, applications, legal } = FORMS[form]
  return [
    ...proactive.flatMap((block) => block.rows.map(({ codes }) => codes)),
    ...applications.map(({ code }) => APPLICANTS.map((applicant) => cellKey(code, applicant))),
    legal.flatMap(({ codes }) => codes),
  ]
}

/** The document with a mark on the last word before each row: where its label stands, and goes with the damage. */
export function withLabels(traced: Traced, form: Form): Traced {
  const fragments: Fragment[] = [...traced.fragments]
  for (const row of ROWS[form]) {
    const starts = traced.fragments.filter(({ key }) => row.includes(key)).map(({ start }) => start)
    const at = starts.length === 0 ? -1 : wordBefore(traced.text, Math.min(...starts))
    if (at >= 0) fragments.push({ key: `@${row.join(' ')}`, start: at, end: at + 1 })
  }
  return { text: traced.text, fragments: fragments.sort((a, b) => a.start - b.start) }
}

/** The last Chinese character before `from` that is no part of a tag; -1 for none. */
function wordBefore(text: string, from: number): number {
  for (let at = from - 1; at >= 0; at--) {
    if (text[at] === '>') at = text.lastIndexOf('<', at)
    else if (/[一-龥]/.test(text[at]!)) return at
  }
  return -1
}

function* inPlace(fragments: readonly Fragment[]): Generator<[key: string, at: Fragment]> {
  const sorted = [...fragments].sort((a, b) => a.start - b.start)
  for (const [i, label] of sorted.entries()) {
    if (!IS_LABEL.test(label.key)) continue
    const row = label.key.slice(1).split(' ')
    const until = sorted.findIndex(({ key }, j) => j > i && IS_LABEL.test(key))
    const figures = sorted.slice(i + 1, until < 0 ? undefined : until)
    if (figures.length !== row.length) continue
    for (const [j, key] of row.entries()) yield [key, figures[j]!]
  }
}
