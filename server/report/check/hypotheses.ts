/**
 * Slips that would explain failing equations: each is a few cells with other values, after which every equation that
 * they stand in holds. Which of them to believe is decided elsewhere.
 */
import { APPLICANTS } from '../report.ts'
import { NOWHERE, placeOf, rowsOf } from './layout.ts'
import type { Change, System } from './system.ts'

export type SlipKind = 'cell' | 'swapped' | 'moved' | 'shifted' | 'several'

export interface Hypothesis {
  kind: SlipKind
  changes: Change[]
  /** The failing equations that it mends. */
  mends: number[]
  /** The less, the sooner such a slip is made. */
  cost: number
}

const COST: Readonly<Record<SlipKind, number>> = {
  cell: 1,
  swapped: 1.2,
  shifted: 1.2,
  moved: 1.2,
  several: 2.2,
}
/** With more equations failing than these, something else is wrong than a slip or two. */
const MOST_FAILING = 12

export function hypotheses(system: System): Hypothesis[] {
  const found = new Map<string, Hypothesis>()
  const add = (kind: SlipKind, changes: readonly Change[]): void => {
    const { values } = system.evaluation
    const real = changes.filter(({ place, value }) => value !== values[place]!)
    if (real.length < 2 && kind !== 'cell') return
    const mends = system.mended(real)
    if (mends === null || mends.length < 2) return
    const key = real
      .map(({ place, value }) => `${place}=${value}`)
      .sort()
      .join(' ')
    const known = found.get(key)
    if (!known || known.cost > COST[kind]) found.set(key, { kind, changes: real, mends, cost: COST[kind] })
  }
  singleCells(system, add)
  const byOneCell = areMended(system, [...found.values()])
  const grid = gridOf(system)
  if (system.failing.length <= MOST_FAILING) {
    neighboursSwapped(system, grid, add)
    rowsShifted(system, grid, add)
    if (!byOneCell) pairs(system, grid, add)
  }
  return [...found.values()]
}

type Add = (kind: SlipKind, changes: readonly Change[]) => void

/** Whether each failing equation is mended by something. */
function areMended(system: System, found: readonly Hypothesis[]): boolean {
  const mended = new Set(found.flatMap(({ mends }) => mends))
  return system.failing.every((index) => mended.has(index))
}

/** One cell whose equations all fail alike. */
function singleCells(system: System, add: Add): void {
  const tried = new Set<number>()
  for (const index of system.failing)
    for (const place of system.places(index)) {
      if (tried.has(place)) continue
      tried.add(place)
      const value = system.valueFor(place, index)
      if (value !== null) add('cell', [{ place, value }])
    }
}

/** Places of table 3 by row and column; rows in their order, without those that the report lacks. */
type Grid = readonly (readonly number[])[]

function gridOf({ evaluation: { table, values } }: System): Grid {
  return rowsOf(table.layout)
    .map((row) => APPLICANTS.map((applicant) => placeOf(table.layout, row, applicant)))
    .filter((row) => row.every((place) => place !== NOWHERE && !Number.isNaN(values[place]!)))
}

function neighboursSwapped({ evaluation: { values } }: System, grid: Grid, add: Add): void {
  const swap = (one: number, other: number) => {
    if (values[one] === values[other]) return
    add('swapped', [
      { place: one, value: values[other]! },
      { place: other, value: values[one]! },
    ])
  }
  for (const [at, row] of grid.entries())
    for (let column = 0; column < row.length; column++) {
      if (column + 1 < row.length - 1) swap(row[column]!, row[column + 1]!)
      if (at + 1 < grid.length) swap(row[column]!, grid[at + 1]![column]!)
    }
}

/** A row typed one column too far, with its total or without; what fell off the end follows from the rest. */
function rowsShifted({ evaluation: { values } }: System, grid: Grid, add: Add): void {
  for (const row of grid) {
    const printed = row.map((place) => values[place]!)
    const types = printed.slice(0, -1)
    const total = printed.at(-1)!
    const sum = (list: readonly number[]) => list.reduce((all, value) => all + value, 0)
    const put = (meant: readonly number[]) => {
      if (meant.every((value) => value >= 0))
        add(
          'shifted',
          row.map((place, column) => ({ place, value: meant[column]! })),
        )
    }
    if (types[0] === 0) {
      const rest = [...types.slice(1)]
      put([...rest, total, sum(rest) + total])
      put([...rest, total - sum(rest), total])
    }
    if (total === 0) {
      const rest = types.slice(0, -1)
      put([types.at(-1)! - sum(rest), ...rest, types.at(-1)!])
    }
    if (types.at(-1) === 0) {
      const rest = types.slice(0, -1)
      put([total - sum(rest), ...rest, total])
    }
  }
}

/** Two cells of which one alone mends an equation, and breaks or leaves another that the second mends. */
function pairs(system: System, grid: Grid, add: Add): void {
  const { values } = system.evaluation
  const rowOf = new Map(grid.flatMap((row, at) => row.map((place) => [place, at] as const)))
  for (const index of system.failing)
    for (const place of system.places(index)) {
      const value = system.valueFor(place, index)
      if (value === null) continue
      const first = { place, value }
      for (const [next, residual] of system.after([first])) {
        if (residual === 0) continue
        for (const other of system.places(next)) {
          if (other === place) continue
          const mending = system.valueFor(other, next, residual)
          if (mending === null) continue
          const second = { place: other, value: mending }
          const rows = Math.abs((rowOf.get(place) ?? 0) - (rowOf.get(other) ?? 0))
          const moved = rows === 1 && (values[place] === 0 || values[other] === 0)
          add(moved ? 'moved' : 'several', [first, second])
        }
      }
    }
}
