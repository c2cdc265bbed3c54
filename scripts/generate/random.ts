/** Repeatable chance: whatever bears the same name under the same number comes out the same, on any machine. */

export interface Chance {
  /** From 0 up to, but not including, 1. */
  next: () => number
  /** A whole number below `limit`. */
  below: (limit: number) => number
  /** True in this share of cases. */
  happens: (share: number) => boolean
  /** Around 1, never negative; `spread` is the standard deviation of its logarithm. */
  factor: (spread: number) => number
  /** A number of events of which `mean` are expected. */
  count: (mean: number) => number
  /** How many of `n` meet a chance of `share`. */
  among: (n: number, share: number) => number
}

/** sfc32 from a hash of the name. */
export function chanceOf(seed: number, name: string): Chance {
  let [a, b, c, d] = hash(`${seed}|${name}`)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const count = (mean: number): number => {
    if (mean <= 0) return 0
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let events = 0
    for (let left = next(), p = Math.exp(-mean), sum = p; left > sum && events < 200;) {
      events += 1
      p *= mean / events
      sum += p
    }
    return events
  }
  const among = (n: number, share: number): number => {
    if (n <= 0 || share <= 0) return 0
    if (n > 40) {
      const spread = Math.sqrt(n * share * (1 - share))
      return Math.min(n, Math.max(0, Math.round(n * share + spread * normal())))
    }
    let hits = 0
    for (let i = 0; i < n; i++) if (next() < share) hits += 1
    return hits
  }
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    happens: (share) => next() < share,
    factor: (spread) => Math.exp(spread * normal()),
    count,
    among,
  }
}

/** FNV-1a, four times over with other beginnings. */
function hash(text: string): [number, number, number, number] {
  const start = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x85ebca6b] as const
  const one = (from: number): number => {
    let h = from
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    return h | 0
  }
  return [one(start[0]), one(start[1]), one(start[2]), one(start[3])]
}

/** Shares `n` out by weights: what is expected of each, and the rest by chance. */
export function shareOut(chance: Chance, n: number, weights: readonly number[]): number[] {
  const shares = weights.map(() => 0)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = n
  if (n > 40) {
    weights.forEach((weight, i) => {
      shares[i] = Math.floor((n * weight) / whole)
      left -= shares[i]!
    })
  }
  for (; left > 0; left--) {
    let at = chance.next() * whole
    let i = 0
    while (i < weights.length - 1 && (at -= weights[i]!) >= 0) i += 1
    shares[i]! += 1
  }
  return shares
}
