/** Repeatable choices: the same seed makes the same mutants on any machine. */
export interface Random {
  /** A whole number from 0 to `below` - 1; 0 when there is nothing to choose. */
  below: (below: number) => number
  /** @throws RangeError for an empty list. */
  of: <T>(list: readonly T[]) => T
}

/** Mulberry32: short, and good enough to spread mutants. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => (limit <= 0 ? 0 : Math.floor(next() * limit))
  return {
    below,
    of: (list) => {
      const chosen = list[below(list.length)]
      if (chosen === undefined) throw new RangeError('Nothing to choose from')
      return chosen
    },
  }
}
