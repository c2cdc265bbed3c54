/** The fewest slips that explain what fails: all ways that cost the least. */
import type { Hypothesis } from './hypotheses.ts'

export type Cover = readonly Hypothesis[]

/** An equation that nothing explains is worse than any explanation. */
const UNEXPLAINED = 6
/** More ways than these are no answer, and looking for them no use. */
const MOST_STEPS = 20_000

/**
 * @param equations failing equations.
 * @returns every choice of hypotheses, no two of them about one equation, of least cost; none when there are too many
 *   to look through.
 */
export function leastCovers(equations: readonly number[], all: readonly Hypothesis[]): Cover[] {
  let best = Infinity
  let covers: Cover[] = []
  let steps = 0
  const open = new Set(equations)
  const chosen: Hypothesis[] = []
  function go(cost: number): void {
    if (steps++ > MOST_STEPS || cost > best + 1e-9) return
    const next = equations.find((index) => open.has(index))
    if (next === undefined) {
      if (cost < best - 1e-9) {
        best = cost
        covers = []
      }
      covers.push([...chosen])
      return
    }
    for (const hypothesis of all) {
      if (!hypothesis.mends.includes(next) || !hypothesis.mends.every((index) => open.has(index))) continue
      for (const index of hypothesis.mends) open.delete(index)
      chosen.push(hypothesis)
      go(cost + hypothesis.cost)
      chosen.pop()
      for (const index of hypothesis.mends) open.add(index)
    }
    open.delete(next)
    go(cost + UNEXPLAINED)
    open.add(next)
  }
  go(0)
  return steps > MOST_STEPS ? [] : covers
}

/** Equations that share a hypothesis belong together; each group is decided for itself. */
export function groupsOf(equations: readonly number[], all: readonly Hypothesis[]): number[][] {
  const groups: number[][] = []
  const left = new Set(equations)
  for (const start of equations) {
    if (!left.delete(start)) continue
    const group = [start]
    for (const index of group)
      for (const { mends } of all)
        if (mends.includes(index)) for (const other of mends) if (left.delete(other)) group.push(other)
    groups.push(group)
  }
  return groups
}
