/** What parsing the tables hands to identification, claims and checks. */
import type { Cell, CellRef, Form, Position, Section, Severity } from '../report.ts'
import type { Span } from '../read/document.ts'

/**
 * Something that reading noticed about the structure (rules M-*, VAL-*): the check engine gives it its severity
 * and wording from the rule table. Reading never decides how bad a thing is.
 */
export interface Notice {
  rule: string
  cells: CellRef[]
  /** What is printed, and what should have been: short texts that the message quotes. */
  actual?: string | number | null
  expected?: string | number | null
  at?: Position
  /** Where the case at hand is milder than the rule: the rule table names the condition. */
  severity?: Severity
}

export interface Extraction {
  form: Form
  /** Every cell of the form, in the order of its layout. */
  cells: Cell[]
  sections: Section[]
  /** Spans of the text that the statutory tables cover: what remains is narrative. */
  tables: Span[]
  notices: Notice[]
}
