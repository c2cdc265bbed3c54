/**
 * Labels that a copy of a printed page broke around their figures: the lines of a wrapped label stand above and below
 * the line of the values. Put together only where the parts make a label exactly.
 */
import { matchLabel, mayBeginLabel, on } from './match-label.ts'
import type { Token } from './tokens.ts'

const MOST_BEFORE = 3
const MOST_BEHIND = 2

/** The same tokens, each such label before its values and whole. */
export function mendLabels(tokens: readonly Token[]): readonly Token[] {
  let mended: Token[] | null = null
  for (let i = 0; i < tokens.length;) {
    const found = brokenAround(tokens, i)
    if (found) {
      mended ??= tokens.slice(0, i)
      mended.push(found.label, ...tokens.slice(found.values, found.behind))
      i = found.next
    } else {
      mended?.push(tokens[i]!)
      i++
    }
  }
  return mended ?? tokens
}

interface Broken {
  label: Token
  /** Where the values begin, where they end, and what follows the rest of the label. */
  values: number
  behind: number
  next: number
}

function brokenAround(tokens: readonly Token[], from: number): Broken | null {
  const first = tokens[from]!
  // What looks like a label by itself may be the beginning of a longer one.
  if (first.kind !== 'text' && !(first.kind === 'label' && tokens[from + 1]?.kind === 'text')) return null
  let values = from + 1
  while (values - from < MOST_BEFORE && tokens[values]?.kind === 'text') values++
  let behind = values
  let filled = false
  for (; tokens[behind]?.kind === 'value' || tokens[behind]?.kind === 'blank'; behind++)
    filled ||= tokens[behind]!.kind === 'value'
  if (!filled || !mayBeginLabel(first.text)) return null
  const head = wordsOf(tokens.slice(from, values))
  if (!mayBeginLabel(head)) return null
  for (let next = Math.min(tokens.length, behind + MOST_BEHIND); next > behind; next--) {
    const rest = tokens.slice(behind, next)
    if (rest.some(({ kind }) => kind === 'value' || kind === 'blank')) continue
    if (rest.some(({ kind }) => kind === 'label') && tokens[next]?.kind === 'value') continue
    const text = head + wordsOf(rest)
    const matches = matchLabel(text).filter(({ how }) => how === 'official' || how === 'alias')
    if (!on(matches, 'request', 'entity')) continue
    const label: Token = { ...tokens[values - 1]!, kind: 'label', text, matches, start: tokens[from]!.start }
    return { label, values, behind, next }
  }
  return null
}

const wordsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join('')
