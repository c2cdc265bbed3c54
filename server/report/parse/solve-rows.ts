/**
 * Rows that print fewer values than they have columns. Every way to lay a row's values out is tried; what stays
 * possible under the identities of the form, together with all other rows, is kept. One missing value may be any
 * number that its own sum demands; several missing values can only be blanks that were dropped, so they count as 0.
 * Where all that is possible agrees, the cell is known; where it does not, the cell stays null.
 */
import type { Identity } from './identities.ts'

export interface Solution {
  /** Value per column, null where the possibilities differ. */
  values: (number | null)[]
  /** The index of the printed value in this column, where every possibility has the same one there. */
  printed: (number | null)[]
  /** Columns that hold some printed value in every possibility. */
  always: boolean[]
  unique: boolean
}

export interface ShortValues {
  /** The row's cells in column order. */
  keys: readonly string[]
  printed: readonly number[]
}

interface Layout {
  at: readonly number[]
  vector: readonly number[]
}

interface Range {
  low: number
  high: number
}

const MOST_LAYOUTS = 10_000
const UNKNOWN: Range = { low: 0, high: Infinity }

/** A solution for each row; null where no layout is possible, or too many are. */
export function solveRows(
  rows: readonly ShortValues[],
  identities: readonly Identity[],
  known: (key: string) => number | null,
): (Solution | null)[] {
  const open = rows.map((row) => ({ row, layouts: layoutsOf(row, identities) }))
  const owner = new Map(
    open.flatMap((entry) => entry.row.keys.map((key, column) => [key, { entry, column }])),
  )
  const around = open.map(({ row: { keys } }) => identitiesAround(keys, identities))
  const range = (key: string): Range => {
    const mine = owner.get(key)
    if (mine) return rangeOf(mine.entry.layouts, mine.column)
    const value = known(key)
    return value === null ? UNKNOWN : { low: value, high: value }
  }
  for (let progress = true; progress;) {
    progress = false
    open.forEach((entry, i) => {
      const bounds = around[i]!.map(({ left, right }) => ({
        left: { columns: left.columns, rest: rangeOfSum(left.others, range) },
        right: { columns: right.columns, rest: rangeOfSum(right.others, range) },
      }))
      const left = entry.layouts.filter((layout) => fits(layout, bounds))
      if (left.length === entry.layouts.length) return
      entry.layouts = left
      progress = true
    })
  }
  return open.map(({ row, layouts }) => solutionOf(layouts, row.keys))
}

/** What a column can hold; a row without any possible layout says nothing about it. */
function rangeOf(layouts: readonly Layout[], column: number): Range {
  if (layouts.length === 0) return UNKNOWN
  let low = Infinity
  let high = 0
  for (const { vector } of layouts) {
    low = Math.min(low, vector[column]!)
    high = Math.max(high, vector[column]!)
  }
  return { low, high }
}

function layoutsOf({ keys, printed }: ShortValues, identities: readonly Identity[]): Layout[] {
  const has = (key: string) => keys.includes(key)
  const own = identities.filter(({ left, right }) => left.every(has) && right.every(has))
  const layouts: Layout[] = []
  let tried = 0
  for (const at of combinations(keys.length, printed.length)) {
    if (++tried > MOST_LAYOUTS) return []
    const vector = fill(printed, at, keys, own)
    if (vector && own.every((identity) => holds(identity, keys, vector))) layouts.push({ at, vector })
  }
  return layouts
}

/** The layout's values with the gaps filled; null when a gap's own sum leaves no count for it. */
function fill(
  printed: readonly number[],
  at: readonly number[],
  keys: readonly string[],
  own: readonly Identity[],
): number[] | null {
  const vector = keys.map(() => 0)
  at.forEach((column, i) => (vector[column] = printed[i]!))
  if (keys.length - printed.length !== 1) return vector
  const gap = keys.findIndex((_, column) => !at.includes(column))
  const sum = own.find(({ left, right }) => [...left, ...right].includes(keys[gap]!))
  if (!sum) return null
  const left = sideSum(sum.left, keys, vector)
  const right = sideSum(sum.right, keys, vector)
  const missing = sum.left.includes(keys[gap]!) ? right - left : left - right
  if (missing < 0) return null
  vector[gap] = missing
  return vector
}

const sideSum = (side: readonly string[], keys: readonly string[], vector: readonly number[]) =>
  side.reduce((total, key) => total + vector[keys.indexOf(key)]!, 0)

const holds = ({ left, right }: Identity, keys: readonly string[], vector: readonly number[]) =>
  sideSum(left, keys, vector) === sideSum(right, keys, vector)

/** One side of an identity, as a row sees it: columns of its own, and cells of other rows. */
interface Side {
  columns: number[]
  others: string[]
}

/** The identities that a row has a part in. */
function identitiesAround(
  keys: readonly string[],
  identities: readonly Identity[],
): { left: Side; right: Side }[] {
  const has = (key: string) => keys.includes(key)
  const sideOf = (side: readonly string[]): Side => ({
    columns: side.filter(has).map((key) => keys.indexOf(key)),
    others: side.filter((key) => !has(key)),
  })
  return identities
    .filter(({ left, right }) => left.some(has) || right.some(has))
    .map(({ left, right }) => ({ left: sideOf(left), right: sideOf(right) }))
}

function rangeOfSum(keys: readonly string[], range: (key: string) => Range): Range {
  let low = 0
  let high = 0
  for (const key of keys) {
    const term = range(key)
    low += term.low
    high += term.high
  }
  return { low, high }
}

interface Bounded {
  columns: readonly number[]
  /** What the cells of other rows on this side add up to. */
  rest: Range
}

/** Whether every identity can still hold with this layout, whatever the other rows turn out to be. */
function fits({ vector }: Layout, bounds: readonly { left: Bounded; right: Bounded }[]): boolean {
  return bounds.every(({ left, right }) => {
    const own = sumOf(left.columns) - sumOf(right.columns)
    return own + left.rest.low <= right.rest.high && right.rest.low <= own + left.rest.high
  })

  function sumOf(columns: readonly number[]): number {
    let sum = 0
    for (const column of columns) sum += vector[column]!
    return sum
  }
}

function solutionOf(layouts: readonly Layout[], keys: readonly string[]): Solution | null {
  const first = layouts[0]
  if (!first) return null
  const all = (pick: (layout: Layout) => number) => {
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
