/** The cells read so far. Every cell of either form has a place of its own: a list of them, not a map, holds a report. */
import type { Cell, CellState, Position } from '../report.ts'
import { cellSlots, type CellSlot } from '../tables/forms.ts'

export interface Reading {
  value: number | null
  state: CellState
  raw: string
  at: Position | null
}

interface Place {
  index: number
  slot: CellSlot
}

const PLACES = new Map<string, Place>()
for (const form of ['2019', '2021'] as const)
  for (const slot of cellSlots(form))
    if (!PLACES.has(slot.key)) PLACES.set(slot.key, { index: PLACES.size, slot })

export class CellReadings {
  readonly #cells: (Cell | undefined)[] = Array.from({ length: PLACES.size })

  get(key: string): Cell | undefined {
    return this.#cells[placeOf(key).index]
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  set(key: string, reading: Reading): void {
    const { index, slot } = placeOf(key)
    this.#cells[index] = cellOf(slot, reading.value, reading.state, reading.raw, reading.at)
  }

  /** The same without an object to carry it. */
  put(key: string, value: number | null, state: CellState, raw: string, at: Position): void {
    const { index, slot } = placeOf(key)
    this.#cells[index] = cellOf(slot, value, state, raw, at)
  }

  someIs(state: CellState): boolean {
    return this.#cells.some((cell) => cell?.state === state)
  }

  /** The cell of the form, `absent` where it was not read. */
  at(slot: CellSlot): Cell {
    return this.get(slot.key) ?? cellOf(slot, null, 'absent', '', null)
  }
}

/** @throws Error for a key that neither form has: our own mistake, never the report's. */
function placeOf(key: string): Place {
  const place = PLACES.get(key)
  if (!place) throw new Error(`No cell of the forms: ${key}`)
  return place
}

function cellOf(
  { code, applicant, kind }: CellSlot,
  value: number | null,
  state: CellState,
  raw: string,
  at: Position | null,
): Cell {
  // The hot spot of a report of 200 cells: plain objects, no spreading.
  if (applicant !== undefined) return { code, applicant, value, state, raw, at }
  return kind === 'money' ? { code, value, state, raw, unit: 'CNY', at } : { code, value, state, raw, at }
}
