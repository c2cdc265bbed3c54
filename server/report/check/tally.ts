/** What became of every rule of the table on one report: also of those that hold, and of those that could not be asked. */
import type { ParsedReport, Severity } from '../report.ts'
import type { AcrossYears } from './across-years.ts'
import { evaluateRules } from './check.ts'
import { rules, type Rule } from './rule.ts'

export type RuleOutcome = 'passed' | 'failed' | 'not_evaluated' | 'not_applicable'

export interface RuleTally {
  rule: string
  severity: Severity
  outcome: RuleOutcome
  label: { zh: string; en: string }
  /** Instances of an arithmetic rule: a column, a row, a group; null for rules that look at the report as a whole. */
  instances: { passed: number; failed: number; notEvaluated: number } | null
}

type Read = Exclude<ParsedReport, { status: 'refused' }>

/**
 * A rule fails when any instance of it does; it passes when every instance could be evaluated and holds.
 * @param across the comparison with the year before; null when that is not known.
 */
export function tallyRules(report: Read, across: AcrossYears | null): RuleTally[] {
  const counts = countInstances(report, across)
  const broken = new Set([...report.findings, ...(across?.findings ?? [])].map(({ rule }) => rule))
  const claimed = report.claims.length > 0
  return rules.flatMap((rule): RuleTally[] => {
    // Rules about documents that are refused: this one was read.
    if (!rule.templates.some((form) => form === '2019' || form === '2021')) return []
    const instances = counts.get(rule.id) ?? null
    const { id, severity, message_zh: zh, message_en: en } = rule
    const outcome = broken.has(id) ? 'failed' : outcomeOf(rule, report, instances, across, claimed)
    return [{ rule: id, severity, outcome, label: { zh, en }, instances }]
  })
}

function outcomeOf(
  rule: Rule,
  report: Read,
  instances: RuleTally['instances'],
  across: AcrossYears | null,
  claimed: boolean,
): RuleOutcome {
  if (!rule.templates.includes(report.form)) return 'not_applicable'
  if (instances) {
    if (instances.failed > 0) return 'failed'
    return instances.notEvaluated > 0 ? 'not_evaluated' : 'passed'
  }
  if (rule.id.startsWith('XY-')) return across ? 'not_applicable' : 'not_evaluated'
  if (rule.each !== undefined) return 'not_applicable'
  if (rule.claims) return claimed ? 'passed' : 'not_applicable'
  return 'passed'
}

function countInstances(report: Read, across: AcrossYears | null) {
  const counts = new Map<string, { passed: number; failed: number; notEvaluated: number }>()
  const add = (rule: string, verdict: string): void => {
    let count = counts.get(rule)
    if (!count) counts.set(rule, (count = { passed: 0, failed: 0, notEvaluated: 0 }))
    if (verdict === 'passed') count.passed++
    else if (verdict === 'failed') count.failed++
    else if (verdict === 'not_evaluated') count.notEvaluated++
  }
  for (const { rule, verdict } of evaluateRules(report)) add(rule.id, verdict)
  for (const { rule, verdict } of across?.comparisons ?? []) add(rule, verdict)
  return counts
}
