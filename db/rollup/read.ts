/** Rows of the rollup for a question: which of them, and what stands under which key. */
import type { Db } from '../schema.ts'
import { KINDS, KNOWLEDGE, type Kind, type Quality } from './store.ts'
import { hold, type Held } from '../dialect.ts'
import type { DialectAdapter } from 'kysely'
import { readVector } from './vector.ts'

interface StoredRow {
  slice: string
  year: number
  figures: Uint8Array
  clean: Uint8Array | null
}

export interface RolledRow {
  slice: string
  /** `KNOWLEDGE`: what holds for all years. */
  year: number
  bytes: Uint8Array
}

interface ReadStatements {
  ofYear: Held<StoredRow>
  ofSlice: Held<StoredRow>
  ofRegion: Held<StoredRow>
}

const prepared = new WeakMap<DialectAdapter, ReadStatements>()

function statementsOf(db: Db): ReadStatements {
  const { adapter } = db.getExecutor()
  let statements = prepared.get(adapter)
  if (!statements) {
    const of = db
      .selectFrom('rollup')
      .select(['slice', 'year', 'figures', 'clean'])
      .where('kind', '=', 0)
      .where('region', '=', '')
    const ofSlice = of.where('slice', '=', '')
    statements = {
      ofYear: hold(db, ofSlice.where('year', '=', 0)),
      ofSlice: hold(db, ofSlice),
      ofRegion: hold(db, of),
    }
    prepared.set(adapter, statements)
  }
  return statements
}

export interface RollupReader {
  /** Of one slice, in the order of years, or of every slice that the region keeps. */
  rows: (kind: Kind, region: string, slice: string | null) => RolledRow[]
}

/** More years than this are read as one range. */
const FEW_YEARS = 2

/** @param years the only ones that are asked for, beside what holds for all; none: all. */
export function openReader(db: Db, quality: Quality, years: readonly number[]): RollupReader {
  const { ofSlice, ofRegion, ofYear } = statementsOf(db)
  const few = years.length > 0 && years.length <= FEW_YEARS ? [KNOWLEDGE, ...years] : null
  const bytesOf = ({ figures, clean }: StoredRow): Uint8Array =>
    quality === 'clean' && clean !== null ? clean : figures
  return {
    rows: (kind, region, slice) => {
      const stored =
        slice === null
          ? ofRegion.all(KINDS[kind], region)
          : few
            ? few.flatMap((year) => ofYear.get(KINDS[kind], region, slice, year) ?? [])
            : ofSlice.all(KINDS[kind], region, slice)
      return stored.map((row) => ({ slice: row.slice, year: row.year, bytes: bytesOf(row) }))
    },
  }
}

/** The value under one key, for short vectors. */
export function valueAt(bytes: Uint8Array, wanted: number): number {
  let found = 0
  readVector(bytes, (key, value) => {
    if (key === wanted) found = value
  })
  return found
}
