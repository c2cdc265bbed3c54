/**
 * Rules over one report: identities of the statutory tables, values, narrative against tables, structure. Rules that
 * need a second year are not asked here.
 */
import type { Notice } from '../parse/extraction.ts'
import type { Agency, Cell, Claim, Finding, Form, Scope } from '../report.ts'
import { CellTable, keyOf } from './cells.ts'
import { findBrokenRules } from './identities.ts'
import { instancesOf, type Instance } from './instances.ts'
import { findingOfNotice } from './notices.ts'
import { rules } from './rule.ts'
import { mayMakeRules } from './rule-makers.ts'
import { findContradictions } from './statements.ts'
import { findCellProblems } from './values.ts'

export interface Subject {
  form: Form
  year: number | null
  scope: Scope
  agency: Agency | null
  cells: Cell[]
  claims: Claim[]
}

const positions = new Map(rules.map(({ id }, position) => [id, position]))
const statementRules = rules.filter(({ claims }) => claims !== undefined)

/** Every rule that does not hold, in the order of the rule table. */
export function check(subject: Subject, notices: Notice[]): Finding[] {
  const noticed = notices.map(findingOfNotice)
  /** A cell that a notice names is not reported again under the same rule. */
  const named = new Set(noticed.flatMap(({ rule, cells }) => cells.map((cell) => `${rule} ${keyOf(cell)}`)))
  const findings = [
    ...findBrokenRules(evaluateRules(subject)),
    ...findCellProblems(subject.cells, (rule, cell) => named.has(`${rule} ${keyOf(cell)}`)),
    ...findContradictions(subject.claims, new CellTable(subject.cells), statementRules),
    ...noticed,
  ]
  const position = ({ rule }: Finding) => positions.get(rule) ?? positions.size
  return findings.sort((a, b) => position(a) - position(b))
}

/** Each rule on each of its instances, also those that hold and those that a blank leaves open. */
export function evaluateRules({ form, cells, agency, scope }: Subject): Instance[] {
  const table = new CellTable(cells)
  const facts = { 'agency.makes_rules': mayMakeRules(agency, scope) }
  return rules.flatMap((rule) => instancesOf(rule, form, table, facts))
}
