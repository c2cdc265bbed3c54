/**
 * Cells printed blank that can only be 0: an identity of counts whose one side is known and already reached by what
 * is printed on the other leaves nothing for the blanks. The deduction stays visible as `inferred_zero`, and is not
 * made where another identity contradicts it.
 */
import { evaluate, type Identity } from './identities.ts'
import type { CellReadings } from './cell-readings.ts'

export function inferZeros(cells: CellReadings, identities: readonly Identity[]): void {
  const value = (key: string) => {
    const cell = cells.get(key)
    return cell === undefined || cell.state === 'approximate' ? null : cell.value
  }
  if (!cells.someIs('missing')) return
  const touching = identitiesTouching(identities)
  for (let progress = true; progress;) {
    progress = false
    for (const identity of identities) {
      const { verdict, open } = evaluate(identity, value)
      if (verdict !== 'rest_is_zero') continue
      for (const key of open) {
        const cell = cells.get(key)
        if (cell?.state !== 'missing' || cell.raw !== '' || !fits(key)) continue
        cells.set(key, { ...cell, value: 0, state: 'inferred_zero' })
        progress = true
      }
    }
  }

  function fits(key: string): boolean {
    return (touching.get(key) ?? []).every(
      (identity) => evaluate(identity, (other) => (other === key ? 0 : value(other))).verdict !== 'fails',
    )
  }
}

const touchingOf = new WeakMap<readonly Identity[], ReadonlyMap<string, readonly Identity[]>>()

/** By cell: the identities that it stands in. The same few lists of identities serve all reports. */
function identitiesTouching(identities: readonly Identity[]): ReadonlyMap<string, readonly Identity[]> {
  const known = touchingOf.get(identities)
  if (known) return known
  const touching = new Map<string, Identity[]>()
  for (const identity of identities)
    for (const key of [...identity.left, ...identity.right]) {
      const own = touching.get(key)
      if (own) own.push(identity)
      else touching.set(key, [identity])
    }
  touchingOf.set(identities, touching)
  return touching
}
