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
  readonly #byName = new Map<string, Figure>()

  /** @param printed indicators whose cells are printed zeros where no figure is given. */
  constructor(figures: readonly Figure[], printed: ReadonlySet<string> = new Set()) {
    this.#printed = printed
    for (const figure of figures) this.#byName.set(nameOf(figure.code, figure.applicant), figure)
  }

  get(code: string, applicant?: Applicant): Figure | undefined {
    const given = this.#byName.get(nameOf(code, applicant))
    if (given || !this.#printed.has(code)) return given
    return { code, ...(applicant && { applicant }), value: 0, state: 'ok' }
  }

  /** The number that rules may count with: none where it is blank, approximate or ambiguous. */
  number(code: string, applicant?: Applicant): number | null {
    const figure = this.get(code, applicant)
    if (!figure || figure.state === 'approximate' || figure.state === 'ambiguous') return null
    return figure.value
  }
}

const nameOf = (code: string, applicant: Applicant | undefined) =>
  applicant === undefined ? code : `${code}|${applicant}`
