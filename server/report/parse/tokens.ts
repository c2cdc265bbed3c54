/**
 * The document as one stream of tokens: labels, values, blanks and other text, in reading order, each knowing the
 * printed row it stands in. Every layout becomes the same stream, so one matcher serves all of them.
 */
import type { Document, GridCell, Prose, Span } from '../read/document.ts'
import type { Position } from '../report.ts'
import { isDigits, isValue } from './is-value.ts'
import { matchLabel, NO_LABEL, type LabelMatch } from './match-label.ts'
import { Memo, ownCopy } from './memo.ts'
import { isUnitText, splitRow, type Part } from './split-row.ts'

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
  table?: number
  row?: number
  col?: number
}

export function positionOf({ table, row, col, start, end }: Token): Position {
  return table === undefined ? { start, end } : { table, row, col, start, end }
}

/** What the figures beside it count, in a cell of its own. */
export const isUnit = ({ kind, text }: Token): boolean => kind === 'text' && isUnitText(text)

export function tokenize({ blocks, text: printed, simplified }: Document): Token[] {
  const tokens: Token[] = []
  const piecesOf = mayHide(simplified) && INVISIBLE.test(simplified) ? visiblePieces : knownPieces
  const place: Place = {
    line: 0,
    grid: false,
    soft: false,
    table: undefined,
    row: undefined,
    col: undefined,
  }
  // The text of a block is what stands there; it is cut out anew where that is simplified.
  const simple = ({ text, start, end }: Prose | GridCell) =>
    printed === simplified && text.length === end - start ? text : simplified.slice(start, end)
  let table = -1
  for (const block of blocks) {
    if (block.kind === 'prose') {
      place.line++
      const text = simple(block)
      if (isPageMark(text)) continue
      const pieces = piecesOf(text)
      place.grid = pieces.length > 1
      place.soft = false
      place.table = place.row = place.col = undefined
      for (const piece of pieces) tokens.push(tokenOf(piece, block.start, place))
      continue
    }
    place.table = ++table
    for (let row = 0; row < block.rows.length; row++) {
      const cells = block.rows[row]!
      place.line++
      place.row = row
      place.grid = cells.length > 1
      place.soft = cells.length > 1 && cells.every(isBlank)
      for (let col = 0; col < cells.length; col++) {
        const cell = cells[col]!
        place.col = col
        if (cell.text === '') {
          tokens.push(newToken('blank', '', NO_LABEL, cell.start, cell.end, place))
          continue
        }
        const text = simple(cell)
        if (isDigits(text)) tokens.push(newToken('value', text, NO_LABEL, cell.start, cell.end, place))
        else for (const piece of piecesOf(text)) tokens.push(tokenOf(piece, cell.start, place))
      }
    }
  }
  return tokens
}

const isBlank = (cell: GridCell) => cell.text === ''

/** Where tokens stand; one of them is moved along the document. */
type Place = Pick<Token, 'line' | 'grid' | 'soft'> & Record<'table' | 'row' | 'col', number | undefined>

/** A part of a printed text, and what it is. */
type Piece = Required<Part> & { kind: TokenKind }

const tokenOf = ({ kind, text, matches, start, end }: Piece, from: number, place: Place): Token =>
  newToken(kind, text, matches, from + start, from + end, place)

function newToken(
  kind: TokenKind,
  text: string,
  matches: readonly LabelMatch[],
  start: number,
  end: number,
  { line, grid, soft, table, row, col }: Place,
): Token {
  return { kind, text, matches, start, end, line, grid, soft, table, row, col }
}

/** Longer texts are paragraphs, which do not come again. */
const LONGEST_KNOWN = 120
const memo = new Memo<readonly Piece[]>()

function knownPieces(text: string): readonly Piece[] {
  if (text.length > LONGEST_KNOWN) return piecesIn(text)
  const known = memo.get(text)
  if (known) return known
  const own = ownCopy(text)
  return memo.set(own, piecesIn(own))
}

function piecesIn(text: string): Piece[] {
  const parts: readonly Part[] = splitRow(text) ?? [{ text, start: 0, end: text.length }]
  return parts.map(pieceOf)
}

function pieceOf({ text, start, end, matches = matchLabel(text) }: Part): Piece {
  const kind = text === '' ? 'blank' : matches.length > 0 ? 'label' : isValue(text) ? 'value' : 'text'
  return { kind, text, matches, start, end }
}

/** The same where the document holds characters that no reader sees. */
function visiblePieces(text: string): readonly Piece[] {
  const parts: readonly Part[] = splitRow(text) ?? [{ text, start: 0, end: text.length }]
  return parts.map((part) => pieceOf({ ...part, text: part.text.replace(INVISIBLES, '').trim() }))
}

/** Marks of direction, soft hyphens, blanks of no width. */
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

const LONGEST_PAGE_MARK = 19

/** `- 3 -`, `第 3 页 共 8 页`, `3 / 8 页`: a number that belongs to the paper, not to the report. */
function isPageMark(text: string): boolean {
  return (
    text.length <= LONGEST_PAGE_MARK &&
    /^(?:[-—–·]\s*\d{1,3}\s*[-—–·]|第?\s*\d{1,3}\s*(?:\/\s*\d{1,3}\s*)?页.*)$/.test(text)
  )
}
