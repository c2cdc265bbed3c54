/** Up and down through a list of controls with the arrow keys, from the field that searches it. */

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Where a key leads in a list; null: it is not ours, or leaves the list for the field above it.
 * @param from place of the entry that has the focus; -1: the field
 */
export function nextEntry(key: string, from: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'Home' && from >= 0) return 0
  if (key === 'End' && from >= 0) return count - 1
  const step = STEPS[key]
  if (step === undefined || (from < 0 && step < 0)) return null
  return Math.max(-1, Math.min(count - 1, from + step))
}
