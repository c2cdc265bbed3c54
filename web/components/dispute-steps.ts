/** From decisions to disputes to corrections, one year of one agency or region. Pure: figures of one row, in order. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'

/** What an aggregate must be asked for. */
export const DISPUTE_CODES = [
  'outcome.total',
  'legal.reconsideration.total',
  'legal.reconsideration.corrected',
  'legal.reconsideration.pending',
  'legal.litigation.total',
  'legal.litigation.corrected',
  'legal.litigation.pending',
  'rate.reconsideration_per_handled',
  'rate.litigation_per_handled',
  'rate.reconsideration_corrected',
  'rate.litigation_corrected',
] as const

export type DisputeKind = 'reconsideration' | 'litigation'

export interface DisputeStep {
  kind: DisputeKind
  /** Cases of the year, of them with a result and still pending; null where the report has no value. */
  total: number | null
  corrected: number | null
  pending: number | null
  /** Cases to decisions of the year; they may concern decisions of earlier years too. */
  perHandled: number | null
  /** Corrected among those with a result, with its interval. */
  rate: { value: number | null; low: number | null; high: number | null; closed: number } | null
}

export function disputeSteps(row: AggregateRow): DisputeStep[] {
  return (['reconsideration', 'litigation'] as const).map((kind) => {
    const rate = row.rates[`rate.${kind}_corrected`]
    return {
      kind,
      total: row.values[`legal.${kind}.total`] ?? null,
      corrected: row.values[`legal.${kind}.corrected`] ?? null,
      pending: row.values[`legal.${kind}.pending`] ?? null,
      perHandled: row.values[`rate.${kind}_per_handled`] ?? null,
      rate: rate
        ? {
            value: row.values[`rate.${kind}_corrected`] ?? null,
            low: rate.low,
            high: rate.high,
            closed: rate.denominator,
          }
        : null,
    }
  })
}
