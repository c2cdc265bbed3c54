/**
 * Paragraphs and tables to a text and its blocks, for formats that have no text of their own: a paragraph a line,
 * a table row a line with its cells set apart by tabs. The same parts always make the same text.
 */
import type { Block, Grid, GridCell } from './document.ts'
import { readTextBlocks } from './text.ts'

export interface DraftCell {
  text: string
  colSpan?: number
  rowSpan?: number
}

export interface Paragraph {
  kind: 'paragraph'
  text: string
}

export interface Table {
  kind: 'table'
  rows: DraftCell[][]
}

export type Part = Paragraph | Table

export interface Composed {
  text: string
  blocks: Block[]
  /** See `Document.statesBlanks`. */
  statesBlanks: boolean
}

export function compose(parts: readonly Part[]): Composed {
  const chunks: string[] = []
  const blocks: Block[] = []
  let length = 0
  const write = (piece: string) => {
    chunks.push(piece)
    length += piece.length
  }
  for (let i = 0; i < parts.length;) {
    const part = parts[i]!
    if (part.kind === 'table') {
      const grid = writeTable(part)
      if (grid) blocks.push(grid)
      i++
      continue
    }
    // Paragraphs may hold rows themselves, set with tabs or bars: neighbours are read as one text.
    const start = length
    let from = i
    for (; parts[i]?.kind === 'paragraph'; i++);
    const text = (parts.slice(from, i) as Paragraph[]).flatMap(({ text }) => linesOf(text)).join('\n')
    from = start
    write(text + '\n')
    for (const block of readTextBlocks(text)) blocks.push(moveBlock(block, from))
  }
  return {
    text: chunks.join(''),
    blocks,
    statesBlanks: parts.some((part) => part.kind === 'table'),
  }

  function writeTable({ rows }: Table): Grid | null {
    const start = length
    const cells = rows
      .filter((row) => row.length > 0)
      .map((row) => {
        const written = row.map((cell, col): GridCell => {
          if (col > 0) write('\t')
          const text = oneLine(cell.text)
          const at = length
          write(text)
          return { ...cell, text, start: at, end: length }
        })
        write('\n')
        return written
      })
    return cells.length === 0 ? null : { kind: 'grid', start, end: length - 1, rows: cells }
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A tab between words sets columns apart; at either end it is an indent. */
function linesOf(text: string): string[] {
  return text
    .split(/[\n\r\v\f\u2028\u2029]+/)
    .map((line) =>
      line
        .replace(/[^\S\t]+/g, ' ')
        .replace(/\s*\t\s*/g, '\t')
        .trim(),
    )
    .filter((line) => line !== '')
}

/** The block of a text that stands `by` characters into a longer one. */
export function moveBlock(block: Block, by: number): Block {
  const shift = { start: block.start + by, end: block.end + by }
  if (block.kind === 'prose') return { ...block, ...shift }
  const rows = block.rows.map((row) =>
    row.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by })),
  )
  return { ...block, ...shift, rows }
}
