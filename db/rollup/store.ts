/** Rows of the rollup, read and written while something changes; written out once, at the end. */
import type { Db } from '../schema.ts'
import { rollupStatements, type RollupStatements } from './statements.ts'
import { addVector, decodeVector, encodeVector, isSameVector, type Vector } from './vector.ts'

/**
 * What is summed. Over a place and all below it: `own` reports; `auto`, where the consolidated report of a region
 * stands for all in it; `speakers`, the counts of consolidated reports. Of the very place alone: `here`, the own
 * reports, and `apart`, consolidated ones that speak for no region of the table.
 */
export const KINDS = { own: 1, auto: 2, speakers: 3, here: 4, apart: 5 } as const
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

interface Entry extends Pair {
  kind: Kind
  region: string
  slice: string
  year: number
  changed: boolean
}

export function openStore(db: Db): RollupStore {
  const statements = rollupStatements(db)
  const entries = new Map<string, Entry>()
  const entry = (kind: Kind, region: string, slice: string, year: number): Entry => {
    const key = `${KINDS[kind]}|${region}|${slice}|${year}`
    let found = entries.get(key)
    if (!found) {
      const row = statements.row.get(KINDS[kind], region, slice, year)
      const all: Vector = row ? decodeVector(row.figures) : new Map<number, number>()
      const clean: Vector = row?.clean ? decodeVector(row.clean) : new Map(all)
      found = { kind, region, slice, year, all, clean, changed: false }
      entries.set(key, found)
    }
    return found
  }
  return {
    get: entry,
    add: (kind, region, slice, year, quality, delta) => {
      if (delta.size === 0) return
      const found = entry(kind, region, slice, year)
      addVector(found[quality], delta)
      found.changed = true
    },
    put: (kind, region, slice, year, quality, vector) => {
      const found = entry(kind, region, slice, year)
      found[quality] = new Map(vector)
      found.changed = true
    },
    flush: () => {
      for (const found of entries.values()) if (found.changed) writeRow(statements, found)
      entries.clear()
    },
  }
}

/** A row without anything in it is none. */
export function writeRow(
  statements: RollupStatements,
  { kind, region, slice, year, all, clean }: Omit<Entry, 'changed'>,
): void {
  if (all.size === 0 && clean.size === 0) {
    statements.remove.run(KINDS[kind], region, slice, year)
    return
  }
  const apart = isSameVector(all, clean) ? null : encodeVector(clean)
  statements.write.run(KINDS[kind], region, slice, year, encodeVector(all), apart)
}
