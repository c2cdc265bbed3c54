/** Arrow keys among the figures of a table. Pure. */
import type { CellAddress } from '../../view/report-view.ts'
import type { StatutoryTable } from './form-tables.ts'

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * The figure that the key leads to, or null when the key is not for the table. At an edge it is the figure itself;
 * Home and End go to the ends of the row. Rows differ in length: a column that a row lacks becomes its last.
 */
export function moveCell(table: StatutoryTable, from: CellAddress, key: string): CellAddress | null {
  const rows = table.parts.flatMap((part) => part.rows.map(({ slots }) => slots))
  const row = rows.findIndex((slots) => slots.some((slot) => isSame(slot.address, from)))
  const here = rows[row]
  if (!here) return null
  const column = here.findIndex((slot) => isSame(slot.address, from))
  if (key === 'Home') return here[0]!.address
  if (key === 'End') return here.at(-1)!.address
  const step = STEPS[key]
  if (!step) return null
  const next = rows[Math.min(Math.max(row + step[0], 0), rows.length - 1)]!
  return next[Math.min(Math.max(column + step[1], 0), next.length - 1)]!.address
}

export function isSame(a: CellAddress, b: CellAddress): boolean {
  return a.code === b.code && a.applicant === b.applicant
}
