/** The passage of a text around what was searched for, cut into what is and what is not a hit. */
import { foldText, HAN } from './words.ts'

export interface SnippetPart {
  text: string
  hit: boolean
}

/** Characters before the first hit, and of the whole passage. */
const BEFORE = 24
const LENGTH = 120
const ELLIPSIS = '…'

interface Span {
  start: number
  end: number
}

/** Null when none of the terms (folded) is in the text. Blanks inside Chinese text do not part a hit. */
export function cutSnippet(text: string, terms: readonly string[]): SnippetPart[] | null {
  const hits = findTerms(text, terms)
  const first = hits[0]
  if (!first) return null
  const start = first.start <= BEFORE + 4 ? 0 : boundary(text, first.start - BEFORE)
  const end = Math.max(first.end, Math.min(text.length, boundary(text, start + LENGTH)))
  const parts: SnippetPart[] = []
  const add = (from: number, to: number, hit: boolean): void => {
    const piece = text.slice(from, to).replace(/\s+/g, ' ')
    if (piece !== '') parts.push({ text: piece, hit })
  }
  let at = start
  for (const hit of hits.filter((one) => one.start >= start && one.end <= end)) {
    add(at, hit.start, false)
    add(hit.start, hit.end, true)
    at = hit.end
  }
  add(at, end, false)
  if (start > 0) parts.unshift({ text: ELLIPSIS, hit: false })
  if (end < text.length) parts.push({ text: ELLIPSIS, hit: false })
  return parts
}

/** Where the terms stand, in order, without overlaps. */
export function findTerms(text: string, terms: readonly string[]): Span[] {
  const spans = terms
    .flatMap((term) => [...foldText(text).matchAll(patternOf(term))])
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Span[] = []
  for (const span of spans) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span)
  return apart
}

/** Between Han characters a line may have been broken; a word of letters begins where it does. */
function patternOf(term: string): RegExp {
  const characters = [...term].filter((character) => /[\p{Letter}\p{Number}]/u.test(character))
  const source = characters
    .map((character, i) => {
      const before = characters[i - 1]
      const gap = before !== undefined && HAN.test(before) && HAN.test(character) ? '\\s*' : ''
      return gap + character
    })
    .join('')
  return new RegExp(HAN.test(characters[0] ?? '') ? source : `(?<![a-z0-9])${source}`, 'gu')
}

/** Not inside a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
