/** Everything of one agency that the rollup rests on. */
import { ROOT } from '../queries/filter-values.ts'
import type { Db, Row } from '../schema.ts'
import { contributionOf, type RolledFact, type RolledReport, type RuleCounts } from './contribution.ts'
import { foundVector, type FoundRow } from './findings.ts'
import type { Rules } from './rules.ts'
import { coversRegion } from './speakers.ts'
import { rollupStatements, type ReportRow } from './statements.ts'
import type { Vector } from './vector.ts'

/** What is known of a report without its figures. */
export interface OutlinedYear {
  id: number
  own: boolean
  /** May speak for its region. */
  covers: boolean
  clean: boolean
  /** What it adds to the counts of findings. */
  found: Vector
  report: ReportRow
  /** Rules of severity error that it fails. */
  failed: number
}

export interface Outline {
  id: number
  /** The country for an agency of none. */
  region: string
  sector: string
  level: string | null
  years: ReadonlyMap<number, OutlinedYear>
}

export interface RolledYear extends OutlinedYear {
  vector: Vector
}

export interface AgencyState extends Outline {
  years: ReadonlyMap<number, RolledYear>
}

type AgencyRow = Pick<Row<'agency'>, 'id' | 'region' | 'sector' | 'level'>

/** Null when there is no such agency. */
export function readOutline(db: Db, id: number, rules: Rules): Outline | null {
  const statements = rollupStatements(db)
  const agency = statements.agency.get(id)
  return agency ? outlineOf(agency, statements.reports.all(id), statements.found.all(id), rules) : null
}

/** @param found findings of all its reports, whatever their order. */
export function outlineOf(
  agency: AgencyRow,
  reports: readonly ReportRow[],
  found: readonly FoundRow[],
  rules: Rules,
): Outline {
  const years = new Map<number, OutlinedYear>()
  for (const report of reports) {
    const rows = found.length === 0 ? found : found.filter(({ report_id }) => report_id === report.id)
    years.set(report.year, {
      id: report.id,
      own: report.scope === 'own',
      covers: coversRegion(report.scope, agency.region, agency.level),
      clean: report.errors === 0,
      found: foundVector(report, agency.region, rows, rules.numbers),
      report,
      failed: rows.reduce((n, row) => (row.severity === 'error' && rules.grave.has(row.rule) ? n + 1 : n), 0),
    })
  }
  return { id: agency.id, region: agency.region ?? ROOT, sector: agency.sector, level: agency.level, years }
}

/** A report of the outline with what it adds to the sums. */
export function rolledYear(
  { sector }: Outline,
  year: OutlinedYear,
  facts: readonly RolledFact[],
  { counts }: Rules,
): RolledYear {
  return { ...year, vector: contributionOf(year.report, facts, year.failed, sector, counts) }
}

export function readContribution(db: Db, report: RolledReport, sector: string, rules: RuleCounts): Vector {
  const statements = rollupStatements(db)
  const failed = report.errors === 0 ? 0 : (statements.failed.get(report.id)?.failed ?? 0)
  return contributionOf(report, statements.facts.all(report.id), failed, sector, rules)
}

/** What every agency of a kind is known by (see `KNOWN`). */
export interface Standing {
  own: boolean
  consolidated: boolean
  unspoken: boolean
  any: boolean
}

export function standingOf(state: Outline | null): Standing {
  const standing = { own: false, consolidated: false, unspoken: false, any: false }
  for (const { own, covers } of state?.years.values() ?? []) {
    standing.any = true
    if (own) standing.own = true
    else standing.consolidated = true
    if (!covers) standing.unspoken = true
  }
  return standing
}
