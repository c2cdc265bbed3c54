/** Rules that are arithmetic: each rule over each of its instances, with the cells it looked at. */
import { APPLICANTS, type Applicant, type Cell, type CellRef, type Form } from '../report.ts'
import { operand, type CellTable } from './cells.ts'
import { evaluate, parseExpression, references, type Expression, type Value } from './expression.ts'
import type { Rule } from './rule.ts'

export type Verdict = 'passed' | 'failed' | 'not_evaluated'

export interface Instance {
  rule: Rule
  verdict: Verdict
  expression: Expression
  /** Every cell that the expression names, in its order, once. */
  cells: Cell[]
  /** How the expression's references read in this instance. */
  lookup: (code: string, applicant: string | null) => Value
  resolve: (code: string, applicant: string | null) => Cell | undefined
}

/** What rules may ask that is no cell. */
export type Facts = Readonly<Record<string, boolean | null>>

interface Place {
  prefix?: string
  row?: string
  applicant?: Applicant
}

const parsed = new Map<string, Expression>()
function expressionOf(formula: string): Expression {
  const known = parsed.get(formula) ?? parseExpression(formula)
  parsed.set(formula, known)
  return known
}

/** All instances of a rule on one report; none when the rule is not of this form or not arithmetic. */
export function instancesOf(rule: Rule, form: Form, table: CellTable, facts: Facts): Instance[] {
  if (rule.each === undefined || !rule.templates.includes(form)) return []
  const { instead } = rule
  const expression = expressionOf(instead && table.prints(instead.present) ? instead.formula : rule.formula)
  return placesOf(rule.each, table).map((place) => instanceAt(rule, expression, place, table, facts))
}

function placesOf(each: NonNullable<Rule['each']>, table: CellTable): Place[] {
  if (each === 'report') return [{}]
  if (each === 'applicant') return APPLICANTS.map((applicant) => ({ applicant }))
  if (each === 'row') return table.rows().map((row) => ({ row }))
  return each.map((prefix) => ({ prefix }))
}

function instanceAt(
  rule: Rule,
  expression: Expression,
  place: Place,
  table: CellTable,
  facts: Facts,
): Instance {
  const resolve = (code: string, applicant: string | null): Cell | undefined => {
    const column = (applicant ?? place.applicant) as Applicant | undefined
    if (code === 'row' && place.row !== undefined) return table.get(place.row, column)
    if (place.prefix !== undefined && !code.includes('.')) return table.get(`${place.prefix}.${code}`)
    return table.get(code, column)
  }
  const lookup = (code: string, applicant: string | null): Value =>
    code in facts ? (facts[code] ?? null) : operand(resolve(code, applicant))
  const cells = references(expression)
    .filter(({ code }) => !(code in facts))
    .map(({ code, applicant }) => resolve(code, applicant))
    .filter((cell) => cell !== undefined)
  const value = evaluate(expression, lookup)
  const blank =
    value === null ||
    references(expression).some(({ code, applicant }) => !(code in facts) && lookup(code, applicant) === null)
  const verdict = value === false ? 'failed' : blank ? 'not_evaluated' : 'passed'
  return { rule, verdict, expression, cells: [...new Set(cells)], lookup, resolve }
}

/** An instance that is an equation between sums, as `Σ coefficient × cell = 0`, with what is left over. */
export interface Equation {
  instance: Instance
  coefficients: ReadonlyMap<Cell, number>
  residual: number
}

/** Null when the rule is no equation between sums of cells, or a cell of it holds no number. */
export function equationOf(instance: Instance): Equation | null {
  const { expression, verdict } = instance
  if (expression.kind !== 'compare' || expression.op !== '=' || verdict === 'not_evaluated') return null
  const coefficients = new Map<Cell, number>()
  let residual = 0
  function collect(of: Expression, sign: number): boolean {
    if (of.kind === 'sum') return of.terms.every((term) => collect(term.of, sign * term.sign))
    if (of.kind !== 'ref') return false
    const cell = instance.resolve(of.code, of.applicant)
    if (!cell) return false
    coefficients.set(cell, (coefficients.get(cell) ?? 0) + sign)
    residual += sign * (operand(cell) ?? 0)
    return true
  }
  const linear = collect(expression.left, 1) && collect(expression.right, -1)
  return linear ? { instance, coefficients, residual } : null
}

export const refsOf = (cells: readonly Cell[]): CellRef[] =>
  cells.map(({ code, applicant }) => (applicant === undefined ? { code } : { code, applicant }))
