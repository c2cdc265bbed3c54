/** Where one agency stands among its peers. Pure. */
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import { SMALL } from '../../charts/chart-data.ts'

/** With fewer agencies a rank or a percentile says nothing. */
export const ENOUGH = 5

export interface Standing {
  /** Agencies with a usable figure, this one included. */
  count: number
  /** 1 is the highest; equal values share a rank. */
  rank: number
  tied: boolean
  /** Share of the other agencies whose value is lower. */
  above: number
  quartiles: readonly [number, number, number]
  least: number
  most: number
  /** All values, ascending. */
  values: readonly number[]
  own: number
}

export interface PeerFigures {
  /** Null when this agency has no usable figure. */
  own: number | null
  /** This agency has a rate, but over too few cases to compare. */
  small: boolean
  values: number[]
  /** Agencies left out: no value, or a rate over too few cases. */
  excluded: number
}

/**
 * Figures of agencies whose reports have the same scope as this agency's: others count other things.
 * @param rows by agency, of one year
 */
export function peerFigures(rows: readonly AggregateRow[], id: number, code: string): PeerFigures {
  const mine = rows.find((row) => row.agency?.id === id)
  const alike = rows.filter((row) => row.agency && row.scope === (mine?.scope ?? null))
  const usable = alike.flatMap((row) => {
    const value = row.values[code] ?? null
    return value === null || isSmall(row, code) ? [] : [{ id: row.agency!.id, value }]
  })
  return {
    own: usable.find((one) => one.id === id)?.value ?? null,
    small: mine !== undefined && isSmall(mine, code),
    values: usable.map(({ value }) => value),
    excluded: alike.length - usable.length,
  }
}

function isSmall(row: AggregateRow, code: string): boolean {
  const rate = row.rates[code]
  return rate !== undefined && rate.denominator < SMALL
}

/** Null when this agency has no figure, or there are too few. */
export function standingOf({ own, values }: PeerFigures): Standing | null {
  if (own === null || values.length < ENOUGH) return null
  const sorted = [...values].sort((a, b) => a - b)
  const higher = sorted.filter((value) => value > own).length
  const lower = sorted.filter((value) => value < own).length
  return {
    count: sorted.length,
    rank: higher + 1,
    tied: sorted.length - higher - lower > 1,
    above: lower / (sorted.length - 1),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
    least: sorted[0]!,
    most: sorted.at(-1)!,
    values: sorted,
    own,
  }
}

/** Between the two nearest values, in proportion (the usual definition of spreadsheets). `sorted` is not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}
