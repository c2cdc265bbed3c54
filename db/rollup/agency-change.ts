/** What became of an agency between two looks at it: only the years that came out differently. */
import {
  rolledYear,
  standingOf,
  type AgencyState,
  type Outline,
  type OutlinedYear,
  type RolledYear,
  type Standing,
} from './agency-state.ts'
import type { RolledFact } from './contribution.ts'
import type { Rules } from './rules.ts'
import { isSameVector } from './vector.ts'

/** What was known of an agency when it was first touched. */
export interface Touched {
  before: Outline | null
  /** The facts of reports that get others, by number. */
  facts: Map<number, RolledFact[]>
}

export interface AgencyChange {
  /** With the years that changed. */
  before: AgencyState | null
  after: AgencyState | null
  /** What it was and is known by, where that changed. */
  was: Standing | null
  is: Standing | null
}

/** Who speaks for the region may be another than before. */
export function maySpeak({ before, after }: AgencyChange, region: string): boolean {
  if ((after ?? before)?.region !== region) return false
  if (before?.sector !== after?.sector || before?.level !== after?.level) return true
  return [before, after].some((state) => [...(state?.years.values() ?? [])].some(({ own }) => !own))
}

/** Years that are as they were are left out of both; null when nothing is different. */
export function changeOf(
  { before, facts }: Touched,
  after: Outline | null,
  factsOf: (report: number) => RolledFact[],
  rules: Rules,
): AgencyChange | null {
  if (!before && !after) return null
  const moved = !before || !after || before.sector !== after.sector || before.level !== after.level
  const was = new Map<number, RolledYear>()
  const is = new Map<number, RolledYear>()
  for (const year of new Set([...(before?.years.keys() ?? []), ...(after?.years.keys() ?? [])])) {
    const [old, now] = [before?.years.get(year), after?.years.get(year)]
    const kept = old && facts.get(old.id)
    if (old && now && !moved && !kept && isSameOutline(old, now)) continue
    const present = now ? factsOf(now.id) : []
    if (old && !kept && now?.id !== old.id) throw new Error(`Report ${old.id} went without being touched`)
    const oldYear = before && old && rolledYear(before, old, kept ?? present, rules)
    const newYear = after && now && rolledYear(after, now, present, rules)
    if (oldYear && newYear && !moved && isSameYear(oldYear, newYear)) continue
    if (oldYear) was.set(year, oldYear)
    if (newYear) is.set(year, newYear)
  }
  if (was.size === 0 && is.size === 0 && !moved) return null
  const change = { before: before && { ...before, years: was }, after: after && { ...after, years: is } }
  const [stood, stands] = [standingOf(before), standingOf(after)]
  return !moved && isSameStanding(stood, stands)
    ? { ...change, was: null, is: null }
    : { ...change, was: stood, is: stands }
}

/** Nothing that the figures do not say is different. */
function isSameOutline(a: OutlinedYear, b: OutlinedYear): boolean {
  return (
    a.id === b.id &&
    a.own === b.own &&
    a.failed === b.failed &&
    a.report.errors === b.report.errors &&
    a.report.missing === b.report.missing &&
    a.report.form === b.report.form &&
    a.report.published === b.report.published &&
    isSameVector(a.found, b.found)
  )
}

function isSameYear(a: RolledYear, b: RolledYear): boolean {
  return (
    a.id === b.id &&
    a.own === b.own &&
    a.clean === b.clean &&
    isSameVector(a.vector, b.vector) &&
    isSameVector(a.found, b.found)
  )
}

const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.own === b.own && a.consolidated === b.consolidated && a.unspoken === b.unspoken && a.any === b.any

/** Innermost first does not matter: each change goes all the way up. */
export function regionsOf(changes: readonly AgencyChange[]): Set<string> {
  return new Set(changes.flatMap(({ before, after }) => [before?.region ?? [], after?.region ?? []].flat()))
}
