/** Equations between sums of cells, as places and signs: what most rules of the tables are. */
import type { Expression } from './expression.ts'
import { NOWHERE } from './layout.ts'

/** The cells of the left side, then those of the right side, each with its sign on its own side. */
export interface Linear {
  places: Int16Array
  signs: Int8Array
  /** How many of them stand on the left. */
  split: number
  /** By place: what a cell counts in `left - right`. */
  coefficients: ReadonlyMap<number, number>
}

type PlaceOf = (code: string, applicant: string | null) => number

/** Null when a side is no sum of cells, or names a cell that the report does not list. */
export function linearOf(left: Expression, right: Expression, place: PlaceOf): Linear | null {
  const places: number[] = []
  const signs: number[] = []
  function collect(of: Expression, sign: number): boolean {
    if (of.kind === 'sum') return of.terms.every((term) => collect(term.of, sign * term.sign))
    if (of.kind !== 'ref') return false
    const at = place(of.code, of.applicant)
    places.push(at)
    signs.push(sign)
    return at !== NOWHERE
  }
  if (!collect(left, 1)) return null
  const split = places.length
  if (!collect(right, 1)) return null
  const coefficients = new Map<number, number>()
  for (const [i, at] of places.entries())
    coefficients.set(at, (coefficients.get(at) ?? 0) + (i < split ? signs[i]! : -signs[i]!))
  return { places: Int16Array.from(places), signs: Int8Array.from(signs), split, coefficients }
}

/** Left side less right side; not a number when a cell of either holds no operand. */
export function residualOf({ places, signs, split }: Linear, values: Float64Array): number {
  let left = 0
  let right = 0
  for (let i = 0; i < split; i++) left += signs[i]! * values[places[i]!]!
  for (let i = split; i < places.length; i++) right += signs[i]! * values[places[i]!]!
  return left - right
}
