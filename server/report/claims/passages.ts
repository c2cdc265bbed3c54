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

const memory = new WeakMap<readonly Span[], { document: Document; passages: Passage[] }>()

/** Passages of all prose outside the given spans, in reading order. Asked again for the same, it answers the same. */
export function readPassages(document: Document, excluded: readonly Span[]): Passage[] {
  const known = memory.get(excluded)
  if (known?.document === document) return known.passages
  const passages = [...cutPassages(document, excluded)]
  memory.set(excluded, { document, passages })
  return passages
}

function* cutPassages(document: Document, excluded: readonly Span[]): Generator<Passage> {
  const firstTable = excluded.reduce((first, { start }) => Math.min(first, start), Infinity)
  let open: Line[] = []
  for (const block of document.blocks) {
    const outside =
      block.kind === 'prose' && !excluded.some(({ start, end }) => block.start >= start && block.start < end)
    const line = outside ? condense(document.simplified, block) : null
    if (line?.text === '') continue
    const last = open.at(-1)
    if (last && !(line && continues(last, line))) {
      yield passageOf(open, firstTable)
      open = []
    }
    if (line) open.push(line)
  }
  if (open.length > 0) yield passageOf(open, firstTable)
}

/** A printed line without its spaces. */
interface Line {
  text: string
  at: number[]
}

function continues(last: Line, next: Line): boolean {
  return last.text.length >= WRAPPED && !ENDS.test(last.text.slice(-1)) && !HEADING.test(next.text)
}

/** Space of any width, and marks that no reader sees. */
const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029 // prettier-ignore

function condense(simplified: string, { start, end }: Prose): Line {
  const codes: number[] = []
  const at: number[] = []
  for (let offset = start; offset < end; offset++) {
    const code = simplified.charCodeAt(offset)
    if (isSpace(code)) continue
    // Full-width signs, digits and letters to their ASCII twins.
    codes.push(code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code)
    at.push(offset)
  }
  return { text: textOf(codes), at }
}

/** `fromCharCode` takes no more arguments than the stack holds. */
const CHUNK = 4096
function textOf(codes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < codes.length; i += CHUNK) text += String.fromCharCode(...codes.slice(i, i + CHUNK))
  return text
}

function passageOf(lines: readonly Line[], firstTable: number): Passage {
  const text = lines.map((line) => line.text).join('')
  const at = new Uint32Array(text.length)
  let length = 0
  for (const line of lines) {
    at.set(line.at, length)
    length += line.at.length
  }
  return {
    text,
    at,
    heading: text.length <= 40 && HEADING.test(text) && !/[。;,]/.test(text),
    opening: (at[0] ?? 0) < firstTable,
  }
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
