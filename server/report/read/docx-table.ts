/** A Word table while it is read: cells by their place in the grid, vertical merges counted into row spans. */
import type { DraftCell, Part } from './compose.ts'

export interface OpenCell {
  parts: Part[]
  colSpan: number
  /** `restart` begins a merge downwards, `continue` belongs to the cell above. */
  merge: 'restart' | 'continue' | null
  /** Deleted in a tracked change, or merged into the cell to its left. */
  dropped: boolean
}

interface OpenRow {
  cells: DraftCell[]
  parts: Part[]
  /** The grid column that the next cell begins in. */
  column: number
  dropped: boolean
}

export interface OpenTable {
  rows: OpenRow[]
  cell: OpenCell | null
  /** The cell that a merge began with, by grid column. */
  merges: Map<number, DraftCell>
  nested: boolean
}

export const openTable = (): OpenTable => ({ rows: [], cell: null, merges: new Map(), nested: false })

export function openRow(table: OpenTable): void {
  table.rows.push({ cells: [], parts: [], column: 0, dropped: false })
}

export function openCell(table: OpenTable): void {
  if (table.rows.length === 0) openRow(table)
  table.cell = { parts: [], colSpan: 1, merge: null, dropped: false }
}

export function closeCell(table: OpenTable): void {
  const { cell } = table
  const row = table.rows.at(-1)
  table.cell = null
  if (!cell || !row) return
  const { column } = row
  row.column += cell.colSpan
  row.parts.push(...cell.parts)
  if (cell.parts.some((part) => part.kind === 'table')) table.nested = true
  if (cell.dropped) {
    const left = row.cells.at(-1)
    if (left) left.colSpan = (left.colSpan ?? 1) + cell.colSpan
    return
  }
  const above = table.merges.get(column)
  if (cell.merge === 'continue' && above) {
    above.rowSpan = (above.rowSpan ?? 1) + 1
    return
  }
  const drawn: DraftCell = { text: textOf(cell.parts) }
  if (cell.colSpan > 1) drawn.colSpan = cell.colSpan
  row.cells.push(drawn)
  if (cell.merge === 'restart') table.merges.set(column, drawn)
  else table.merges.delete(column)
}

/**
 * The table as a part of what holds it. A table around other tables, or of one cell, only arranges the page: what it
 * holds counts, itself it is none.
 */
export function closeTable({ rows, nested }: OpenTable): Part[] {
  const shown = rows.filter((row) => !row.dropped)
  if (nested || shown.flatMap((row) => row.cells).length === 1) return shown.flatMap((row) => row.parts)
  return [{ kind: 'table', rows: shown.map((row) => row.cells) }]
}

/** Paragraphs inside a cell are words of one line. */
function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'paragraph' ? part.text : '')).join(' ')
}
