/**
 * A row that prints fewer values than it has columns. Every way to lay its values out is tried; what stays possible
 * under the identities of the form is kept. One missing value may be any number that its own sum demands; several
 * missing values can only be blanks that were dropped, so they count as 0. Where all that is possible agrees, the
 * cell is known; where it does not, the cell stays null.
 */
import { evaluate, type Identity } from './identities.ts'

export interface Solution {
  /** Value per column, null where the possibilities differ. */
  values: (number | null)[]
  /** The index of the printed value in this column, where every possibility has the same one there. */
  printed: (number | null)[]
  /** Columns that hold some printed value in every possibility. */
  always: boolean[]
  unique: boolean
}

const MOST_LAYOUTS = 10_000

/** `keys`: the row's cells in column order. Null when no layout is possible, or too many are. */
export function solveRow(
  printed: readonly number[],
  keys: readonly string[],
  identities: readonly Identity[],
  known: (key: string) => number | null,
): Solution | null {
  const layouts: { at: number[]; vector: number[] }[] = []
  let tried = 0
  for (const at of combinations(keys.length, printed.length)) {
    if (++tried > MOST_LAYOUTS) return null
    const vector = fill(printed, at, keys, identities)
    if (vector && possible(vector, keys, identities, known)) layouts.push({ at, vector })
  }
  const first = layouts[0]
  if (!first) return null
  const all = <T>(pick: (layout: (typeof layouts)[number]) => T) => {
    const value = pick(first)
    return layouts.every((layout) => pick(layout) === value) ? value : null
  }
  const values = keys.map((_, column) => all((layout) => layout.vector[column]!))
  return {
    values,
    printed: keys.map((_, column) => {
      const index = all((layout) => layout.at.indexOf(column))
      return index === -1 ? null : index
    }),
    always: keys.map((_, column) => layouts.every((layout) => layout.at.includes(column))),
    unique: values.every((value) => value !== null),
  }
}

/** The layout's values with the gaps filled; null when a gap's own sum leaves no count for it. */
function fill(
  printed: readonly number[],
  at: readonly number[],
  keys: readonly string[],
  identities: readonly Identity[],
): number[] | null {
  const vector = keys.map(() => 0)
  at.forEach((column, i) => (vector[column] = printed[i]!))
  if (keys.length - printed.length !== 1) return vector
  const gap = keys.findIndex((_, column) => !at.includes(column))
  const own = identities.find(
    ({ left, right }) =>
      [...left, ...right].includes(keys[gap]!) && [...left, ...right].every((key) => keys.includes(key)),
  )
  if (!own) return null
  const sum = (side: readonly string[]) => side.reduce((total, key) => total + vector[keys.indexOf(key)]!, 0)
  const missing = own.left.includes(keys[gap]!)
    ? sum(own.right) - sum(own.left)
    : sum(own.left) - sum(own.right)
  if (missing < 0) return null
  vector[gap] = missing
  return vector
}

function possible(
  vector: readonly number[],
  keys: readonly string[],
  identities: readonly Identity[],
  known: (key: string) => number | null,
): boolean {
  const value = (key: string) => {
    const column = keys.indexOf(key)
    return column >= 0 ? vector[column]! : known(key)
  }
  return identities.every((identity) => evaluate(identity, value).verdict !== 'fails')
}

/** Every choice of `size` ascending columns out of `from`. */
function* combinations(from: number, size: number): Generator<number[]> {
  const at = Array.from({ length: size }, (_, i) => i)
  if (size > from) return
  for (;;) {
    yield [...at]
    let i = size - 1
    while (i >= 0 && at[i] === from - size + i) i--
    if (i < 0) return
    at[i]!++
    for (let j = i + 1; j < size; j++) at[j] = at[j - 1]! + 1
  }
}
