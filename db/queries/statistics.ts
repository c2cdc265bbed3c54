/** Statistics of a list of values: how they lie, never what they add up to. */
export const STATISTICS = ['n', 'mean', 'min', 'p10', 'q1', 'median', 'q3', 'p90', 'max'] as const
export type Statistic = (typeof STATISTICS)[number]

const SHARES: Partial<Record<Statistic, number>> = { p10: 0.1, q1: 0.25, median: 0.5, q3: 0.75, p90: 0.9 }

/** Null where there is no value to speak of; `n` is 0 then. */
export function statisticOf(sorted: readonly number[], statistic: Statistic): number | null {
  if (statistic === 'n') return sorted.length
  const share = SHARES[statistic]
  if (sorted.length === 0) return null
  if (share !== undefined) return quantile(sorted, share)
  if (statistic === 'min') return sorted[0]!
  if (statistic === 'max') return sorted.at(-1)!
  return sorted.reduce((sum, value) => sum + value, 0) / sorted.length
}

/** Between the two nearest values, in proportion (the definition of spreadsheets). `sorted` is not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

/** Share of the values below, with half of those that are equal: 0.5 for the middle one. Null without values. */
export function midRank(values: readonly number[], value: number): number | null {
  if (values.length === 0) return null
  const lower = values.filter((each) => each < value).length
  const equal = values.filter((each) => each === value).length
  return (lower + equal / 2) / values.length
}
