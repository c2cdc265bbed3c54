/** Which of an agency's figures changed most on the year before. Pure: it orders what the service computed. */
import type { AggregateRow, Change } from '../../../server/http/contract/aggregates.ts'

export interface Changed {
  code: string
  value: number
  change: Change & { previous: number }
  /** The interval of the difference of two shares holds 0: chance alone may bring it. */
  chance: boolean
}

export interface Changes {
  /** The largest first: by the share of the year before, or by points. */
  largest: Changed[]
  /** Why nothing at all is compared; null when something is. */
  reason: NonNullable<Change['reason']> | null
}

/** Counts below this in both years are too small for a percentage to say something. */
const FEW = 10
/** So many points weigh as much as a doubling. */
const POINTS_OF_A_DOUBLING = 30
/** A count that was 0 the year before weighs as much as a tripling. */
const FROM_ZERO = 2

export function changesOf(
  row: AggregateRow,
  codes: readonly string[],
  isRate: (code: string) => boolean,
): Changes {
  const known = codes.flatMap((code): Changed[] => {
    const change = row.changes?.[code]
    const value = row.values[code] ?? null
    if (!change || change.previous === null || value === null) return []
    // From nothing to something is a change, though it has no percentage.
    if (change.reason !== null && change.reason !== 'base_zero') return []
    return [
      {
        code,
        value,
        change: { ...change, previous: change.previous },
        chance: change.low !== null && change.high !== null && change.low <= 0 && change.high >= 0,
      },
    ]
  })
  const reasons = codes.flatMap((code) => row.changes?.[code]?.reason ?? [])
  const largest = known
    .filter(
      ({ code, value, change }) =>
        value !== change.previous && (isRate(code) || Math.max(value, change.previous) >= FEW),
    )
    .sort((a, b) => weight(b) - weight(a))
  return { largest, reason: known.length === 0 ? (reasons[0] ?? null) : null }
}

function weight({ change, chance }: Changed): number {
  const size =
    change.points === null
      ? Math.abs(change.relative ?? FROM_ZERO)
      : Math.abs(change.points) / POINTS_OF_A_DOUBLING
  return chance ? size / 1000 : size
}
