/**
 * Who speaks for a region: of the consolidated reports of a region and year the government's before any other, the
 * oldest first. And who is known there, by the years in which somebody else speaks for them.
 */
import type { Scope } from '../../server/report/report.ts'
import { FIRST_YEAR } from '../queries/filter-values.ts'
import type { ConsolidatedRow } from './statements.ts'
import { QUALITIES, type Quality } from './store.ts'
import type { Vector } from './vector.ts'

/** A township has no code of its own: its consolidated report is not that of the county it lies in. */
export function coversRegion(scope: Scope, region: string | null, level: string | null): boolean {
  return scope === 'consolidated' && region !== null && level !== 'township'
}

export interface Speakers {
  /** The report that speaks, by year. */
  chosen: Readonly<Record<Quality, ReadonlyMap<number, ConsolidatedRow>>>
  /** Agencies that have ever given a consolidated report for the region. */
  agencies: ReadonlySet<number>
  /** By year: reports that could speak and do not. */
  duplicates: Readonly<Record<Quality, ReadonlyMap<number, number>>>
}

/** @param rows the consolidated reports of the region's agencies, in the order of their numbers. */
export function speakersOf(rows: readonly ConsolidatedRow[]): Speakers {
  const covering = rows.filter(({ region, level }) => coversRegion('consolidated', region, level))
  const chosen = { all: new Map<number, ConsolidatedRow>(), clean: new Map<number, ConsolidatedRow>() }
  const duplicates = { all: new Map<number, number>(), clean: new Map<number, number>() }
  for (const quality of QUALITIES) {
    for (const row of covering) {
      if (quality === 'clean' && row.errors > 0) continue
      const first = chosen[quality].get(row.year)
      if (first) duplicates[quality].set(row.year, (duplicates[quality].get(row.year) ?? 0) + 1)
      if (!first || (first.sector !== 'government' && row.sector === 'government'))
        chosen[quality].set(row.year, row)
    }
  }
  return { chosen, duplicates, agencies: new Set(covering.map(({ agency_id }) => agency_id)) }
}

/** Years as bits of one number. */
export type Years = number
const LAST_BIT = 29

/** @throws RangeError for a year that no bit is left for. */
export function yearBit(year: number): Years {
  const bit = year - FIRST_YEAR
  if (bit < 0 || bit > LAST_BIT) throw new RangeError(`No room for the year ${year}`)
  return 1 << bit
}

/**
 * How many agencies there are by the years in which another report speaks for them: of all known in the region and
 * below, and of those that speak for the region itself.
 * @param known agencies known in the very region.
 * @param below the same counts of each part of the region.
 */
export function knowledgeOf(
  { chosen, agencies }: Speakers,
  quality: Quality,
  known: number,
  below: readonly ReadonlyMap<Years, number>[],
): { within: Vector; speaking: Vector } {
  const spoken = new Map<number, Years>()
  let all: Years = 0
  for (const [year, { agency_id }] of chosen[quality]) {
    all |= yearBit(year)
    spoken.set(agency_id, (spoken.get(agency_id) ?? 0) | yearBit(year))
  }
  const within: Vector = new Map()
  const speaking: Vector = new Map()
  const count = (vector: Vector, years: Years, n: number): void => {
    if (n > 0) vector.set(years, (vector.get(years) ?? 0) + n)
  }
  for (const part of below) for (const [years, n] of part) count(within, years | all, n)
  count(within, all, known - spoken.size)
  for (const years of spoken.values()) count(within, all & ~years, 1)
  for (const agency of agencies) count(speaking, all & ~(spoken.get(agency) ?? 0), 1)
  return { within, speaking }
}
