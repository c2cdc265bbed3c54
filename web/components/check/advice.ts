/** What a clerk can do about a finding: by its rule, else by the family that the rule's name begins with. Pure. */
import type { Messages } from '../../messages/zh.ts'

export type Advice = keyof Messages['check']['advice']

/** The first line that the rule's name begins with; longer names stand before shorter ones. */
const ADVICE: readonly (readonly [string, Advice])[] = [
  ['T0-', 'zeros'],
  ['T3-BALANCE', 'balance'],
  ['T3-OVER-LOAD', 'balance'],
  ['T3-OVER-ROW', 'across'],
  ['T3-ROW', 'across'],
  ['T3-', 'sum'],
  ['T4-', 'legal'],
  ['T2-', 'proactive'],
  ['XY-COPY', 'copied'],
  ['XA-COPY', 'copied'],
  ['XY-UNIT', 'unit'],
  ['XY-DIGIT', 'jump'],
  ['XY-JUMP', 'jump'],
  ['XY-SCOPE', 'scope'],
  ['XY-', 'carry'],
  ['N-SUM', 'narrativeSum'],
  ['N-CONTAMINATED', 'other'],
  ['N-', 'narrative'],
  ['VAL-', 'count'],
  ['M-MISSING', 'missing'],
  ['M-UNIT', 'unit'],
  ['M-ANNOTATED', 'annotated'],
  ['M-AGENCY', 'identity'],
  ['M-YEAR', 'identity'],
  ['M-TEMPLATE-YEAR', 'identity'],
  ['M-', 'layout'],
]

export function adviceFor(rule: string): Advice {
  return ADVICE.find(([start]) => rule.startsWith(start))?.[1] ?? 'other'
}

export type Sides = keyof Messages['check']['sides']

/** What the two figures of a finding are, by its rule: a sum and its parts, the text and the table, two years. */
const SIDES: readonly (readonly [string, Sides])[] = [
  ['T3-BALANCE', 'balance'],
  ['T3-', 'sum'],
  ['T4-', 'sum'],
  ['N-SUM', 'sum'],
  ['N-', 'text'],
  ['XY-', 'years'],
]

export function sidesOf(rule: string): Sides {
  return SIDES.find(([start]) => rule.startsWith(start))?.[1] ?? 'plain'
}
