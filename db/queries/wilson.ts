export interface Interval {
  low: number
  high: number
}

/** Two-sided quantiles of the normal distribution: 95 %, and the 99.8 % of funnel plots. */
export const Z_95 = 1.959963984540054
export const Z_998 = 3.090232306167813

/**
 * Wilson's score interval of a share. Null when the counts are not those of a share (more hits than trials, or
 * no trial): such reports do not add up, and an interval would pretend that they do.
 */
export function wilsonInterval(hits: number, trials: number, z: number = Z_95): Interval | null {
  if (trials <= 0 || hits < 0 || hits > trials) return null
  const share = hits / trials
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  const middle = share + (z * z) / (2 * trials)
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: hits === trials ? 1 : Math.min(1, (middle + spread) / scale),
  }
}

/**
 * Newcombe's hybrid score interval of the difference of two independent shares, `a` less `b`. Null when either has
 * no interval of its own.
 */
export function differenceInterval(
  a: { hits: number; trials: number },
  b: { hits: number; trials: number },
): Interval | null {
  const first = wilsonInterval(a.hits, a.trials)
  const second = wilsonInterval(b.hits, b.trials)
  if (!first || !second) return null
  const [p, q] = [a.hits / a.trials, b.hits / b.trials]
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  }
}
