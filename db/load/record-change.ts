/** Writes down what a revision of the data does to a report, in the transaction that does it. */
import type { Cell, Parsed, Reason } from '../../server/report/report.ts'
import { currentRevision } from '../revision.ts'
import type { Db, Row } from '../schema.ts'
import { cellDifferences } from './difference.ts'
import { CHANGE_COLUMNS, loadStatements, valuesOf } from './statements.ts'

/** Cells named one by one; more are counted. */
const NAMED = 40

export interface ReportChange {
  kind: Row<'data_change'>['kind']
  reportId: number
  agencyId: number
  /** What was current, and what is; null where there was or is nothing. */
  before: Parsed | null
  after: Parsed | null
  details: readonly Reason[]
}

/** Call it before the revision counts up: the change belongs to the revision to come. */
export function recordChange(
  db: Db,
  { kind, reportId, agencyId, before, after, details }: ReportChange,
  now: string,
): void {
  const report = after ?? before
  if (!report) return
  const differing = before && after ? cellDifferences(before, after) : []
  const row = {
    revision: currentRevision(db) + 1,
    at: now,
    kind,
    report_id: reportId,
    agency_id: agencyId,
    agency: report.agency.name,
    region: report.region?.adcode ?? null,
    year: report.year,
    cells: JSON.stringify(differing.slice(0, NAMED).map(({ before: a, after: b }) => named(a, b))),
    changed: differing.length,
    details: JSON.stringify(details),
  }
  loadStatements(db).insertChange.run(...valuesOf(row, CHANGE_COLUMNS))
}

function named(before: Cell | undefined, after: Cell | undefined) {
  const { code = '', applicant } = after ?? before ?? {}
  const figure = (cell: Cell | undefined) => cell && { value: cell.value, state: cell.state }
  return {
    code,
    ...(applicant === undefined ? {} : { applicant }),
    before: figure(before) ?? null,
    after: figure(after) ?? null,
  }
}
