/**
 * Columns set apart by spaces only: a line splits when every piece is a label or a value, or when a label, however
 * spelled, is followed by values to the end of the line. A sentence stays whole.
 */
import { REQUEST_LABELS, type Axis } from '../tables/labels.ts'
import { isValue } from './is-value.ts'
import { matchLabel, type LabelMatch } from './match-label.ts'

/** A part of a text, from `start` to `end` of it. */
export interface Part {
  text: string
  start: number
  end: number
  matches?: readonly LabelMatch[]
}

const LONGEST_ROW = 300
const MOST_WORDS = 40
const MOST_WORDS_OF_LABEL = 12

/** The cells of the text; null where it is one. */
export function splitRow(text: string): Part[] | null {
  if (text.length > LONGEST_ROW || !hasSpace(text) || !/\S\s+\S/.test(text) || isValue(text)) return null
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ at: match.index, text: match[0] }))
  if (words.length > MOST_WORDS) return null
  // Punctuation does not count in a label, so that a slash behind one would vanish into it.
  if (!isValue(words.at(-1)!.text) && labelsOf(text).length > 0) return null
  const parts: Part[] = []
  for (let i = 0; i < words.length;) {
    const found = longestPart(text, words, i)
    if (!found) break
    parts.push(found.part)
    i = found.next
    if (i === words.length) return parts.length > 1 ? parts : null
  }
  return headAndValues(text, words)
}

/** Space of any kind, as \s has it, and a few units more. */
function hasSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff) return true
    if (unit >= 0x1680 && unit <= 0x205f) return true
  }
  return false
}

/** A figure apart before a caption or a heading is a cell of the row before, not its number: only rows are numbered. */
function labelsOf(text: string): readonly LabelMatch[] {
  const matches = matchLabel(text)
  const numbered = /^\d+\s/.test(text) && !matches.some(({ label }) => ROWS.has(label.axis))
  return numbered ? [] : matches
}

const ROWS: ReadonlySet<Axis> = new Set<Axis>(['entity', 'request', 'request_group'])

interface Word {
  at: number
  text: string
}

function longestPart(text: string, words: Word[], from: number): { part: Part; next: number } | null {
  for (let next = Math.min(words.length, from + MOST_WORDS_OF_LABEL); next > from; next--) {
    const start = words[from]!.at
    const last = words[next - 1]!
    const end = last.at + last.text.length
    const candidate = text.slice(start, end)
    const matches = next > from + 1 && isValue(last.text) ? [] : labelsOf(candidate)
    if (matches.length > 0) return { part: { text: candidate, start, end, matches }, next }
    if (next === from + 1 && (isValue(candidate) || isUnitText(candidate)))
      return { part: { text: candidate, start, end }, next }
  }
  return null
}

/** A row whose label is not known (a local row): its values must not run on into the row before it. */
function headAndValues(text: string, words: Word[]): Part[] | null {
  let first = words.length
  while (first > 0 && isValue(words[first - 1]!.text)) first--
  const values = words.slice(first)
  if (
    first === 0 ||
    values.length < 2 ||
    /[。；！？，]/.test(text.slice(0, words[first]!.at).replace(/[（(].*/, ''))
  )
    return null
  // Pieces of the label of a group, wrapped in a column of its own, stand before the label of the row.
  let lead = 0
  while (lead < first - 1 && isSideFragment(words[lead]!.text)) lead++
  const start = words[lead]!.at
  const head = text.slice(start, words[first]!.at).trimEnd()
  return [
    { text: head, start, end: start + head.length },
    ...values.map(({ text, at }) => ({ text, start: at, end: at + text.length })),
  ]
}

const UNIT = /^(?:件|项|个|份|元|万元|亿元|单位:?.{0,6})$/

/** What figures count, in a cell of its own. */
export const isUnitText = (text: string): boolean => UNIT.test(text)

const SIDES = REQUEST_LABELS.filter(({ axis }) => axis === 'request_group').flatMap(({ official }) =>
  official.map((label) => label.normalize('NFKC')),
)

const isSideFragment = (word: string) => {
  const part = word.normalize('NFKC')
  return SIDES.some((side) => side.includes(part))
}
