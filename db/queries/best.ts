/** The first of many in an order, without keeping the rest. */
export interface Best<T> {
  add: (item: T) => void
  /** In order. */
  items: () => T[]
}

/** Items beyond the limit that are kept before the order is looked at again. */
const SPARE = 256

/** @param limit how many; infinite: all, in order. */
export function keepBest<T>(limit: number, compare: (a: T, b: T) => number): Best<T> {
  const kept: T[] = []
  /** The last that there is room for, once there are enough. */
  let bound: T | undefined
  const trim = (): void => {
    kept.sort(compare)
    if (kept.length < limit) return
    kept.length = limit
    bound = kept.at(-1)
  }
  return {
    add: (item) => {
      if (bound !== undefined && compare(item, bound) > 0) return
      kept.push(item)
      if (kept.length >= 2 * limit + SPARE) trim()
    },
    items: () => {
      trim()
      return kept
    },
  }
}
