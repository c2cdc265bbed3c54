/** Looking up cells by code and applicant, with what counts as an operand. */
import type { Applicant, Cell, CellRef } from '../report.ts'

export class CellTable {
  readonly #cells: ReadonlyMap<string, Cell>

  constructor(cells: readonly Cell[]) {
    this.#cells = new Map(cells.map((cell) => [keyOf(cell), cell]))
  }

  get(code: string, applicant?: Applicant): Cell | undefined {
    return this.#cells.get(keyOf({ code, applicant }))
  }

  /** The printed indicator's cell, in table 3 that of the total column. */
  headline(code: string): Cell | undefined {
    return this.get(code) ?? this.get(code, 'total')
  }

  /** Codes of the rows of table 3. */
  rows(): string[] {
    const codes = new Set<string>()
    for (const cell of this.#cells.values()) if (cell.applicant !== undefined) codes.add(cell.code)
    return [...codes]
  }

  /** Some cell of the indicator is in the document. */
  prints(code: string): boolean {
    for (const cell of this.#cells.values()) if (cell.code === code && cell.state !== 'absent') return true
    return false
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
