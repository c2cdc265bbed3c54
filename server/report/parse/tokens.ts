/**
 * The document as one stream of tokens: labels, values, blanks and other text, in reading order, each knowing the
 * printed row it stands in. Every layout becomes the same stream, so one matcher serves all of them.
 */
import type { Document, GridCell, Span } from '../read/document.ts'
import type { Position } from '../report.ts'
import { REQUEST_LABELS, type Axis } from '../tables/labels.ts'
import { matchLabel, type LabelMatch } from './match-label.ts'
import { parseValue } from './value.ts'

export type TokenKind = 'label' | 'value' | 'blank' | 'text'

export interface Token extends Span {
  kind: TokenKind
  /** Simplified; the printed characters are the span. */
  text: string
  matches: readonly LabelMatch[]
  /** Tokens of one printed row share a line; `grid` tells a real row of cells from a line of prose. */
  line: number
  grid: boolean
  /** A blank out of a run of bare marks, whose place among the columns is not known. */
  soft: boolean
  colSpan: number
  table?: number
  row?: number
  col?: number
}

/** Characters that a reader does not see: marks of direction, soft hyphens, blanks of no width. */
const INVISIBLE = /\p{Cf}/u
const INVISIBLES = /\p{Cf}+/gu

/** UTF-16 units of invisible characters, halves of pairs among them: cheaper to look up than to match. */
const HIDING = new Uint8Array(0x10000).map((_, unit) =>
  (unit >= 0xd800 && unit < 0xe000) || INVISIBLE.test(String.fromCharCode(unit)) ? 1 : 0,
)

function mayHide(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (HIDING[text.charCodeAt(i)] === 1) return true
  return false
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

export function positionOf(token: Token): Position {
  const { table, row, col, start, end } = token
  return table === undefined ? { start, end } : { table, row, col, start, end }
}

export function tokenize(document: Document): Token[] {
  const tokens: Token[] = []
  const shown =
    mayHide(document.simplified) && INVISIBLE.test(document.simplified)
      ? (piece: Piece) => ({ ...piece, text: piece.text.replace(INVISIBLES, '').trim() })
      : (piece: Piece) => piece
  let line = 0
  let table = -1
  for (const block of document.blocks) {
    if (block.kind === 'prose') {
      line++
      const text = document.simplified.slice(block.start, block.end)
      const pieces = isPageMark(text) ? [] : splitRow(text, block.start)
      const place = { line, grid: pieces.length > 1, soft: false, colSpan: 1 }
      for (const piece of pieces) tokens.push(token(shown(piece), place))
      continue
    }
    table++
    for (const [row, cells] of block.rows.entries()) {
      line++
      const soft = cells.length > 1 && cells.every((cell) => cell.text === '')
      for (const [col, cell] of cells.entries()) {
        const place = { line, grid: cells.length > 1, soft, colSpan: cell.colSpan ?? 1, table, row, col }
        for (const piece of cellPieces(cell, document.simplified)) tokens.push(token(shown(piece), place))
      }
    }
  }
  return tokens
}

interface Piece extends Span {
  text: string
  matches?: readonly LabelMatch[]
}

function cellPieces(cell: GridCell, simplified: string): Piece[] {
  if (cell.text === '') return [{ text: '', start: cell.start, end: cell.end }]
  return splitRow(simplified.slice(cell.start, cell.end), cell.start)
}

interface Place {
  line: number
  grid: boolean
  soft: boolean
  colSpan: number
  table?: number
  row?: number
  col?: number
}

function token(piece: Piece, place: Place): Token {
  const { text, start, end } = piece
  const matches = piece.matches ?? matchLabel(text)
  const kind = text === '' ? 'blank' : matches.length > 0 ? 'label' : isValue(text) ? 'value' : 'text'
  const { line, grid, soft, colSpan, table, row, col } = place
  return { kind, text, matches, start, end, line, grid, soft, colSpan, table, row, col }
}

/**
 * Columns set apart by spaces only: a line splits when every piece is a label or a value, or when a label, however
 * spelled, is followed by values to the end of the line. A sentence stays whole.
 */
function splitRow(text: string, offset: number): Piece[] {
  const whole = [{ text, start: offset, end: offset + text.length }]
  if (text.length > 300 || !hasSpace(text) || !/\S\s+\S/.test(text) || isValue(text)) return whole
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ at: match.index, text: match[0] }))
  if (words.length > 40) return whole
  // Punctuation does not count in a label, so that a slash behind one would vanish into it.
  if (!isValue(words.at(-1)!.text) && labelsOf(text).length > 0) return whole
  const pieces: Piece[] = []
  for (let i = 0; i < words.length;) {
    const found = longestPiece(text, words, i)
    if (!found) break
    pieces.push({ ...found.piece, start: found.piece.start + offset, end: found.piece.end + offset })
    i = found.next
    if (i === words.length) return pieces.length > 1 ? pieces : whole
  }
  return headAndValues(text, words, offset) ?? whole
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

function longestPiece(text: string, words: Word[], from: number): { piece: Piece; next: number } | null {
  for (let next = Math.min(words.length, from + 12); next > from; next--) {
    const start = words[from]!.at
    const last = words[next - 1]!
    const end = last.at + last.text.length
    const candidate = text.slice(start, end)
    const matches = next > from + 1 && isValue(last.text) ? [] : labelsOf(candidate)
    if (matches.length > 0) return { piece: { text: candidate, start, end, matches }, next }
    if (next === from + 1 && (isValue(candidate) || UNIT.test(candidate)))
      return { piece: { text: candidate, start, end }, next }
  }
  return null
}

/** A row whose label is not known (a local row): its values must not run on into the row before it. */
function headAndValues(text: string, words: Word[], offset: number): Piece[] | null {
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
  const from = words[lead]!.at
  const head = text.slice(from, words[first]!.at).trimEnd()
  return [
    { text: head, start: offset + from, end: offset + from + head.length },
    ...values.map((word) => ({
      text: word.text,
      start: offset + word.at,
      end: offset + word.at + word.text.length,
    })),
  ]
}

const UNIT = /^(?:件|项|个|份|元|万元|亿元|单位:?.{0,6})$/

/** What the figures beside it count, in a cell of its own. */
export function isUnit(token: Token): boolean {
  return token.kind === 'text' && UNIT.test(token.text)
}

const SIDES = REQUEST_LABELS.filter(({ axis }) => axis === 'request_group').flatMap(({ official }) =>
  official.map((label) => label.normalize('NFKC')),
)

const isSideFragment = (word: string) => {
  const part = word.normalize('NFKC')
  return SIDES.some((side) => side.includes(part))
}

/** `- 3 -`, `第 3 页 共 8 页`, `3 / 8 页`: a number that belongs to the paper, not to the report. */
function isPageMark(text: string): boolean {
  return (
    text.length < 20 && /^(?:[-—–·]\s*\d{1,3}\s*[-—–·]|第?\s*\d{1,3}\s*(?:\/\s*\d{1,3}\s*)?页.*)$/.test(text)
  )
}

/** Whether the text can stand in a data cell, readable or not; a date, a sentence or a word cannot. */
export function isValue(text: string): boolean {
  if (text.length > 40) return false
  if (isDigits(text)) return true
  const known = values.get(text)
  if (known !== undefined) return known
  if (values.size >= 20_000) values.clear() // bounded: a hostile document must not fill the memory
  const value = readsAsValue(text)
  values.set(text, value)
  return value
}

const values = new Map<string, boolean>()

/** Up to 15 digits: what most cells hold. */
function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}

const NO_FIGURE =
  /[年月日号第页章条表图附注续]|[一-龥]{3}|^\d{1,2}[.．、]\s*[一-龥]|^[（(][一二三四五六七八九十]{1,3}[）)]/

function readsAsValue(text: string): boolean {
  if (/^\d{1,15}$/.test(text)) return true
  // A figure with a slip in it (1O, 12.5.) is an unreadable cell; a numbered label or a date is none.
  if (text.length <= 8 && /\d/.test(text) && !NO_FIGURE.test(text)) return true
  for (const kind of ['count', 'change', 'money'] as const) {
    const { state } = parseValue(text, kind)
    if (state !== 'invalid' && state !== 'missing') return true
  }
  return false
}
