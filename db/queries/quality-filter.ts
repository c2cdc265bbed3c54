/** Which reports a question about quality is about: the filters of the aggregates, checked and put in one form. */
import type { SelectQueryBuilder } from 'kysely'
import type { Database, Db } from '../schema.ts'
import type { Level } from '../../server/report/report.ts'
import { checkAgencies, checkRegions, checkSectors, readYears, type RegionFilter } from './filter-values.ts'

export interface QualityFilters {
  within?: string
  years?: string
  sector?: string
  agency?: string
  agencyLevel?: Level
}

export interface CheckedFilters {
  within: string[]
  levelBelow: RegionFilter['levelBelow']
  /** Ascending; empty: all. */
  years: number[]
  sector: string[]
  agency: number[]
  agencyLevel: Level | undefined
}

/** @throws QueryError for unknown regions, sectors and agencies, and for years that cannot have reports. */
export async function checkFilters(db: Db, filters: QualityFilters): Promise<CheckedFilters> {
  const { codes, levelBelow } = await checkRegions(db, 'within', filters.within)
  return {
    within: codes,
    levelBelow,
    years: readYears(filters.years),
    sector: await checkSectors(db, filters.sector),
    agency: await checkAgencies(db, filters.agency),
    agencyLevel: filters.agencyLevel,
  }
}

/** The agencies known, in whatever year. */
export function agenciesOf(db: Db, filters: CheckedFilters) {
  const { within, sector, agency, agencyLevel } = filters
  return db
    .selectFrom('agency')
    .$if(within.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within),
      ),
    )
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(agency.length > 0, (query) => query.where('agency.id', 'in', agency))
    .$if(agencyLevel !== undefined, (query) => query.where('agency.level', '=', agencyLevel!))
}

/** Their current reports. */
export function reportsOf(
  db: Db,
  filters: CheckedFilters,
): SelectQueryBuilder<Database, 'agency' | 'report', object> {
  return agenciesOf(db, filters)
    .innerJoin('report', 'report.agency_id', 'agency.id')
    .$if(filters.years.length > 0, (query) => query.where('report.year', 'in', filters.years))
}
