/** The rule table: one row a rule, from data; a rule that is arithmetic carries it in `formula`. */
import type { Form, Severity } from '../report.ts'
import reportRules from '../../../db/reference/rules.json' with { type: 'json' }
import acrossRules from '../tables/across-rules.json' with { type: 'json' }
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
  /**
   * Where the rule has anything to say: an expression like the formula's, of the same instances. Where it is false the
   * instance is not applicable, where a blank leaves it open it is not evaluated.
   */
  when?: string
  /**
   * Rules that say more: this one follows from each of them, and is asked only of instances where a blank leaves them
   * open. Where they can be evaluated it would tell the same again.
   */
  behind?: string[]
  /** Another formula where the report prints this indicator. */
  instead?: { present: string; formula: string }
  /** The rule compares statements of the narrative on these codes (`outcome.*`: all below) with the tables. */
  claims?: { codes: string[]; applicant?: 'total' | 'type'; value?: number }
  /** What it compares the report with, besides the report itself: it cannot be asked of one report alone. */
  needs?: 'year_before' | 'years' | 'agencies'
}

export const rules = [...reportRules, ...readingRules, ...acrossRules] as Rule[]

/** Rules by id, in their order. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
