/**
 * Which cells are wrong: where failing rows and columns cross, one cell explains both; swapped neighbours and a shifted
 * row explain several at once. The explanation that needs the fewest slips is taken, if it is the only one; otherwise
 * all that could be are named, and none is guessed.
 */
import type { Claim } from '../report.ts'
import { groupsOf, leastCovers, type Cover } from './cover.ts'
import { hypotheses, type Hypothesis } from './hypotheses.ts'
import type { Evaluation } from './instances.ts'
import { System, type Change } from './system.ts'

/** What is known of the slip behind one failing equation. */
export type Explanation =
  | { kind: 'slip'; slip: Hypothesis; inText: boolean }
  /** Each of them alone, with the value given, would do for this equation. */
  | { kind: 'open'; candidates: Change[] }

/** By index of the failing instance; nothing for one that no change of cells can explain. */
export function explain(evaluation: Evaluation, claims: readonly Claim[]): Map<number, Explanation> {
  const system = new System(evaluation)
  const told = new Map<number, Explanation>()
  if (system.failing.length === 0) return told
  const all = hypotheses(system)
  for (const group of groupsOf(system.failing, all)) {
    const within = all.filter(({ mends }) => group.includes(mends[0]!))
    const covers = confirmed(leastCovers(group, within), evaluation, claims)
    for (const index of group) {
      const explanation = explainOne(index, covers, system, claims)
      if (explanation) told.set(index, explanation)
    }
  }
  return told
}

function explainOne(
  index: number,
  covers: readonly Cover[],
  system: System,
  claims: readonly Claim[],
): Explanation | null {
  const options = covers.map((cover) => cover.find(({ mends }) => mends.includes(index)) ?? null)
  const named = [...new Set(options.filter((option) => option !== null))]
  const [slip] = named
  if (slip && named.length === 1 && !options.includes(null)) return { kind: 'slip', slip, inText: false }
  const places = new Set(system.places(index))
  const candidates =
    named.length > 0
      ? named.flatMap(({ changes }) => changes.filter(({ place }) => places.has(place)))
      : aloneIn(index, system)
  const unique = withoutStated(uniqueOf(candidates), system.evaluation, claims)
  const told = named.length > 0 ? [] : unique.filter((change) => isStated(change, system.evaluation, claims))
  const [only] = told
  if (only && told.length === 1) {
    return { kind: 'slip', slip: { kind: 'cell', changes: [only], mends: [index], cost: 1 }, inText: true }
  }
  return unique.length > 0 ? { kind: 'open', candidates: unique } : null
}

/** Cells that stand in no other equation: any of them may be the wrong one. */
function aloneIn(index: number, system: System): Change[] {
  return [...system.places(index)].flatMap((place) => {
    const value = system.around(place).length === 1 ? system.valueFor(place, index) : null
    return value === null ? [] : [{ place, value }]
  })
}

function uniqueOf(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [`${change.place}=${change.value}`, change])).values()]
}

/** A cell that holds what the text states is not the wrong one, as long as another can be. */
function withoutStated(changes: Change[], evaluation: Evaluation, claims: readonly Claim[]): Change[] {
  const doubtful = changes.filter(
    ({ place }) => !isStated({ place, value: evaluation.values[place]! }, evaluation, claims),
  )
  return doubtful.length > 0 ? doubtful : changes
}

/** Where the text states a figure that only some of the ways give the cell, the others are out. */
function confirmed(
  covers: readonly Cover[],
  evaluation: Evaluation,
  claims: readonly Claim[],
): readonly Cover[] {
  if (covers.length < 2) return covers
  const stated = covers.filter((cover) =>
    cover.some(({ changes }) => changes.some((change) => isStated(change, evaluation, claims))),
  )
  return stated.length > 0 ? stated : covers
}

function isStated({ place, value }: Change, { table }: Evaluation, claims: readonly Claim[]): boolean {
  const cell = table.cells[place]!
  return claims.some(
    (claim) =>
      claim.code === cell.code &&
      (claim.applicant ?? 'total') === (cell.applicant ?? 'total') &&
      claim.bound === undefined &&
      claim.value === value,
  )
}
