/** What a sentence or a scale needs to know of a set of values. Pure; nothing here is estimated from a sample. */

/** Linear between the two nearest ranks (the method of R's type 7). Null for no values. */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]!
  const high = sorted[Math.ceil(at)]!
  return low + (high - low) * (at - Math.floor(at))
}

export interface Quartiles {
  low: number
  median: number
  high: number
  count: number
}

export function quartilesOf(values: readonly number[]): Quartiles | null {
  const sorted = [...values].sort((a, b) => a - b)
  const median = quantile(sorted, 0.5)
  if (median === null) return null
  return { low: quantile(sorted, 0.25)!, median, high: quantile(sorted, 0.75)!, count: sorted.length }
}

/** Ranks from 1, ties sharing the middle of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Array<number>(values.length).fill(0)
  for (let start = 0; start < order.length;) {
    let end = start
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++
    for (let at = start; at <= end; at++) ranks[order[at]!] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranks
}

/** Spearman's rank correlation, −1 to 1; null where one side does not vary or there are fewer than three pairs. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null
  const x = ranksOf(pairs.map(([one]) => one))
  const y = ranksOf(pairs.map(([, two]) => two))
  const middle = (pairs.length + 1) / 2
  let both = 0
  let left = 0
  let right = 0
  for (let index = 0; index < pairs.length; index++) {
    const [a, b] = [x[index]! - middle, y[index]! - middle]
    both += a * b
    left += a * a
    right += b * b
  }
  return left === 0 || right === 0 ? null : both / Math.sqrt(left * right)
}

/** Most steps of a sequential scale that can be told apart. */
export const MAX_STEPS = 7

/**
 * Upper limits of classes that hold about as many values each, without the last, which is open. Equal values are
 * never parted, so few distinct values make few classes.
 */
export function quantileLimits(values: readonly number[], steps = MAX_STEPS): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const distinct = new Set(sorted).size
  const wanted = Math.min(steps, distinct)
  const limits = new Set<number>()
  for (let step = 1; step < wanted; step++) {
    const limit = sorted[Math.ceil((sorted.length * step) / wanted) - 1]!
    if (limit < sorted[sorted.length - 1]!) limits.add(limit)
  }
  return [...limits]
}

/** Index of the class of a value. */
export function stepOf(value: number, limits: readonly number[]): number {
  const at = limits.findIndex((limit) => value <= limit)
  return at < 0 ? limits.length : at
}
