/**
 * Plain text to blocks. A line with column marks (| or a box-drawing bar) or tabs is a row of cells; any other line
 * is prose (a lone label or number too: the labels, not the reader, know what it is). A mark closes the cell before
 * it, on whichever line that stands; every further mark is a blank cell. So a line of marks alone gives blanks.
 */
import type { Block, Grid, GridCell, Prose } from './document.ts'

const MARK_LINE = /^[\s|｜│┃¦]*$/
const RULE = /^[\s|｜│┃+:=\-─━┼┬┴├┤┌┐└┘╋┳┻┣┫┏┓┗┛═]*$/
const RULE_STROKE = /[-=─━═]{3,}/

const isMark = (unit: number) =>
  unit === 0x7c || unit === 0xff5c || unit === 0x2502 || unit === 0x2503 || unit === 0xa6

/** Rows over all lines; blank lines and drawn rules separate nothing. */
export function readTextBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let grid: Grid | null = null
  let open = false
  for (const line of linesOf(text)) {
    const marked = (line.kinds & MARK) !== 0
    const tabbed = (line.kinds & TAB) !== 0
    if ((line.kinds & INK) === 0 && !tabbed) continue
    if ((line.kinds & STROKE) !== 0 && isRule(text.slice(line.start, line.end))) continue
    if (!marked && !tabbed) {
      // A value that waits for its mark on the next line keeps its grid open.
      blocks.push(prose(text, line))
      open = true
      grid = null
      continue
    }
    const { cells, closed }: { cells: GridCell[]; closed: boolean } = marked
      ? markedCells(text, line, open)
      : { cells: tabCells(text, line), closed: true }
    open = !closed
    if (cells.length === 0) continue
    if (!grid) {
      grid = { kind: 'grid', start: line.start, end: line.end, rows: [] }
      blocks.push(grid)
    }
    grid.rows.push(cells)
    grid.end = line.end
  }
  for (const block of blocks) if (block.kind === 'grid') dropBorder(block, text)
  return blocks
}

/** A mark at the head of every row is the table's border, not an empty first column. */
function dropBorder(grid: Grid, text: string) {
  const rows = grid.rows.filter((row) => row.some((cell) => cell.text !== ''))
  const bordered = rows.length > 0 && rows.every((row) => row.length > 1 && isBorder(row[0]!, text))
  if (bordered) grid.rows = grid.rows.map((row) => (row.length > 1 ? row.slice(1) : row))
}

/** Nothing but blanks between the start of the line and the first mark. */
function isBorder(cell: GridCell, text: string): boolean {
  if (cell.text !== '' || !isMark(text.charCodeAt(cell.end))) return false
  for (let i = cell.start - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || unit === 13) return true
    if (!isSpace(unit)) return false
  }
  return true
}

/** What a line holds: a column mark, a tab, a stroke of a drawn rule, anything but blanks; and what ends a line. */
const MARK = 1
const TAB = 2
const STROKE = 4
const INK = 8
const END = 16

const KINDS = new Uint8Array(0x10000).map((_, unit) => {
  const character = String.fromCharCode(unit)
  return (
    (isMark(unit) ? MARK : 0) |
    (unit === 9 ? TAB : 0) |
    (/[-=─━═]/.test(character) ? STROKE : 0) |
    (character.trim() === '' ? 0 : INK) |
    (unit === 10 || unit === 13 || unit === 12 || unit === 0x2028 || unit === 0x85 ? END : 0)
  )
})

interface Line {
  start: number
  end: number
}

function linesOf(text: string): (Line & { kinds: number })[] {
  const lines: (Line & { kinds: number })[] = []
  let start = 0
  let kinds = 0
  for (let i = 0; i < text.length; i++) {
    const kind = KINDS[text.charCodeAt(i)]!
    if ((kind & END) === 0) {
      kinds |= kind
      continue
    }
    lines.push({ start, end: i, kinds })
    start = i + 1
    kinds = 0
  }
  if (start < text.length) lines.push({ start, end: text.length, kinds })
  return lines
}

/** Markdown's and box drawing's lines between rows; a row of dashes meaning "none" has a label and is no rule. */
function isRule(content: string): boolean {
  return RULE_STROKE.test(content) && RULE.test(content)
}

function prose(text: string, line: Line): Prose {
  const start = skipSpace(text, line.start, line.end)
  const end = dropSpace(text, start, line.end)
  return { kind: 'prose', text: text.slice(start, end), start, end }
}

function tabCells(text: string, line: Line): GridCell[] {
  const cells: GridCell[] = []
  let from = line.start
  for (let i = line.start; i <= line.end; i++) {
    if (i < line.end && text.charCodeAt(i) !== 9) continue
    cells.push(cell(text, from, i))
    from = i + 1
  }
  return cells
}

/** `open`: the line before ended inside a cell, so that the first mark of a line of marks alone closes that one. */
function markedCells(text: string, line: Line, open: boolean): { cells: GridCell[]; closed: boolean } {
  const cells: GridCell[] = []
  let from = line.start
  let closes = open && MARK_LINE.test(text.slice(line.start, line.end))
  for (let i = line.start; i < line.end; i++) {
    if (!isMark(text.charCodeAt(i))) continue
    const piece = cell(text, from, i)
    if (piece.text !== '' || !closes) cells.push(piece)
    closes = false
    from = i + 1
  }
  const last = cell(text, from, line.end)
  if (last.text !== '') cells.push(last)
  return { cells, closed: last.text === '' }
}

function cell(text: string, from: number, to: number): GridCell {
  const start = skipSpace(text, from, to)
  const end = dropSpace(text, start, to)
  return { text: text.slice(start, end), start, end }
}

const isSpace = (unit: number) =>
  unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff ||
  (unit >= 0x2000 && unit <= 0x200b) // prettier-ignore

function skipSpace(text: string, from: number, to: number): number {
  let start = from
  while (start < to && isSpace(text.charCodeAt(start))) start++
  return start
}

function dropSpace(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  return end
}
