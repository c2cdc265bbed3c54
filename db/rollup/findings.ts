/**
 * What one report adds to the counts of findings: a vector of its own, of every report whatever its scope. Reports are
 * counted by which severities they show, so that any choice of severities can be counted without counting one twice.
 */
import type { Scope, Severity } from '../../server/report/report.ts'
import type { Row } from '../schema.ts'
import { addVector, type Vector } from './vector.ts'

/** Bits of a pattern: which severities a report, or one of its rules, shows. */
export const SEVERITY_BIT: Readonly<Record<Severity, number>> = { error: 1, warning: 2, info: 4 }
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
/** Patterns are below this; 0: nothing found. */
export const PATTERNS = 8

/** Reports by the severities that they show. */
export const patternKey = (pattern: number): number => pattern

const CARRIED: Readonly<Record<Row<'carry_over'>['verdict'], number>> = {
  passed: 0,
  failed: 1,
  not_evaluated: 2,
}

/** Reports with a link to the year before, by what became of it. */
export const carriedKey = (verdict: Row<'carry_over'>['verdict']): number => PATTERNS + CARRIED[verdict]

/** Consolidated reports of a region that is known. */
export const CONSOLIDATED = PATTERNS + 3

const RULE_BASE = 16
const RULE_KEYS = 16

/** Reports by the severities that findings of one rule have on them; the pattern is not 0. */
export const rulePatternKey = (rule: number, pattern: number): number =>
  RULE_BASE + rule * RULE_KEYS + pattern

/** Findings of one rule. */
export const foundKey = (rule: number, severity: Severity): number =>
  RULE_BASE + rule * RULE_KEYS + PATTERNS + SEVERITIES.indexOf(severity)

export interface FoundRow {
  report_id: number
  rule: string
  severity: Severity
  n: number
}

export interface FoundReport {
  scope: Scope
  /** What became of what it carries in; null: there is no link. */
  verdict: Row<'carry_over'>['verdict'] | null
}

/**
 * @param found the findings of the report, one row for each rule and severity.
 * @throws RangeError for a rule without a number.
 */
export function foundVector(
  { scope, verdict }: FoundReport,
  region: string | null,
  found: readonly FoundRow[],
  numbers: ReadonlyMap<string, number>,
): Vector {
  const vector: Vector = new Map()
  const patterns = new Map<number, number>()
  let pattern = 0
  for (const { rule, severity, n } of found) {
    const number = numbers.get(rule)
    if (number === undefined) throw new RangeError(`No rule is called ${rule}`)
    addVector(vector, new Map([[foundKey(number, severity), n]]))
    patterns.set(number, (patterns.get(number) ?? 0) | SEVERITY_BIT[severity])
    pattern |= SEVERITY_BIT[severity]
  }
  for (const [rule, shown] of patterns) vector.set(rulePatternKey(rule, shown), 1)
  vector.set(patternKey(pattern), 1)
  if (verdict !== null) vector.set(carriedKey(verdict), 1)
  if (scope === 'consolidated' && region !== null) vector.set(CONSOLIDATED, 1)
  return vector
}
