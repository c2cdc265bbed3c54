/** Rules that are arithmetic: each rule over each of its instances, with the cells it looked at. */
import { APPLICANTS, type Applicant, type Cell, type CellRef, type Form } from '../report.ts'
import { operand, type CellTable } from './cells.ts'
import {
  evaluate,
  parseExpression,
  references,
  type Expression,
  type Lookup,
  type Reference,
} from './expression.ts'
import type { Rule } from './rule.ts'

export type Verdict = 'passed' | 'failed' | 'not_evaluated'

export interface Instance {
  rule: Rule
  verdict: Verdict
  expression: Expression
  /** How the expression's references read in this instance. */
  lookup: Lookup
  resolve: (code: string, applicant: string | null) => Cell | undefined
}

/** What rules may ask that is no cell. */
export type Facts = Readonly<Record<string, boolean | null>>

interface Place {
  prefix?: string
  row?: string
  applicant?: Applicant
}

interface Compiled {
  expression: Expression
  references: Reference[]
}

const compiled = new Map<string, Compiled>()
function compile(formula: string): Compiled {
  let known = compiled.get(formula)
  if (!known) {
    const expression = parseExpression(formula)
    compiled.set(formula, (known = { expression, references: references(expression) }))
  }
  return known
}

/** All instances of a rule on one report; none when the rule is not of this form or not arithmetic. */
export function instancesOf(rule: Rule, form: Form, table: CellTable, facts: Facts): Instance[] {
  if (rule.each === undefined || !rule.templates.includes(form)) return []
  const { instead } = rule
  const formula = compile(instead && table.prints(instead.present) ? instead.formula : rule.formula)
  return placesOf(rule.each, table).map((place) => instanceAt(rule, formula, place, table, facts))
}

function placesOf(each: NonNullable<Rule['each']>, table: CellTable): Place[] {
  if (each === 'report') return [{}]
  if (each === 'applicant') return APPLICANTS.map((applicant) => ({ applicant }))
  if (each === 'row') return table.rows().map((row) => ({ row }))
  return each.map((prefix) => ({ prefix }))
}

function instanceAt(
  rule: Rule,
  { expression, references: named }: Compiled,
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
  const lookup: Lookup = (code, applicant) =>
    code in facts ? (facts[code] ?? null) : operand(resolve(code, applicant))
  const value = evaluate(expression, lookup)
  let verdict: Verdict = 'failed'
  if (value !== false) {
    const blank = named.some(({ code, applicant }) => !(code in facts) && lookup(code, applicant) === null)
    verdict = value === null || blank ? 'not_evaluated' : 'passed'
  }
  return { rule, verdict, expression, lookup, resolve }
}

/** Every cell that the instance's expression names, in its order, once. */
export function cellsOf({ expression, resolve }: Instance): Cell[] {
  const cells = references(expression).map(({ code, applicant }) => resolve(code, applicant))
  return [...new Set(cells.filter((cell) => cell !== undefined))]
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
