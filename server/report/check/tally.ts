/** What became of every rule of the table on one report: also of those that hold, and of those that could not be asked. */
import type { ParsedReport, Severity } from '../report.ts'
import type { AcrossYears } from './across-years.ts'
import { CellTable } from './cells.ts'
import { evaluateAll } from './instances.ts'
import type { Verdict } from './program.ts'
import { rules, type Rule } from './rule.ts'
import { judgeClaims } from './statements.ts'
import { judgeCells } from './values.ts'

export type RuleOutcome = Verdict

/** How many instances of a rule (columns, rows, groups, claims, cells) came to what. */
export interface InstanceCounts {
  passed: number
  failed: number
  notEvaluated: number
  notApplicable: number
}

export interface RuleTally {
  rule: string
  severity: Severity
  outcome: RuleOutcome
  label: { zh: string; en: string }
  /** Null for rules that look at the report as a whole, and for rules that had no instance on it. */
  instances: InstanceCounts | null
}

type Read = Exclude<ParsedReport, { status: 'refused' }>

/**
 * A rule fails when any instance of it does, and is not evaluated when a blank leaves any open; it passes when every
 * instance to which it applies holds, and is not applicable when there is none.
 * @param across the comparison with the year before; null when that is not known.
 */
export function tallyRules(report: Read, across: AcrossYears | null): RuleTally[] {
  const counts = countInstances(report, across)
  const broken = new Set([...report.findings, ...(across?.findings ?? [])].map(({ rule }) => rule))
  return rules.flatMap((rule): RuleTally[] => {
    // Rules about documents that are refused: this one was read.
    if (!rule.templates.some((form) => form === '2019' || form === '2021')) return []
    const instances = counts.get(rule.id) ?? null
    const { id, severity, message_zh: zh, message_en: en } = rule
    const outcome = broken.has(id) ? 'failed' : outcomeOf(rule, report, instances, across)
    return [{ rule: id, severity, outcome, label: { zh, en }, instances }]
  })
}

function outcomeOf(
  rule: Rule,
  report: Read,
  instances: InstanceCounts | null,
  across: AcrossYears | null,
): RuleOutcome {
  if (!rule.templates.includes(report.form)) return 'not_applicable'
  if (instances) {
    if (instances.failed > 0) return 'failed'
    if (instances.notEvaluated > 0) return 'not_evaluated'
    return instances.passed > 0 ? 'passed' : 'not_applicable'
  }
  // A year before that is not known might break them; one whose form they do not join cannot.
  if (rule.needs && rule.needs !== 'year_before') return 'not_evaluated'
  if (rule.needs) return across ? 'passed' : 'not_evaluated'
  if (rule.id.startsWith('XY-')) return across ? 'not_applicable' : 'not_evaluated'
  // No place of the report, no statement of its text, that they are about.
  return rule.each !== undefined || rule.claims ? 'not_applicable' : 'passed'
}

const COUNTED: Readonly<Record<Verdict, keyof InstanceCounts>> = {
  passed: 'passed',
  failed: 'failed',
  not_evaluated: 'notEvaluated',
  not_applicable: 'notApplicable',
}

function countInstances(report: Read, across: AcrossYears | null): ReadonlyMap<string, InstanceCounts> {
  const counts = new Map<string, InstanceCounts>()
  const add = (rule: string, verdict: Verdict): void => {
    let count = counts.get(rule)
    if (!count) counts.set(rule, (count = { passed: 0, failed: 0, notEvaluated: 0, notApplicable: 0 }))
    count[COUNTED[verdict]]++
  }
  const table = new CellTable(report.cells)
  const { program, verdicts } = evaluateAll(table, report.form, report)
  for (const [i, { rule }] of program.instances.entries()) add(rule.id, verdicts[i]!)
  for (const { rule, verdict } of judgeClaims(report.claims, table)) add(rule.id, verdict)
  for (const { rule, verdict } of judgeCells(report.cells)) add(rule, verdict)
  for (const { rule, verdict } of across?.comparisons ?? []) add(rule, verdict)
  return counts
}
