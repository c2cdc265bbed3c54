/**
 * The chain of requests through the years of one agency: what a year hands on is what the next one takes over. Pure.
 * The rule is the form's own: 上年结转 of a year equals 结转下年度继续办理 of the year before, counted on the same basis.
 */
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'

/** Cells of table 3 that the chain shows, in the order in which requests pass through them. */
export const CHAIN = {
  carriedIn: 'applications.received.carried_in',
  received: 'applications.received.new',
  handled: 'outcome.total',
  carriedOut: 'applications.carried_out',
} as const
export type ChainPart = keyof typeof CHAIN

export type Join =
  /** The first report known: nothing to compare with. */
  | { kind: 'first' }
  /** No report of the year before, or of several: `from` is the last year known. */
  | { kind: 'gap'; from: number }
  /** One of the two figures has no value. */
  | { kind: 'unknown' }
  /** The two reports count on different bases. */
  | { kind: 'scope' }
  | { kind: 'same' }
  /** Taken over minus handed on: positive when requests appear that nobody handed on. */
  | { kind: 'differs'; difference: number }

export interface ChainYear {
  year: number
  parts: Record<ChainPart, number | null>
  /** How it joins the year before. */
  join: Join
}

/** @param rows of one agency by year, in any order; years without a report are left out */
export function carryChain(rows: readonly AggregateRow[]): ChainYear[] {
  const known = rows
    .filter((row) => row.year !== undefined && row.reports > 0)
    .sort((a, b) => a.year! - b.year!)
  return known.map((row, index) => ({
    year: row.year!,
    parts: {
      carriedIn: row.values[CHAIN.carriedIn] ?? null,
      received: row.values[CHAIN.received] ?? null,
      handled: row.values[CHAIN.handled] ?? null,
      carriedOut: row.values[CHAIN.carriedOut] ?? null,
    },
    join: joinOf(known[index - 1], row),
  }))
}

function joinOf(before: AggregateRow | undefined, row: AggregateRow): Join {
  if (!before) return { kind: 'first' }
  if (before.year! + 1 < row.year!) return { kind: 'gap', from: before.year! }
  if (before.scope !== row.scope) return { kind: 'scope' }
  const out = before.values[CHAIN.carriedOut] ?? null
  const taken = row.values[CHAIN.carriedIn] ?? null
  if (out === null || taken === null) return { kind: 'unknown' }
  return out === taken ? { kind: 'same' } : { kind: 'differs', difference: taken - out }
}
