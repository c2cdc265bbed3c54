/** The figures of a report by cell, for rules that lay several reports side by side. */
import type { Applicant, Cell, Form, Scope } from '../report.ts'

/** A cell without what only the source can say of it; money in yuan. */
export type Figure = Pick<Cell, 'code' | 'applicant' | 'value' | 'state'>

/** The figures of one agency's report for a year. */
export interface YearOfFigures {
  year: number
  form: Form
  scope: Scope
  figures: Figures
}

export class Figures {
  readonly #printed: ReadonlySet<string>
  /** By applicant, and by indicator in it; those of no applicant under `undefined`. */
  readonly #byName = new Map<Applicant | undefined, Map<string, Figure>>()

  /** @param printed indicators whose cells are printed zeros where no figure is given. */
  constructor(figures: readonly Figure[], printed: ReadonlySet<string> = new Set()) {
    this.#printed = printed
    for (const figure of figures) {
      let column = this.#byName.get(figure.applicant)
      if (!column) this.#byName.set(figure.applicant, (column = new Map()))
      column.set(figure.code, figure)
    }
  }

  get(code: string, applicant?: Applicant): Figure | undefined {
    const given = this.#byName.get(applicant)?.get(code)
    if (given || !this.#printed.has(code)) return given
    return { code, ...(applicant && { applicant }), value: 0, state: 'ok' }
  }

  /** The number that rules may count with: none where it is blank, approximate or ambiguous. */
  number(code: string, applicant?: Applicant): number | null {
    const figure = this.#byName.get(applicant)?.get(code)
    if (!figure) return this.#printed.has(code) ? 0 : null
    if (figure.state === 'approximate' || figure.state === 'ambiguous') return null
    return figure.value
  }
}
