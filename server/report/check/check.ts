/**
 * Rules over one report: identities of the statutory tables, values, narrative against tables, structure. Rules that
 * need a second year are not asked here.
 */
import type { Notice } from '../parse/extraction.ts'
import type { Agency, Cell, Claim, Finding, Form, Scope } from '../report.ts'
import { CellTable, keyOf } from './cells.ts'
import { findBrokenRules } from './identities.ts'
import { evaluateAll, instancesOf, type Instance } from './instances.ts'
import { findingOfNotice } from './notices.ts'
import { rules } from './rule.ts'
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

/** Every rule that does not hold, in the order of the rule table. */
export function check(subject: Subject, notices: Notice[]): Finding[] {
  const table = new CellTable(subject.cells)
  const noticed = notices.map(findingOfNotice)
  const findings = [
    ...findBrokenRules(evaluateAll(table, subject.form, subject), subject.claims),
    ...findCellProblems(subject.cells, namedBy(noticed)),
    ...findContradictions(subject.claims, table),
    ...noticed,
  ]
  const position = ({ rule }: Finding) => positions.get(rule) ?? positions.size
  return findings.sort((a, b) => position(a) - position(b))
}

/** A cell that a notice names is not reported again under the same rule. */
function namedBy(noticed: readonly Finding[]): (rule: string, cell: Cell) => boolean {
  let named: Set<string> | null = null
  return (rule, cell) => {
    named ??= new Set(noticed.flatMap(({ rule, cells }) => cells.map((ref) => `${rule} ${keyOf(ref)}`)))
    return named.has(`${rule} ${keyOf(cell)}`)
  }
}

/** Each arithmetic rule on each of its instances, also those that hold and those that a blank leaves open. */
export function evaluateRules(subject: Pick<Subject, 'form' | 'cells' | 'agency' | 'scope'>): Instance[] {
  return instancesOf(evaluateAll(new CellTable(subject.cells), subject.form, subject))
}
