/** Draws from the distributions that counts of requests, decisions and sums follow. */
import type { Random } from '../../fuzz/random.ts'

const FINE = 2 ** 30

/** Between 0 and 1, never either. */
export const share = (random: Random): number => (random.below(FINE) + 0.5) / FINE

export const chance = (random: Random, probability: number): boolean => share(random) < probability

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(share(random))) * Math.cos(2 * Math.PI * share(random))
}

/** Log-normal: half of the draws are below `median`, and some far above. */
export const tail = (random: Random, median: number, spread: number): number =>
  median * Math.exp(spread * normal(random))

/** A count around `mean`. */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = share(random); product > limit; product *= share(random)) count++
  return count
}

/** `count` things over as many places as there are weights. */
export function split(random: Random, count: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = weights.map(() => 0)
  for (let thing = 0; thing < count; thing++) {
    let left = share(random) * all
    const at = weights.findIndex((weight) => (left -= weight) < 0)
    parts[at < 0 ? 0 : at]!++
  }
  return parts
}
