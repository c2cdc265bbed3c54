/** Counts of findings and of the chain of requests as the rollup has them: no report is looked at. */
import { readPlaces } from '../known-reference.ts'
import {
  carriedKey,
  CONSOLIDATED,
  foundKey,
  patternKey,
  PATTERNS,
  rulePatternKey,
  SEVERITIES,
  SEVERITY_BIT,
} from '../rollup/findings.ts'
import { openPages, readRow, type Pages } from '../rollup/pages.ts'
import { ALL, isSliced, levelSlice, sectorSlice, type Place } from '../rollup/places.ts'
import { readRules } from '../rollup/rules.ts'
import { isRolledUp } from '../rollup/state.ts'
import { addVector, type Vector } from '../rollup/vector.ts'
import type { Db, Row } from '../schema.ts'
import type { Severity } from '../../server/report/report.ts'
import { ROOT } from './filter-values.ts'
import type { CheckedFilters } from './quality-filter.ts'

/** One count for each key of `db/rollup/findings.ts`. */
export type FoundCounts = ReadonlyMap<number, number>

export interface FoundReader {
  /** The regions asked about, none of which lies in another. */
  tops: readonly Place[]
  /** Of a place and all below it, by year, as far as the filters go; null where the rollup does not tell them apart. */
  byYear: (place: Place, slices?: readonly string[]) => Map<number, Vector> | null
  /** The same of all years. */
  whole: (place: Place, slices?: readonly string[]) => Vector | null
  /** Parts of the administration that a place tells apart, by code of the sector. */
  sectors: (place: Place) => readonly string[] | null
  /** Number of a rule; null: none is called so. */
  rule: (id: string) => number | null
}

/** Null where the rollup cannot tell: single agencies, sectors of a level, or a rollup that is not that of the data. */
export function openFound(db: Db, filters: CheckedFilters): FoundReader | null {
  const { within, years, sector, agency, agencyLevel } = filters
  if (agency.length > 0 || (sector.length > 0 && agencyLevel !== undefined) || !isRolledUp(db)) return null
  const places = readPlaces(db)
  const pages = openPages(db)
  const { numbers } = readRules(db)
  const asked =
    agencyLevel !== undefined
      ? [levelSlice(agencyLevel)]
      : sector.length > 0
        ? sector.map(sectorSlice)
        : [ALL]
  const byYear = (place: Place, slices: readonly string[] = asked): Map<number, Vector> | null => {
    if (!slices.includes(ALL) && !isSliced(place)) return null
    return countsByYear(pages, place, slices, years)
  }
  return {
    tops: (within.length > 0 ? within : [ROOT]).map((adcode) => places.of(adcode)),
    byYear,
    whole: (place, slices) => {
      const found = byYear(place, slices)
      return found && sumOf(found.values())
    },
    sectors: (place) => {
      if (!isSliced(place)) return null
      const { slices } = pages.parts('found', place)
      const there = new Set(slices.filter((slice) => slice.startsWith(SECTOR)))
      return [...there].map((slice) => slice.slice(SECTOR.length))
    },
    rule: (id) => numbers.get(id) ?? null,
  }
}

const SECTOR = sectorSlice('')

function countsByYear(
  pages: Pages,
  place: Place,
  slices: readonly string[],
  years: readonly number[],
): Map<number, Vector> {
  const found = new Map<number, Vector>()
  const page = slices.includes(ALL) ? pages.whole('found', place) : pages.parts('found', place)
  for (const [row, slice] of page.slices.entries()) {
    const year = page.years[row]!
    if (!slices.includes(slice) || (years.length > 0 && !years.includes(year))) continue
    let vector = found.get(year)
    if (!vector) found.set(year, (vector = new Map()))
    const into = vector
    readRow(page, 'all', row, (key, n) => into.set(key, (into.get(key) ?? 0) + n))
  }
  return found
}

export function sumOf(vectors: Iterable<FoundCounts>): Vector {
  const sum: Vector = new Map()
  for (const vector of vectors) addVector(sum, vector)
  return sum
}

/** Of all regions asked about; null where one of them cannot tell. */
export function yearsOfTops({ tops, byYear }: FoundReader): Map<number, Vector> | null {
  const sum = new Map<number, Vector>()
  for (const top of tops) {
    const found = byYear(top)
    if (!found) return null
    for (const [year, vector] of found)
      sum.set(year, sumOf([sum.get(year) ?? new Map<number, number>(), vector]))
  }
  return sum
}

const at = (counts: FoundCounts, key: number): number => counts.get(key) ?? 0

export function reportsIn(counts: FoundCounts): number {
  let n = 0
  for (let pattern = 0; pattern < PATTERNS; pattern++) n += at(counts, patternKey(pattern))
  return n
}

/** Findings of a severity: of one rule, or of all there are. */
export function findingsIn(counts: FoundCounts, severity: Severity, rule: number | null): number {
  if (rule !== null) return at(counts, foundKey(rule, severity))
  let n = 0
  const [first, second] = [foundKey(0, severity), foundKey(1, severity)]
  for (const [key, found] of counts) if (key >= first && (key - first) % (second - first) === 0) n += found
  return n
}

/** Reports with findings of one of the severities: of one rule, or of any. */
export function reportsWith(
  counts: FoundCounts,
  severities: readonly Severity[],
  rule: number | null,
): number {
  const wanted = severities.reduce((bits, severity) => bits | SEVERITY_BIT[severity], 0)
  let n = 0
  for (let pattern = 1; pattern < PATTERNS; pattern++) {
    if ((pattern & wanted) === 0) continue
    n += at(counts, rule === null ? patternKey(pattern) : rulePatternKey(rule, pattern))
  }
  return n
}

export const carriedIn = (counts: FoundCounts, verdict: Row<'carry_over'>['verdict']): number =>
  at(counts, carriedKey(verdict))

export const consolidatedIn = (counts: FoundCounts): number => at(counts, CONSOLIDATED)

/** All, where none is asked for. */
export const severitiesAsked = (asked: readonly Severity[]): readonly Severity[] =>
  asked.length === 0 ? SEVERITIES : asked
