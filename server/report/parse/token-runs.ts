/** Looking around in the stream of tokens: what follows a token, and what stands in its printed row. */
import type { Axis } from '../tables/labels.ts'
import { matchCut, matchLabel, mayBeginLabel, on, type LabelMatch } from './match-label.ts'
import { isUnit, type Token } from './tokens.ts'

type Tokens = readonly Token[]

/** Places in the stream, the last one excluded. */
export interface Run {
  from: number
  to: number
}

const MOST_PARTS = 4
const LONGEST_PART = 60

/** A label broken over two or three cells or lines; never across a value, never when the first is a row itself. */
export function brokenLabel(
  tokens: Tokens,
  from: number,
): { matches: readonly LabelMatch[]; next: number } | null {
  const first = tokens[from]!
  if (first.kind === 'value') return null
  let text = first.text
  for (let next = from + 1; next < Math.min(tokens.length, from + MOST_PARTS); next++) {
    const token = tokens[next]!
    if (token.kind === 'blank') continue
    if (token.kind === 'value' || (token.kind === 'label' && first.kind === 'label')) return null
    if (token.text.length > LONGEST_PART || !mayBeginLabel(text)) return null
    text += token.text
    const matches = matchLabel(text)
    if (matches.some(({ how }) => how !== 'gloss')) return { matches, next: next + 1 }
  }
  return null
}

export function valueFollows(tokens: Tokens, from: number): boolean {
  for (let next = from; next < tokens.length; next++) {
    const { kind } = tokens[next]!
    if (kind === 'value') return true
    if (kind !== 'blank') return false
  }
  return false
}

/** The cells behind a label: to the next label, or the next text that cannot be a cell of this row. */
export function cellsBehind(tokens: Tokens, start: number, line: number): Run {
  let from = start
  // The rest of a long label on the next line: a bracketed gloss, or the words the official label goes on with.
  while (tokens[from]?.kind === 'text' && !tokens[from]!.grid && /^[(（【]/.test(tokens[from]!.text)) from++
  let to = from
  for (; to < tokens.length; to++) {
    const token = tokens[to]!
    if (token.kind === 'label') break
    if (token.kind === 'text' && !(token.grid && token.line === line) && !isUnit(token)) break
  }
  // Blanks at the head of the next row are its own: side labels that span it.
  const next = tokens[to]?.line
  if (next !== line)
    while (to > from && tokens[to - 1]!.kind === 'blank' && tokens[to - 1]!.line === next) to--
  return { from, to }
}

/** The values and blanks from a value on, and the blanks before it in its own printed row. */
export function valuesAround(tokens: Tokens, at: number): Run {
  let from = at
  while (tokens[from - 1]?.kind === 'blank' && tokens[from - 1]!.line === tokens[at]!.line) from--
  let to = at
  while (tokens[to]?.kind === 'value' || tokens[to]?.kind === 'blank') to++
  return { from, to }
}

/** All tokens of the printed row. */
export function printedRow(tokens: Tokens, at: number): Run {
  const { line } = tokens[at]!
  let from = at
  let to = at + 1
  while (tokens[from - 1]?.line === line) from--
  while (tokens[to]?.line === line) to++
  return { from, to }
}

const WITHIN = 40
const WIDE = 5

/** 其他处理 is a row of its own in the 2019 form and the head of three rows in the 2021 form. */
export function hasOwnCells(tokens: Tokens, at: number): boolean {
  let cells = 0
  for (let next = at + 1; next < Math.min(tokens.length, at + WITHIN); next++) {
    const token = tokens[next]!
    if (isUnit(token)) continue
    if (token.kind === 'value') return true
    if (token.kind !== 'blank') return cells > WIDE && token.line !== tokens[at]!.line
    cells++
  }
  return cells > 0
}

const NEAR = 12

/** Whether the next thing printed is a label of the axis, or the beginning of one. */
export function isFollowedBy(tokens: Tokens, at: number, axis: Axis): boolean {
  for (let next = at + 1; next < Math.min(tokens.length, at + NEAR); next++) {
    const { kind, text, matches } = tokens[next]!
    if (kind === 'blank') continue
    return on(matches, axis) !== undefined || (kind === 'text' && matchCut(text, axis).length > 0)
  }
  return false
}
