/**
 * An expression of the rule table made into a function over the flat array of a report's operands.
 *
 * Logic has three values: what cannot be known (a blank operand) is null, and only what fails whatever the blank may
 * hold counts as false.
 */
import type { Comparison, Expression } from './expression.ts'
import { FACTS, type Reporter } from './facts.ts'
import { NOWHERE } from './layout.ts'

export type Value = number | boolean | null

/** @param values the operands by place; not a number where a cell holds none. */
export type Evaluate = (values: Float64Array, reporter: Reporter) => Value

export function compileExpression(
  expression: Expression,
  place: (code: string, applicant: string | null) => number,
): Evaluate {
  const compile = (part: Expression) => compileExpression(part, place)
  switch (expression.kind) {
    case 'number': {
      const { value } = expression
      return () => value
    }
    case 'ref': {
      const fact = FACTS.get(expression.code)
      if (fact) return (_, reporter) => fact(reporter)
      const at = place(expression.code, expression.applicant)
      if (at === NOWHERE) return () => null
      return (values) => {
        const value = values[at]!
        return Number.isNaN(value) ? null : value
      }
    }
    case 'sum': {
      const terms = expression.terms.map(({ sign, of }) => ({ sign, of: compile(of) }))
      return (values, reporter) => {
        let total = 0
        for (const { sign, of } of terms) {
          const value = of(values, reporter)
          if (value === null) return null
          total += sign * Number(value)
        }
        return total
      }
    }
    case 'compare': {
      const { op } = expression
      const left = compile(expression.left)
      const right = compile(expression.right)
      return (values, reporter) => compareValues(op, left(values, reporter), right(values, reporter))
    }
    case 'in': {
      const wanted = compile(expression.value)
      const set = expression.set.map(compile)
      return (values, reporter) => {
        const value = wanted(values, reporter)
        let open = false
        for (const item of set) {
          const same = compareValues('=', value, item(values, reporter))
          if (same === true) return true
          if (same === null) open = true
        }
        return open ? null : false
      }
    }
    case 'or':
    case 'and': {
      const parts = expression.parts.map(compile)
      /** A part of this truth decides the whole. */
      const decides = expression.kind === 'or'
      return (values, reporter) => {
        let open = false
        for (const part of parts) {
          const value = part(values, reporter)
          if (value === null) open = true
          else if (Boolean(value) === decides) return decides
        }
        return open ? null : !decides
      }
    }
    case 'not': {
      const of = compile(expression.of)
      return (values, reporter) => {
        const value = of(values, reporter)
        return value === null ? null : !value
      }
    }
  }
}

function compareValues(op: Comparison, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null
  switch (op) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}
