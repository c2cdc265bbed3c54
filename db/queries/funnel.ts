/** Whether a share stands apart from a pooled one, by the limits of a funnel plot. */
import { Z_95, Z_998, type Interval } from './wilson.ts'

/** `no`: within what chance alone does to so few cases. */
export type Apart = 'no' | '95' | '99.8'

/**
 * Where a share of `trials` cases lies if nothing but chance parts it from the pooled one. These limits leave out
 * exactly the shares whose own Wilson interval leaves out the pooled one.
 */
export function funnelLimits(pooled: number, trials: number, z: number): Interval | null {
  if (trials <= 0 || pooled < 0 || pooled > 1) return null
  const spread = z * Math.sqrt((pooled * (1 - pooled)) / trials)
  return { low: Math.max(0, pooled - spread), high: Math.min(1, pooled + spread) }
}

/** Null where either is no share. */
export function apartFrom(pooled: number, hits: number, trials: number): Apart | null {
  const narrow = funnelLimits(pooled, trials, Z_95)
  const wide = funnelLimits(pooled, trials, Z_998)
  if (!narrow || !wide || hits < 0 || hits > trials) return null
  const share = hits / trials
  if (share < wide.low || share > wide.high) return '99.8'
  return share < narrow.low || share > narrow.high ? '95' : 'no'
}
