/** A set of regions of which none lies in another: figures of overlapping regions would be counted once anyway. Pure. */

/** Digits that a region shares with everything in it: 210000 → 21, 210100 → 2101, 210103 → 210103. */
const stem = (adcode: string) => adcode.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1')

export function contains(outer: string, inner: string): boolean {
  return inner.startsWith(stem(outer))
}

/** Adds a region and takes out what lies in it, or what it lies in; takes it out when it is there already. */
export function toggleRegion(chosen: readonly string[], adcode: string): string[] {
  if (chosen.includes(adcode)) return chosen.filter((one) => one !== adcode)
  return [...chosen.filter((one) => !contains(adcode, one) && !contains(one, adcode)), adcode]
}
