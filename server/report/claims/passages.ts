/**
 * The running text of a document as passages: simplified characters, no spaces, half-width signs and digits, lines
 * that a page width has broken joined again. Every character knows where it stands in the source.
 */
import type { Document, Prose, Span } from '../read/document.ts'

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
const ENDS = /[。;:!?"”》)]$/

/** Full-width sign → its ASCII twin; everything else as it is. */
const HALF_WIDTH = new Map<string, string>()
for (let code = 0xff01; code <= 0xff5e; code++) {
  HALF_WIDTH.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0))
}

/** Passages of all prose outside the given spans, in reading order. */
export function readPassages(document: Document, excluded: readonly Span[]): Passage[] {
  const firstTable = excluded.reduce((first, { start }) => Math.min(first, start), Infinity)
  const passages: Passage[] = []
  let open: Line | null = null
  const close = () => {
    if (open) passages.push(passageOf(open, firstTable))
    open = null
  }
  for (const block of document.blocks) {
    if (
      block.kind !== 'prose' ||
      excluded.some(({ start, end }) => block.start >= start && block.start < end)
    ) {
      close()
      continue
    }
    const line = condense(document.simplified, block)
    if (line.text === '') continue
    if (open && continues(open, line)) {
      open = { text: open.text + line.text, at: [...open.at, ...line.at], last: line.text.length }
      continue
    }
    close()
    open = line
  }
  close()
  return passages
}

interface Line {
  text: string
  at: number[]
  /** Length of its last printed line. */
  last: number
}

function continues(open: Line, next: Line): boolean {
  return open.last >= WRAPPED && !ENDS.test(open.text) && !HEADING.test(next.text)
}

function condense(simplified: string, { start, end }: Prose): Line {
  let text = ''
  const at: number[] = []
  for (let offset = start; offset < end; offset++) {
    const character = simplified[offset] ?? ''
    if (/[\s\u200b\ufeff]/.test(character)) continue
    text += HALF_WIDTH.get(character) ?? character
    at.push(offset)
  }
  return { text, at, last: text.length }
}

function passageOf({ text, at }: Line, firstTable: number): Passage {
  return {
    text,
    at: Uint32Array.from(at),
    heading: text.length <= 40 && HEADING.test(text) && !/[。;,]/.test(text),
    opening: (at[0] ?? 0) < firstTable,
  }
}

/** Source span of a stretch of a passage. */
export function spanOf({ at }: Passage, from: number, to: number): Span {
  const start = at[from] ?? 0
  return { start, end: (at[to - 1] ?? start) + 1 }
}
