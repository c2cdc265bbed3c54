/** Which parts of the administration a question adds or sets side by side, as the rollup keeps them; and which years. */
import { ALL, levelSlice, sectorSlice } from '../rollup/places.ts'
import { KNOWLEDGE } from '../rollup/store.ts'
import type { AggregateQuestion } from './aggregate-question.ts'

export interface Parts {
  kind: 'all' | 'sector' | 'level'
  /** Null: every one of the kind. */
  slices: readonly string[] | null
  /** Each a row of its own. */
  apart: boolean
}

/** Null when a question crosses parts that are only kept one by one. */
export function partsOf({ by, sector, agency, agencyLevel }: AggregateQuestion): Parts | null {
  if (by.includes('agency') || agency.length > 0) return null
  const [bySector, byLevel] = [by.includes('sector'), by.includes('level')]
  const sectors = bySector || sector.length > 0
  const levels = byLevel || agencyLevel !== null
  if (sectors && levels) return null
  if (sectors) {
    return { kind: 'sector', slices: sector.length > 0 ? sector.map(sectorSlice) : null, apart: bySector }
  }
  if (levels) {
    return { kind: 'level', slices: agencyLevel === null ? null : [levelSlice(agencyLevel)], apart: byLevel }
  }
  return { kind: 'all', slices: [ALL], apart: false }
}

/** Whether a slice is one of the parts. */
export function isWanted({ kind, slices }: Parts, slice: string): boolean {
  return slices ? slices.includes(slice) : slice.startsWith(kind === 'sector' ? 's:' : 'l:')
}

/** The sector or level that a slice is of; null: no level. */
export function nameOfSlice(slice: string): string | null {
  return slice.length > 2 ? slice.slice(2) : null
}

/** Whether a stored row is of a year that is asked for. */
export function isAsked({ years }: AggregateQuestion, year: number): boolean {
  return year !== KNOWLEDGE && (years.length === 0 || years.includes(year))
}
