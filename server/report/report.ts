/**
 * The contract `gongkai.report/1`: one parsed report, as written to the database, served by the API and
 * exchanged as JSON. Everything downstream of reading depends on these types and on nothing else of the reader.
 */

/** The statutory tables changed once: `2019` (report years 2019, 2020) and `2021` (from 2021). */
export type Form = '2019' | '2021'

/** `own`: one agency's figures. `consolidated`: a local government's report that sums the organs under it. */
export type Scope = 'own' | 'consolidated'

export type Level = 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'

export type Severity = 'error' | 'warning' | 'info'

export const APPLICANTS = [
  'natural_person',
  'org_commercial',
  'org_research',
  'org_public_interest',
  'org_legal_service',
  'org_other',
  'total',
] as const
/** The seven columns of table 3; `total` is printed, and is never added to the six others. */
export type Applicant = (typeof APPLICANTS)[number]

/** What a printed cell is; only some states carry a value (see `cellHasValue`). */
export type CellState =
  | 'ok'
  | 'missing'
  | 'not_applicable'
  | 'text_zero'
  | 'annotated'
  | 'approximate'
  | 'unit_inferred'
  | 'unit_missing'
  | 'ambiguous'
  | 'invalid'
  | 'repaired'
  | 'inferred_zero'
  | 'absent'

/**
 * Where something stands in the source. `start`/`end` are offsets in UTF-16 units into the decoded source text
 * (for formats without one, into the text the reader produced, which is stored). `table`, `row` and `col` are the
 * place in the grid that the reader saw, each counting from 0; what stands in running text carries only offsets.
 */
export interface Position {
  table?: number
  row?: number
  col?: number
  start: number
  end: number
}

/** One statutory cell. `applicant` only in table 3; `value` in yuan for money, a plain count otherwise. */
export interface Cell {
  code: string
  applicant?: Applicant
  value: number | null
  state: CellState
  /** The characters printed in the cell, untouched; empty when it is blank or absent. */
  raw: string
  unit?: 'CNY'
  /** Null when the row or column is not in the document. */
  at: Position | null
}

export interface Section {
  no: number
  title: string
  text: string
  at: Position
}

/** A figure that the narrative states about a statutory indicator. */
export interface Claim {
  code: string
  applicant?: Applicant
  value: number
  /** `at_least` for 余, 多; `at_most` for 近; otherwise exact. */
  bound?: 'at_least' | 'at_most'
  quote: string
  at: Position
}

export interface CellRef {
  code: string
  applicant?: Applicant
}

/** A cell, and the value with which what does not add up would. */
export type Reconciled = CellRef & { value: number }

/** A rule that does not hold on this report, with both numbers and the cells it concerns. */
export interface Finding {
  rule: string
  severity: Severity
  message: { zh: string; en: string }
  cells: CellRef[]
  expected?: number | string | null
  actual?: number | string | null
  /** Only where several failing rules together point to one cell; `value` is what would reconcile it. */
  suspect?: Reconciled
  /** Where one slip in more than one cell is behind the finding: all its cells. */
  slip?: { kind: 'swapped' | 'moved' | 'shifted' | 'several'; cells: Reconciled[] }
  /** Where the rules leave it open which cell is wrong: each of these alone would reconcile the finding. */
  candidates?: Reconciled[]
  /** Where in the source the finding can be seen, when it is not (only) in a cell. */
  at?: Position
}

export interface Reason {
  code: string
  message: string
}

export interface Source {
  name: string
  sha256: string
  mediaType: string
  url: string | null
  /** ISO date of publication, when a manifest states it. */
  published?: string | null
}

export type Evidence = 'manifest' | 'title' | 'body' | 'signature' | 'file_name' | 'period' | 'inferred'

export interface Agency {
  name: string
  /** The name as printed when it differs (traditional characters). */
  printed?: string
  sector: string
  /** Further sectors of a body with several functions. */
  sectors?: string[]
  level: Level | null
  evidence: Evidence
}

export interface Region {
  adcode: string
  name: string
}

interface Read {
  schema: 'gongkai.report/1'
  reasons: Reason[]
  source: Source
  agency: Agency | null
  region: Region | null
  year: number | null
  yearEvidence: Evidence | null
  form: Form
  scope: Scope
  cells: Cell[]
  sections: Section[]
  claims: Claim[]
  findings: Finding[]
}

/** A report that may enter the statistics. */
export interface Parsed extends Read {
  status: 'parsed'
  agency: Agency
  year: number
  yearEvidence: Evidence
}

/** Read and checked, but agency or year could not be established: kept and listed, out of the statistics. */
export interface Unidentified extends Read {
  status: 'unidentified'
}

/** Not a report of these forms, or not readable; each kind has its own reason. */
export interface Refused {
  schema: 'gongkai.report/1'
  status: 'refused'
  source: Source
  reasons: Reason[]
}

export type ParsedReport = Parsed | Unidentified | Refused
