/**
 * Which cell stands at which place of a report's list: worked out once for each order of cells, since the cells of one
 * form come in one order. Rules then count with places in a flat array instead of looking every cell up by its name.
 */
import type { CellRef } from '../report.ts'

export interface Layout {
  refs: readonly CellRef[]
  /** Place by code, then by applicant, which is '' outside table 3; of cells named twice the last. */
  places: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** Place of a cell that the report's list does not have. */
export const NOWHERE = -1

const MOST_LAYOUTS = 16
const known: Layout[] = []

export function layoutOf(cells: readonly CellRef[]): Layout {
  const found = known.find((layout) => fits(layout, cells))
  if (found) return found
  const layout = makeLayout(cells)
  if (known.length === MOST_LAYOUTS) known.pop() // bounded: interchange files may list cells in any order
  known.unshift(layout)
  return layout
}

function fits({ refs }: Layout, cells: readonly CellRef[]): boolean {
  if (refs.length !== cells.length) return false
  for (let i = 0; i < refs.length; i++) {
    const ref = refs[i]!
    const cell = cells[i]!
    if (ref.code !== cell.code || ref.applicant !== cell.applicant) return false
  }
  return true
}

function makeLayout(cells: readonly CellRef[]): Layout {
  const refs = cells.map(({ code, applicant }) => (applicant === undefined ? { code } : { code, applicant }))
  const places = new Map<string, Map<string, number>>()
  for (const [place, { code, applicant }] of refs.entries()) {
    let row = places.get(code)
    if (!row) places.set(code, (row = new Map<string, number>()))
    row.set(applicant ?? '', place)
  }
  return { refs, places }
}

export function placeOf({ places }: Layout, code: string, applicant = ''): number {
  return places.get(code)?.get(applicant) ?? NOWHERE
}

/** Codes of the rows of table 3. */
export function rowsOf({ places }: Layout): string[] {
  return [...places].filter(([, row]) => !row.has('')).map(([code]) => code)
}
