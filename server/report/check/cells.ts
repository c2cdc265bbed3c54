/** Looking up cells by code and applicant, with what counts as an operand. */
import type { Applicant, Cell, CellRef } from '../report.ts'

export class CellTable {
  /** By code, then by applicant, which is '' outside table 3. */
  readonly #cells = new Map<string, Map<Applicant | '', Cell>>()

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) {
      let row = this.#cells.get(cell.code)
      if (!row) this.#cells.set(cell.code, (row = new Map<Applicant | '', Cell>()))
      row.set(cell.applicant ?? '', cell)
    }
  }

  get(code: string, applicant?: Applicant): Cell | undefined {
    return this.#cells.get(code)?.get(applicant ?? '')
  }

  /** The printed indicator's cell, in table 3 that of the total column. */
  headline(code: string): Cell | undefined {
    return this.get(code) ?? this.get(code, 'total')
  }

  /** Codes of the rows of table 3. */
  rows(): string[] {
    return [...this.#cells].filter(([, row]) => !row.has('')).map(([code]) => code)
  }

  /** Some cell of the indicator is in the document. */
  prints(code: string): boolean {
    return [...(this.#cells.get(code)?.values() ?? [])].some(({ state }) => state !== 'absent')
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
