/** Everything of one agency that the rollup rests on. */
import { ROOT } from '../queries/filter-values.ts'
import type { Db } from '../schema.ts'
import { contributionOf, type RolledReport, type RuleCounts } from './contribution.ts'
import { coversRegion } from './speakers.ts'
import { rollupStatements } from './statements.ts'
import type { Vector } from './vector.ts'

export interface RolledYear {
  id: number
  own: boolean
  /** May speak for its region. */
  covers: boolean
  clean: boolean
  vector: Vector
}

export interface AgencyState {
  id: number
  /** The country for an agency of none. */
  region: string
  sector: string
  level: string | null
  years: ReadonlyMap<number, RolledYear>
}

/** Null when there is no such agency. */
export function readAgencyState(db: Db, id: number, rules: RuleCounts): AgencyState | null {
  const statements = rollupStatements(db)
  const agency = statements.agency.get(id)
  if (!agency) return null
  const years = new Map<number, RolledYear>()
  for (const report of statements.reports.all(id)) {
    years.set(report.year, {
      id: report.id,
      own: report.scope === 'own',
      covers: coversRegion(report.scope, agency.region, agency.level),
      clean: report.errors === 0,
      vector: readContribution(db, report, agency.sector, rules),
    })
  }
  return { id, region: agency.region ?? ROOT, sector: agency.sector, level: agency.level, years }
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

export function standingOf(state: AgencyState | null): Standing {
  const standing = { own: false, consolidated: false, unspoken: false, any: false }
  for (const { own, covers } of state?.years.values() ?? []) {
    standing.any = true
    if (own) standing.own = true
    else standing.consolidated = true
    if (!covers) standing.unspoken = true
  }
  return standing
}
