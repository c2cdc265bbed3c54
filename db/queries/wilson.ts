export interface Interval {
  low: number
  high: number
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054

/**
 * Wilson's score interval of a share. Null when the counts are not those of a share (more hits than trials, or
 * no trial): such reports do not add up, and an interval would pretend that they do.
 */
export function wilsonInterval(hits: number, trials: number): Interval | null {
  if (trials <= 0 || hits < 0 || hits > trials) return null
  const share = hits / trials
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials * trials))
  const scale = 1 + (Z * Z) / trials
  const middle = share + (Z * Z) / (2 * trials)
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: hits === trials ? 1 : Math.min(1, (middle + spread) / scale),
  }
}
