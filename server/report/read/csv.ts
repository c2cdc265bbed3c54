/**
 * CSV to rows of cells that point into the text itself (RFC 4180). Lines of text in one cell are prose, as in a
 * spreadsheet. Quotes of a quoted cell are not part of it.
 */
import type { Block, Grid, GridCell } from './document.ts'
import { textOfRow } from './text-rows.ts'

export function readCsvBlocks(text: string): Block[] {
  const rows = [...csvRows(text, separatorOf(text))]
  const blocks: Block[] = []
  let grid: Grid | null = null
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell.text === '')) {
      grid = null
      continue
    }
    const line = textOfRow(rows, i)
    if (line) {
      const { text: content, start, end } = row.find((cell) => cell === line)!
      blocks.push({ kind: 'prose', text: content, start, end })
      grid = null
      continue
    }
    if (!grid) {
      grid = { kind: 'grid', start: row[0]!.start, end: row[0]!.end, rows: [] }
      blocks.push(grid)
    }
    grid.rows.push(row)
    grid.end = row.at(-1)!.end
  }
  return blocks
}

const SEPARATORS = [',', ';', '\t', '，'] as const

/** The separator that the most lines hold the same number of. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').slice(0, 60)
  const score = (separator: string) =>
    lines.reduce((sum, line) => sum + Math.min(12, line.split(separator).length - 1), 0)
  return SEPARATORS.reduce((best, separator) => (score(separator) > score(best) ? separator : best))
}

function* csvRows(text: string, separator: string): Generator<GridCell[]> {
  let row: GridCell[] = []
  let at = 0
  while (at < text.length) {
    const quoted = /^[ \ufeff]*"/.exec(text.slice(at, at + 8))
    const start = quoted ? at + quoted[0].length : at
    const end = quoted ? closingQuote(text, start) : endOfCell(text, at, separator)
    row.push(cell(text, start, end))
    at = quoted ? endOfCell(text, end, separator) : end
    if (text[at] === separator) {
      at++
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue
      row.push(cell(text, at, at))
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    yield row
    row = []
  }
}

/** Of a quote that is never closed, the cell ends with its line: one slip must not swallow the document. */
function closingQuote(text: string, from: number): number {
  for (let at = from; (at = text.indexOf('"', at)) >= 0; at += 2) if (text[at + 1] !== '"') return at
  return endOfCell(text, from, '\n')
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

function cell(text: string, from: number, to: number): GridCell {
  const raw = text.slice(from, to)
  const content = raw.trim()
  const start = from + raw.length - raw.trimStart().length
  return { text: content, start, end: start + content.length }
}
