/**
 * Tables of RTF while they are read. A row states the right edges of its cells in twips; where edges of all rows meet
 * are the columns, so that a cell over several of them is known as one.
 */
import type { Part } from './compose.ts'
import { closeCell, closeTable, openCell, openRow, openTable } from './docx-table.ts'
import { clusterValues } from './pdf-geometry.ts'

interface CellEdge {
  right: number
  merge: 'restart' | 'continue' | null
  /** Merged into the cell at its left. */
  covered: boolean
}

/** What `\trowd` and the words behind it say of a row. */
export interface RowShape {
  left: number
  cells: CellEdge[]
  next: Omit<CellEdge, 'right'>
}

export const newShape = (): RowShape => ({ left: 0, cells: [], next: { merge: null, covered: false } })

/** Takes a word of a row's description; false for a word that is none. */
export function describeRow(shape: RowShape, word: string, value: number | null): boolean {
  if (word === 'trleft') shape.left = value ?? 0
  else if (word === 'clvmgf') shape.next.merge = 'restart'
  else if (word === 'clvmrg') shape.next.merge = 'continue'
  else if (word === 'clmrg') shape.next.covered = true
  else if (word === 'cellx') {
    if (shape.cells.length < MOST_CELLS) shape.cells.push({ right: value ?? 0, ...shape.next })
    shape.next = { merge: null, covered: false }
  } else return false
  return true
}

/** Cells of a row; Word allows 63. */
const MOST_CELLS = 500
/** Twips by which edges that are meant to be the same miss each other. */
const TOLERANCE = 60

export interface RtfTable {
  shape: RowShape
  rows: { shape: RowShape; cells: Part[][] }[]
  /** Of the row that is being written. */
  cells: Part[][]
  /** Of the cell that is being written. */
  parts: Part[]
}

export const newTable = (): RtfTable => ({ shape: newShape(), rows: [], cells: [], parts: [] })

export function endCell(table: RtfTable): void {
  table.cells.push(table.parts)
  table.parts = []
}

/** The shape may stand before the cells of its row, behind them, or both. */
export function endRow(table: RtfTable): void {
  if (table.parts.length > 0) endCell(table)
  if (table.cells.length > 0) table.rows.push({ shape: table.shape, cells: table.cells })
  table.cells = []
}

/** The parts that the table stands for: itself, or what it holds where it only arranges the page. */
export function endTable(table: RtfTable): Part[] {
  endRow(table)
  const edges = clusterValues(
    table.rows.flatMap(({ shape }) => [shape.left, ...shape.cells.map(({ right }) => right)]),
    TOLERANCE,
  )
  const columnAt = (edge: number) => nearest(edges, edge)
  const open = openTable()
  for (const { shape, cells } of table.rows) {
    openRow(open)
    const row = open.rows.at(-1)!
    row.column = columnAt(shape.left)
    let left = row.column
    for (const [i, parts] of cells.entries()) {
      const edge = shape.cells[i]
      openCell(open)
      const cell = open.cell!
      cell.parts = parts
      if (edge) {
        const right = columnAt(edge.right)
        cell.colSpan = Math.max(1, right - left)
        cell.merge = edge.merge
        cell.dropped = edge.covered
        left = Math.max(left + 1, right)
      }
      closeCell(open)
    }
  }
  return table.rows.length === 0 ? [] : closeTable(open)
}

/** Index of the value closest to `at` in an ascending list. */
function nearest(values: readonly number[], at: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < at) low = middle + 1
    else high = middle
  }
  return low > 0 && at - values[low - 1]! < values[low]! - at ? low - 1 : low
}
