/**
 * The running text of a document as passages: simplified characters, no spaces, half-width signs and digits, lines
 * that a page width has broken joined again. Every character knows where it stands in the source.
 */
import type { Document, Span } from '../read/document.ts'

export interface Passage {
  text: string
  /** Offset in the source of each character of `text`. */
  at: Uint32Array
  /** A short line of its own that opens what follows. */
  heading: boolean
  /** It stands before the first statutory table. */
  opening: boolean
}

/** Lines shorter than this are not broken by a page width. */
const WRAPPED = 25
const HEADING =
  /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[部章节]|\([一二三四五六七八九十]+\)|\d{1,2}[.、])/
const LONGEST_HEADING = 40
/** No paragraph of a report is so long; what is said in one is looked at together, and that must stay bounded. */
const LONGEST = 6000
const ENDS = '。;:!?"”》)'

const memory = new WeakMap<readonly Span[], { document: Document; passages: Passage[] }>()

/** Passages of all prose outside the given spans, in reading order. Asked again for the same, it answers the same. */
export function readPassages(document: Document, excluded: readonly Span[]): Passage[] {
  const known = memory.get(excluded)
  if (known?.document === document) return known.passages
  const passages = cutPassages(document, excluded)
  memory.set(excluded, { document, passages })
  return passages
}

function cutPassages(document: Document, excluded: readonly Span[]): Passage[] {
  const firstTable = excluded.reduce((first, { start }) => Math.min(first, start), Infinity)
  const condensed = condense(document, excluded)
  const { lines } = condensed
  const passages: Passage[] = []
  for (let i = 0; i < lines.length;) {
    const from = lines[i++]!.from
    while (i < lines.length && continues(condensed, lines[i - 1]!, lines[i]!)) i++
    const to = lines[i - 1]!.to
    for (let start = from; start < to;) {
      const end = to - start <= LONGEST ? to : sentenceEnd(condensed.text, start, start + LONGEST)
      passages.push(passageOf(condensed, start, end, firstTable))
      start = end
    }
  }
  return passages
}

/** Behind the last sentence that ends before `to`; `to` itself where none does. */
function sentenceEnd(text: string, from: number, to: number): number {
  const end = Math.max(text.lastIndexOf('。', to - 1), text.lastIndexOf(';', to - 1))
  return end > from ? end + 1 : to
}

function passageOf(condensed: Condensed, from: number, to: number, firstTable: number): Passage {
  const text = condensed.text.slice(from, to)
  return {
    text,
    at: condensed.at.subarray(from, to),
    heading: text.length <= LONGEST_HEADING && HEADING.test(text) && !/[。;,]/.test(text),
    opening: condensed.at[from]! < firstTable,
  }
}

/** The running text without its spaces, as one string. */
interface Condensed {
  text: string
  /** Offset in the source of each character. */
  at: Uint32Array
  lines: Line[]
}

/** A printed line of it. */
interface Line {
  from: number
  to: number
  /** It follows a table, or another stretch that is no running text. */
  afterGap: boolean
}

function continues({ text }: Condensed, last: Line, next: Line): boolean {
  return (
    !next.afterGap &&
    last.to - last.from >= WRAPPED &&
    !ENDS.includes(text[last.to - 1]!) &&
    !HEADING.test(text.slice(next.from, Math.min(next.to, next.from + LONGEST_HEADING)))
  )
}

/** Space of any width, and marks that no reader sees. */
const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029 // prettier-ignore

function condense({ simplified, blocks }: Document, excluded: readonly Span[]): Condensed {
  let room = 0
  for (const { start, end } of blocks) room += end - start
  const codes = new Uint16Array(room)
  const at = new Uint32Array(room)
  const lines: Line[] = []
  let length = 0
  let afterGap = true
  for (const block of blocks) {
    if (block.kind !== 'prose' || isWithin(block.start, excluded)) {
      afterGap = true
      continue
    }
    const from = length
    for (let offset = block.start; offset < block.end; offset++) {
      const code = simplified.charCodeAt(offset)
      if ((code < 0x3001 || code === 0xfeff) && isSpace(code)) continue
      // Full-width signs, digits and letters to their ASCII twins.
      codes[length] = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
      at[length++] = offset
    }
    if (length === from) continue
    lines.push({ from, to: length, afterGap })
    afterGap = false
  }
  return { text: Buffer.from(codes.buffer, 0, length * 2).toString('utf16le'), at, lines }
}

function isWithin(offset: number, spans: readonly Span[]): boolean {
  for (const { start, end } of spans) if (offset >= start && offset < end) return true
  return false
}

/** Source span of a stretch of a passage. */
export function spanOf({ at }: Passage, from: number, to: number): Span {
  const start = at[from] ?? 0
  return { start, end: (at[to - 1] ?? start) + 1 }
}

/** The same stretch as printed, on one line. */
export function quoteOf(passage: Passage, from: number, length: number, source: string): string {
  const { start, end } = spanOf(passage, from, from + length)
  return source.slice(start, end).replace(/\s*[\r\n]\s*/g, '')
}
