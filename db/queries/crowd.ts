/** What is kept of the agencies of a group, of which there may be hundreds of thousands, by one measure. */
import type { FigureRow } from './aggregate-rows.ts'
import type { Measure } from './measures.ts'

/** A rate over fewer cases says little of an agency and would widen every distribution. */
export const LEAST_DENOMINATOR = 30

export interface Crowd {
  /** Figures that can stand beside each other, in no order. */
  values: number[]
  /** Agencies without one. */
  excluded: number
  /** Of rates: all their cases as one. Small ones count here, by their cases. */
  numerator: number
  denominator: number
}

export const emptyCrowd = (): Crowd => ({ values: [], excluded: 0, numerator: 0, denominator: 0 })

export function addToCrowd(crowd: Crowd, measure: Measure, row: Pick<FigureRow, 'figures'>): void {
  const value = agencyValue(measure, row)
  if (value === null) crowd.excluded += 1
  else crowd.values.push(value)
  const rate = row.figures.rates[measure.code]
  if (!rate) return
  crowd.numerator += rate.numerator
  crowd.denominator += rate.denominator
}

/** The figure of one agency, if it can stand beside those of others. */
export function agencyValue(measure: Measure, { figures }: Pick<FigureRow, 'figures'>): number | null {
  const value = figures.values[measure.code] ?? null
  if (value === null) return null
  const parts = measure.difference ?? (measure.isQuotient && !measure.perReport ? [measure.code] : [])
  const enough = parts.every((code) => (figures.rates[code]?.denominator ?? 0) >= LEAST_DENOMINATOR)
  return enough ? value : null
}

export interface Pooled {
  numerator: number
  denominator: number
  rate: number
}

/** Null for what is no share, and without cases. */
export function pooledOf({ numerator, denominator }: Crowd, { proportion }: Measure): Pooled | null {
  return proportion && denominator > 0 ? { numerator, denominator, rate: numerator / denominator } : null
}
