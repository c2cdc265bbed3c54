/** Pieces of text to lines, and the lines of a cell to its text. */
import { middleY, type Box, type Piece } from './pdf-geometry.ts'

export interface Line extends Box {
  pieces: Piece[]
  size: number
}

/** Upright pieces to lines from top to bottom, each from left to right. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  for (const piece of [...pieces].sort((a, b) => middleY(a) - middleY(b) || a.left - b.left)) {
    const line = lines.at(-1)
    if (line && middleY(piece) - middleY(line) < Math.min(piece.size, line.size) * 0.45) {
      line.pieces.push(piece)
      line.left = Math.min(line.left, piece.left)
      line.right = Math.max(line.right, piece.right)
    } else lines.push({ ...boxOf(piece), size: piece.size, pieces: [piece] })
  }
  for (const line of lines) line.pieces.sort((a, b) => a.left - b.left)
  return lines
}

const boxOf = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom })

/** A gap wider than this part of the font's size is a blank; between Chinese characters it takes a wider one. */
const BLANK = 0.25
const WIDE_BLANK = 0.8

export function textOfLine({ pieces }: { pieces: readonly Piece[] }): string {
  let text = ''
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1]
    if (before) {
      const gap = piece.left - before.right
      const close = isWide(before.text.at(-1)!) || isWide(piece.text[0]!) ? WIDE_BLANK : BLANK
      if (gap > close * Math.min(piece.size, before.size)) text += ' '
    }
    // The raised number of a note behind a figure is no digit of it.
    text += before && isRaised(piece, before) ? `[${piece.text}]` : piece.text
  }
  return text
}

const isRaised = (piece: Piece, before: Piece) =>
  /^\d{1,2}$/.test(piece.text) &&
  piece.size < before.size * 0.8 &&
  before.bottom - piece.bottom > before.size * 0.15

const isWide = (character: string) => character >= '\u2e80'

/**
 * The text of a cell between `left` and `right`. A line that was broken goes on in the next one without a blank. A
 * number is broken only where its line is full; two figures one above the other are kept apart, so that they cannot
 * be read as one.
 */
export function textOfCell(
  pieces: readonly Piece[],
  { left, right }: { left: number; right: number },
): string {
  const turned = turnsOf(pieces)
  const upright = turned === 0 ? pieces : pieces.map((piece) => turn(piece, turned))
  const room = turned === 0 ? right - left : Infinity
  let text = ''
  let before: Line | null = null
  for (const line of linesOf(columnsRead(upright))) {
    const own = textOfLine(line)
    if (before === null) text = own
    else if (/\d$/.test(text) && /^[\d.]/.test(own)) text += isFull(before, room) ? own : ` | ${own}`
    else text += /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(own) ? ` ${own}` : own
    before = line
  }
  return text
}

/** No digit more would have fitted, with a common padding at either side. */
const isFull = (line: Line, room: number) => room - (line.right - line.left) < line.size * 1.6

function turnsOf(pieces: readonly Piece[]): Piece['turns'] {
  const first = pieces[0]?.turns ?? 0
  return pieces.every(({ turns }) => turns === first) ? first : 0
}

function turn(piece: Piece, turns: Piece['turns']): Piece {
  const { left, top, right, bottom } = piece
  const box =
    turns === 1
      ? { left: -bottom, right: -top, top: left, bottom: right }
      : turns === 3
        ? { left: top, right: bottom, top: -right, bottom: -left }
        : { left: -right, right: -left, top: -bottom, bottom: -top }
  return { ...piece, ...box, turns: 0 }
}

/**
 * Characters stacked in two or more columns are read from the right column to the left one: laid out again as lines,
 * they are in their order.
 */
function columnsRead(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length < 4 || !pieces.every((piece) => [...piece.text].length === 1 && isWide(piece.text)))
    return pieces
  const columns = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const key = Math.round(piece.left / piece.size)
    columns.set(key, [...(columns.get(key) ?? []), piece])
  }
  if (
    columns.size < 2 ||
    columns.size * 2 > Math.max(...[...columns.values()].map((column) => column.length))
  )
    return pieces
  const order = [...columns].sort(([a], [b]) => b - a)
  return order.flatMap(([, column], y) =>
    column
      .sort((a, b) => a.top - b.top)
      .map((piece, x) => ({
        ...piece,
        left: x * piece.size,
        right: (x + 1) * piece.size,
        top: y * piece.size * 2,
        bottom: y * piece.size * 2 + piece.size,
      })),
  )
}
