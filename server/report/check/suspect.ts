/**
 * Which cell is wrong: where a failing row and a failing column cross with the same difference, that cell explains
 * both. A cell that stands in any identity that holds is not it, nor one that would have to become negative.
 */
import type { Cell } from '../report.ts'
import type { Equation } from './instances.ts'

export interface Suspect {
  cell: Cell
  /** What the cell would have to hold for all its identities to hold. */
  value: number
}

/** The suspect of each failing equation that has exactly one. */
export function findSuspects(equations: readonly Equation[]): Map<Equation, Suspect> {
  const containing = new Map<Cell, Equation[]>()
  for (const equation of equations) {
    for (const cell of equation.coefficients.keys()) {
      containing.set(cell, [...(containing.get(cell) ?? []), equation])
    }
  }
  const candidates = new Map<Equation, Suspect[]>()
  for (const [cell, around] of containing) {
    const value = reconciledValue(cell, around)
    if (value === null) continue
    for (const equation of around) {
      candidates.set(equation, [...(candidates.get(equation) ?? []), { cell, value }])
    }
  }
  const suspects = new Map<Equation, Suspect>()
  for (const [equation, [first, ...others]] of candidates) {
    if (first && others.length === 0) suspects.set(equation, first)
  }
  return suspects
}

/** Null unless at least two identities around the cell fail, none holds, and one correction mends them all. */
function reconciledValue(cell: Cell, around: readonly Equation[]): number | null {
  if (around.length < 2) return null
  const errors = around.map(({ residual, coefficients }) => residual / (coefficients.get(cell) ?? NaN))
  const error = errors[0] ?? 0
  if (error === 0 || errors.some((other) => other !== error)) return null
  const value = (cell.value ?? NaN) - error
  return Number.isInteger(value) && value >= 0 ? value : null
}
