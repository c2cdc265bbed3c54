/** The rule table: one row a rule, from data; a rule that is arithmetic carries it in `formula`. */
import type { Form, Severity } from '../report.ts'
import reportRules from '../../../db/reference/rules.json' with { type: 'json' }
import readingRules from '../tables/reading-rules.json' with { type: 'json' }

export interface Rule {
  id: string
  severity: Severity
  templates: (Form | 'none')[]
  scope: string
  formula: string
  message_zh: string
  message_en: string
  note?: string
  /**
   * The rule is an expression (see expression.ts), evaluated once for each of these: the columns of table 3, its
   * rows, the report, or groups of indicators, whose name goes in front of the short codes of the formula.
   */
  each?: 'applicant' | 'row' | 'report' | string[]
  /** Another formula where the report prints this indicator. */
  instead?: { present: string; formula: string }
  /** The rule compares statements of the narrative on these codes (`outcome.*`: all below) with the tables. */
  claims?: { codes: string[]; applicant?: 'total' | 'type'; value?: number }
}

export const rules = [...reportRules, ...readingRules] as Rule[]

/** Rules by id, in their order. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
