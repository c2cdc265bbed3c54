/**
 * The rules of one form over one layout of cells, compiled: every instance of a rule knows the places of its cells, so
 * that evaluating a report is arithmetic over a flat array. Made once, kept with the layout.
 */
import { APPLICANTS, type Applicant, type Form } from '../report.ts'
import { compileExpression, type Evaluate } from './compile.ts'
import { parseExpression, references, type Expression } from './expression.ts'
import { FACTS, type Reporter } from './facts.ts'
import { NOWHERE, placeOf, rowsOf, type Layout } from './layout.ts'
import { linearOf, residualOf, type Linear } from './linear.ts'
import { rules, type Rule } from './rule.ts'

/** A rule at one of the places where it holds: a column, a row, a group of indicators, the report. */
export interface CompiledInstance {
  rule: Rule
  expression: Expression
  /** Places of the cells that the expression names, in its order; `NOWHERE` for one that the report does not list. */
  operands: Int16Array
  /** Both sides where the rule is an equation of two values. */
  sides: { left: Evaluate; right: Evaluate } | null
  /** The rule as a sum of cells that must be 0, where it is one. */
  linear: Linear | null
  evaluate: Evaluate
  /** Whether the rule has anything to say here; null: always. */
  applies: Evaluate | null
  /** The instance (its index) that says more wherever it can be evaluated; null: there is none. */
  behind: number | null
}

export interface Program {
  instances: readonly CompiledInstance[]
  /** For each place the equations (indices of instances) that its cell stands in. */
  equationsAt: readonly (readonly number[])[]
}

interface Where {
  prefix?: string
  row?: string
  applicant?: Applicant
}

/** Indicators whose presence decides between two formulas of a rule. */
const DECIDING = [...new Set(rules.flatMap(({ instead }) => instead?.present ?? []))]

const programs = new WeakMap<Layout, Map<string, Program>>()

/** @param prints whether the report prints an indicator: some rules read otherwise then. */
export function programOf(layout: Layout, form: Form, prints: (code: string) => boolean): Program {
  let ofLayout = programs.get(layout)
  if (!ofLayout) programs.set(layout, (ofLayout = new Map<string, Program>()))
  let variant: string = form
  for (const code of DECIDING) variant += prints(code) ? '1' : '0'
  let program = ofLayout.get(variant)
  if (!program) ofLayout.set(variant, (program = compileRules(rules, layout, form, prints)))
  return program
}

export function compileRules(
  table: readonly Rule[],
  layout: Layout,
  form: Form,
  prints: (code: string) => boolean,
): Program {
  const instances = table.flatMap((rule) => {
    if (rule.each === undefined || !rule.templates.includes(form)) return []
    const { instead } = rule
    const formula = instead && prints(instead.present) ? instead.formula : rule.formula
    return placesOf(rule.each, layout).map((where) => compileInstance(rule, formula, where, layout))
  })
  for (const instance of instances) instance.behind = indexOfStricter(instance, instances)
  const equationsAt = Array.from({ length: layout.refs.length }, (): number[] => [])
  for (const [index, { linear }] of instances.entries())
    for (const place of linear?.coefficients.keys() ?? []) equationsAt[place]!.push(index)
  return { instances, equationsAt }
}

/** Of the rules that this one stands behind, the instance over the same cells. */
function indexOfStricter(
  { rule, operands }: CompiledInstance,
  instances: readonly CompiledInstance[],
): number | null {
  const at = instances.findIndex(
    (other) =>
      rule.behind?.includes(other.rule.id) && operands.every((place) => other.operands.includes(place)),
  )
  return at < 0 ? null : at
}

function placesOf(each: NonNullable<Rule['each']>, layout: Layout): Where[] {
  if (each === 'report') return [{}]
  if (each === 'applicant') return APPLICANTS.map((applicant) => ({ applicant }))
  if (each === 'row') return rowsOf(layout).map((row) => ({ row }))
  return each.map((prefix) => ({ prefix }))
}

function compileInstance(rule: Rule, formula: string, where: Where, layout: Layout): CompiledInstance {
  const place = (code: string, applicant: string | null): number => {
    const column = applicant ?? where.applicant
    if (code === 'row' && where.row !== undefined) return placeOf(layout, where.row, column)
    if (where.prefix !== undefined && !code.includes('.')) return placeOf(layout, `${where.prefix}.${code}`)
    return placeOf(layout, code, column)
  }
  const expression = parseExpression(formula)
  const cells = references(expression).filter(({ code }) => !FACTS.has(code))
  const compile = (part: Expression) => compileExpression(part, place)
  const equation = expression.kind === 'compare' && expression.op === '=' ? expression : null
  return {
    rule,
    expression,
    operands: Int16Array.from(cells, ({ code, applicant }) => place(code, applicant)),
    sides: equation && { left: compile(equation.left), right: compile(equation.right) },
    linear: equation && linearOf(equation.left, equation.right, place),
    evaluate: compile(expression),
    applies: rule.when === undefined ? null : compile(parseExpression(rule.when)),
    behind: null,
  }
}

export type Verdict = 'passed' | 'failed' | 'not_evaluated' | 'not_applicable'

/**
 * What becomes of an instance on a report. A blank never passes: only what fails whatever the blank may hold fails.
 * @param values the operands of the report, by place; not a number where a cell holds none.
 */
export function verdictOf(instance: CompiledInstance, values: Float64Array, reporter: Reporter): Verdict {
  const { linear, operands, applies } = instance
  if (applies !== null) {
    const applicable = applies(values, reporter)
    if (applicable === false) return 'not_applicable'
    if (applicable === null) return 'not_evaluated'
  }
  if (linear !== null) {
    const residual = residualOf(linear, values)
    return residual === 0 ? 'passed' : Number.isNaN(residual) ? 'not_evaluated' : 'failed'
  }
  const value = instance.evaluate(values, reporter)
  if (value === false) return 'failed'
  if (value === null) return 'not_evaluated'
  for (const place of operands) if (place === NOWHERE || Number.isNaN(values[place]!)) return 'not_evaluated'
  return 'passed'
}
