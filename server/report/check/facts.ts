/** What rules may ask of a report that is no cell of it, by the name that formulas give it. */
import type { Agency, Scope } from '../report.ts'
import { mayMakeRules } from './rule-makers.ts'

/** Who reports, as far as it is known. */
export interface Reporter {
  agency: Agency | null
  scope: Scope
}

/** True, false, or null where it is not known. */
export type Fact = (reporter: Reporter) => boolean | null

export const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['agency.makes_rules', ({ agency, scope }) => mayMakeRules(agency, scope)],
  ['report.consolidated', ({ scope }) => scope === 'consolidated'],
])
