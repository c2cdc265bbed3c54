/** The rules in the order in which one reads about them: by what they look at, the gravest first. Pure. */
import type { Rules } from '../../../server/http/contract/reference.ts'
import type { Messages } from '../../messages/zh.ts'
import { SEVERITIES } from '../../view/quality-view.ts'

export type Rule = Rules['rules'][number]
export type Group = keyof Messages['rules']['groups']

/** By the start of the rule's name. */
const GROUPS: readonly (readonly [Group, RegExp])[] = [
  ['tables', /^T\d-/],
  ['values', /^(?:VAL-|M-(?:MISSING|ANNOTATED|UNIT))/],
  ['text', /^N-/],
  ['years', /^XY-/],
  ['agencies', /^XA-/],
  ['document', /^/],
]

export function groupRules(rules: readonly Rule[]): { group: Group; rules: Rule[] }[] {
  const groupOf = ({ id }: Rule) => GROUPS.find(([, start]) => start.test(id))![0]
  return GROUPS.map(([group]) => ({
    group,
    rules: rules
      .filter((rule) => groupOf(rule) === group)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  })).filter((one) => one.rules.length > 0)
}
