/** Filters of a search, as those of figures. */
import type { Db } from '../schema.ts'
import type { Level } from '../../server/report/report.ts'
import { checkAgencies, checkRegions, checkSectors, readYears } from './filter-values.ts'

export interface SearchFilters {
  within?: string
  sector?: string
  years?: string
  agency?: string
  agencyLevel?: Level
}

export interface CheckedSearch {
  within: readonly string[]
  sector: readonly string[]
  years: readonly number[]
  agency: readonly number[]
  agencyLevel: Level | null
}

/** @throws QueryError for anything unknown to the data. */
export async function checkSearch(db: Db, filters: SearchFilters): Promise<CheckedSearch> {
  return {
    within: (await checkRegions(db, 'within', filters.within)).codes,
    sector: await checkSectors(db, filters.sector),
    years: readYears(filters.years),
    agency: await checkAgencies(db, filters.agency),
    agencyLevel: filters.agencyLevel ?? null,
  }
}
