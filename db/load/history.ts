/** The reports of one agency beside each other: told anew from all of them, whatever changed and in whatever order. */
import { Figures, type Figure } from '../../server/report/check/figures.ts'
import {
  judgeHistory,
  type CarryOver,
  type Judged,
  type YearOfReport,
} from '../../server/report/check/history.ts'
import type { Applicant, Form } from '../../server/report/report.ts'
import { dictionary, printedIndicators } from '../reference/indicators.ts'
import type { Db, Row } from '../schema.ts'
import { replaceAcross } from './across-rows.ts'
import { acrossStatements, type AcrossStatements, type YearRow } from './across-statements.ts'

/**
 * Writes what became different, nothing else.
 * @returns whether anything was written.
 */
export function settleHistory(db: Db, agencyId: number): boolean {
  const statements = acrossStatements(db)
  const rows = statements.years.all(agencyId)
  // One report alone has nothing beside it: its figures need not be read.
  const facts = rows.length > 1 ? statements.facts.all(agencyId) : []
  const judged = judgeRows(rows, facts)
  const stored = statements.foundInAgency.all(agencyId)
  let changed = false
  for (const row of rows) {
    const { findings, carry } = judged.get(row.id) ?? { findings: [], carry: null }
    const mine = stored.filter(({ report_id }) => report_id === row.id)
    if (replaceAcross(statements, row.id, 'years', findings, mine)) changed = true
    if (replaceCarry(statements, row, carry)) changed = true
  }
  return changed
}

/** What the reports of one agency say beside each other, by the number of the report. */
export function judgeRows(rows: readonly HistoryRow[], facts: readonly Row<'fact'>[]): Map<number, Judged> {
  return judgeHistory(rows.length > 1 ? yearsOf(rows, facts) : [])
}

export type HistoryRow = Pick<YearRow, 'id' | 'year' | 'form' | 'scope' | 'prose' | 'requests' | 'flows'>

function yearsOf(rows: readonly HistoryRow[], facts: readonly Row<'fact'>[]): YearOfReport[] {
  const figures = new Map<number, Figure[]>(rows.map(({ id }) => [id, []]))
  for (const fact of facts) figures.get(fact.report_id)!.push(figureOf(fact))
  return rows.map(({ id, year, form, scope, prose, requests, flows }) => ({
    id,
    year,
    form,
    scope,
    prose,
    prints: { requests, flows },
    figures: new Figures(figures.get(id)!, PRINTED[form]),
  }))
}

const indicators = new Map(dictionary.indicators.map(({ id, code, unit }) => [id, { code, unit }]))
const applicants = new Map<number, Applicant>(dictionary.applicants.map(({ id, code }) => [id, code]))
const codesOf = (form: Form) => new Set(printedIndicators(form).map(({ code }) => code))
/** Whose cells are printed zeros where there is no fact. */
const PRINTED: Readonly<Record<Form, ReadonlySet<string>>> = { 2019: codesOf('2019'), 2021: codesOf('2021') }

function figureOf({ indicator_id, applicant_id, value, state }: Row<'fact'>): Figure {
  const { code, unit } = indicators.get(indicator_id)!
  const applicant = applicants.get(applicant_id)
  const number = value !== null && unit === 'money' ? value / 100 : value
  return applicant === undefined ? { code, value: number, state } : { code, applicant, value: number, state }
}

function replaceCarry(statements: AcrossStatements, stored: YearRow, carry: CarryOver | null): boolean {
  if (carry === null) {
    if (stored.verdict === null) return false
    statements.deleteCarry.run(stored.id)
    return true
  }
  const { verdict, expected, actual } = carry
  if (stored.verdict === verdict && stored.expected === expected && stored.actual === actual) return false
  statements.insertCarry.run(stored.id, verdict, expected, actual)
  return true
}
