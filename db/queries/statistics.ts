/** Statistics of a list of values: how they lie, never what they add up to. */
export const STATISTICS = ['n', 'mean', 'min', 'p10', 'q1', 'median', 'q3', 'p90', 'max'] as const
export type Statistic = (typeof STATISTICS)[number]

const SHARES: Partial<Record<Statistic, number>> = { p10: 0.1, q1: 0.25, median: 0.5, q3: 0.75, p90: 0.9 }

/** Values in ascending order. */
export type Sorted = readonly number[] | Readonly<Float64Array>

/** Null where there is no value to speak of; `n` is 0 then. */
export function statisticOf(sorted: Sorted, statistic: Statistic): number | null {
  if (statistic === 'n') return sorted.length
  const share = SHARES[statistic]
  if (sorted.length === 0) return null
  if (share !== undefined) return quantile(sorted, share)
  if (statistic === 'min') return sorted[0]!
  if (statistic === 'max') return sorted.at(-1)!
  let sum = 0
  for (let i = 0; i < sorted.length; i++) sum += sorted[i]!
  return sum / sorted.length
}

/** Between the two nearest values, in proportion (the definition of spreadsheets). `sorted` is not empty. */
export function quantile(sorted: Sorted, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

/** Share of the values below, with half of those that are equal: 0.5 for the middle one. Null without values. */
export function midRank(values: Sorted, value: number): number | null {
  if (values.length === 0) return null
  let [lower, equal] = [0, 0]
  for (const each of values) {
    if (each < value) lower += 1
    else if (each === value) equal += 1
  }
  return (lower + equal / 2) / values.length
}
