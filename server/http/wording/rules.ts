/** The rule table as the API tells it: each rule with its reason, its sources and its examples. */
import { leftOut, ruleNotes, ruleSources, type ExampleCase } from '../../report/check/rule-notes.ts'
import type { RuleExample, Rules } from '../contract/reference.ts'

type Told = Omit<Rules['rules'][number], 'why' | 'sources' | 'cases'>

/** The agency of examples that name none. */
const AGENCY = '沈阳市房产局'
const YEAR = 2020

export function presentRules(rules: readonly Told[]): Rules {
  return { rules: rules.map(presentRule), leftOut: [...leftOut] }
}

/** A rule of an older version of the table has lost its note, and only findings of old reports speak of it. */
function presentRule(rule: Told): Rules['rules'][number] {
  const note = ruleNotes[rule.id]
  return {
    ...rule,
    why: note?.why ?? rule.label,
    sources: note?.sources.map((key) => ruleSources[key]!) ?? [],
    cases: note?.example
      ? { holds: presentCase(note.example.holds), fails: presentCase(note.example.fails) }
      : null,
  }
}

function presentCase(example: ExampleCase): RuleExample {
  const { year = YEAR, agency = AGENCY, values = {}, print = [], cut = [] } = example
  const { say = null, before = null, after = null, document = null } = example
  return { year, agency, values, say, print, cut, before, after, document }
}
