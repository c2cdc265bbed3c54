/** Rows of the rollup, read and written while something changes; written out once, at the end. */
import type { Db } from '../schema.ts'
import { patchVector } from './patch.ts'
import { rollupStatements, type RollupStatements } from './statements.ts'
import { addVector, decodeVector, encodeVector, isSameVector, type Vector } from './vector.ts'

/**
 * What is summed. Over a place and all below it: `own` reports; `auto`, where the consolidated report of a region
 * stands for all in it; `speakers`, the counts of consolidated reports; `found`, those of findings, on reports of either
 * scope. Of the very place alone: `here`, the own reports, and `apart`, consolidated ones that speak for no region of
 * the table.
 */
export const KINDS = { own: 1, auto: 2, speakers: 3, here: 4, apart: 5, found: 6 } as const
export type Kind = keyof typeof KINDS

/** The row that holds for all years: who is known. */
export const KNOWLEDGE = 0

/** All reports, and those among them without findings of severity error. */
export interface Pair {
  all: Vector
  clean: Vector
}

export type Quality = keyof Pair
export const QUALITIES: readonly Quality[] = ['all', 'clean']

export interface RollupStore {
  /** Not to be changed but by `add` and `put`. */
  get: (kind: Kind, region: string, slice: string, year: number) => Pair
  add: (kind: Kind, region: string, slice: string, year: number, quality: Quality, delta: Vector) => void
  put: (kind: Kind, region: string, slice: string, year: number, quality: Quality, vector: Vector) => void
  flush: () => void
}

interface Address {
  kind: Kind
  region: string
  slice: string
  year: number
}

interface Entry extends Address {
  /** What was added to what is stored, as long as nobody asked for the whole. */
  added: Pair
  whole: Pair | null
  changed: boolean
}

export function openStore(db: Db): RollupStore {
  const statements = rollupStatements(db)
  const entries = new Map<string, Entry>()
  const entryOf = (kind: Kind, region: string, slice: string, year: number): Entry => {
    const key = `${KINDS[kind]}|${region}|${slice}|${year}`
    let entry = entries.get(key)
    if (!entry) {
      const added: Pair = { all: new Map(), clean: new Map() }
      entries.set(key, (entry = { kind, region, slice, year, added, whole: null, changed: false }))
    }
    return entry
  }
  const wholeOf = (entry: Entry): Pair => {
    if (entry.whole) return entry.whole
    const row = statements.row.get(KINDS[entry.kind], entry.region, entry.slice, entry.year)
    const all: Vector = row ? decodeVector(row.figures) : new Map<number, number>()
    const clean: Vector = row?.clean ? decodeVector(row.clean) : new Map(all)
    addVector(all, entry.added.all)
    addVector(clean, entry.added.clean)
    return (entry.whole = { all, clean })
  }
  return {
    get: (kind, region, slice, year) => wholeOf(entryOf(kind, region, slice, year)),
    add: (kind, region, slice, year, quality, delta) => {
      if (delta.size === 0) return
      const entry = entryOf(kind, region, slice, year)
      addVector((entry.whole ?? entry.added)[quality], delta)
      entry.changed = true
    },
    put: (kind, region, slice, year, quality, vector) => {
      const entry = entryOf(kind, region, slice, year)
      wholeOf(entry)[quality] = new Map(vector)
      entry.changed = true
    },
    flush: () => {
      for (const entry of entries.values()) {
        if (!entry.changed) continue
        if (entry.whole) writeRow(statements, { ...entry, ...entry.whole })
        else addToRow(statements, entry, entry.added)
      }
      entries.clear()
    },
  }
}

/** A row without anything in it is none. */
export function writeRow(statements: RollupStatements, { all, clean, ...address }: Address & Pair): void {
  const apart = all === clean || isSameVector(all, clean) ? null : encodeVector(clean)
  writeBytes(statements, address, encodeVector(all), apart)
}

const NOTHING = new Uint8Array()

function addToRow(statements: RollupStatements, address: Address, added: Pair): void {
  if (added.all.size === 0 && added.clean.size === 0) return
  const { kind, region, slice, year } = address
  const row = statements.row.get(KINDS[kind], region, slice, year)
  const figures = row?.figures ?? NOTHING
  const clean = row?.clean ?? null
  const all = patchVector(figures, added.all)
  if (clean === null && isSameVector(added.all, added.clean)) {
    writeBytes(statements, address, all, null)
    return
  }
  const apart = patchVector(clean ?? figures, added.clean)
  writeBytes(statements, address, all, Buffer.compare(all, apart) === 0 ? null : apart)
}

function writeBytes(
  statements: RollupStatements,
  { kind, region, slice, year }: Address,
  all: Uint8Array,
  clean: Uint8Array | null,
): void {
  if (all.length === 0 && (clean === null || clean.length === 0))
    statements.remove.run(KINDS[kind], region, slice, year)
  else statements.write.run(KINDS[kind], region, slice, year, all, clean)
}
