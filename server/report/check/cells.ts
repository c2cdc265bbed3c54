/** Looking up cells by code and applicant, with what counts as an operand. */
import type { Applicant, Cell, CellRef } from '../report.ts'
import { layoutOf, placeOf, type Layout } from './layout.ts'

export class CellTable {
  readonly cells: readonly Cell[]
  readonly layout: Layout

  constructor(cells: readonly Cell[]) {
    this.cells = cells
    this.layout = layoutOf(cells)
  }

  get(code: string, applicant?: Applicant): Cell | undefined {
    return this.cells[placeOf(this.layout, code, applicant)]
  }

  /** The printed indicator's cell, in table 3 that of the total column. */
  headline(code: string): Cell | undefined {
    return this.get(code) ?? this.get(code, 'total')
  }

  /** Some cell of the indicator is in the document. */
  prints(code: string): boolean {
    for (const place of this.layout.places.get(code)?.values() ?? [])
      if (this.cells[place]!.state !== 'absent') return true
    return false
  }

  /** What rules count with, by place; not a number where a cell holds no operand. */
  operands(): Float64Array {
    const operands = new Float64Array(this.cells.length)
    for (let place = 0; place < operands.length; place++) operands[place] = operand(this.cells[place]) ?? NaN
    return operands
  }
}

export const keyOf = ({ code, applicant }: CellRef) => `${code}|${applicant ?? ''}`

export const refOf = ({ code, applicant }: CellRef): CellRef =>
  applicant === undefined ? { code } : { code, applicant }

/** The number that rules may count with: an approximate or ambiguous one would raise false alarms. */
export function operand(cell: Cell | undefined): number | null {
  if (!cell || cell.state === 'approximate' || cell.state === 'ambiguous') return null
  return cell.value
}
