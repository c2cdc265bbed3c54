/** Rows of the rollup for questions, kept in memory as they are stored until anything is written. */
import { hold, keptUntilWritten, onceAConnection, type Held } from '../dialect.ts'
import type { Db } from '../schema.ts'
import { ALL, type Place } from './places.ts'
import { KINDS, type Kind, type Quality } from './store.ts'
import type { RollupRow } from './statements.ts'
import { addRow, type Plan, type Tally } from './tally.ts'
import { markVector, readVector, valueIn } from './vector.ts'

/**
 * What one place keeps of one kind, in the order of slices and years: of all organs, or of every part of them. Few and
 * plain arrays: a question may go through hundreds of pages that lie all over the memory.
 */
export interface Page {
  slices: readonly string[]
  /** `KNOWLEDGE`: what holds for all years. */
  years: readonly number[]
  /**
   * For each row and either quality where its vector begins and ends in `bytes`, and where its marks do in here. After
   * all rows: the marks.
   */
  index: Int32Array
  bytes: Uint8Array
}

/** Numbers for each row, and where among them those of either quality begin. */
const ROW = 8
const AT: Readonly<Record<Quality, number>> = { all: 0, clean: 4 }

/** No report is behind the row: of those without errors, where all have some. */
export function isEmpty({ index }: Page, quality: Quality, row: number): boolean {
  const at = row * ROW + AT[quality]
  return index[at] === index[at + 1]
}

export interface Pages {
  /** Of all organs. */
  whole: (kind: Kind, place: Place) => Page
  /** Of sectors and levels, one by one. */
  parts: (kind: Kind, place: Place) => Page
}

/**
 * The pages of the present state of the data. What they hold of it agrees only if nothing was written meanwhile: see
 * `keptUntilWritten`.
 */
export const openPages: (db: Db) => Pages = keptUntilWritten((db: Db) => new Pool(statementsOf(db)))

interface PageStatements {
  whole: Held<RollupRow>
  parts: Held<RollupRow>
}

const statementsOf = onceAConnection((db: Db): PageStatements => {
  const rows = db
    .selectFrom('rollup')
    .select(['slice', 'year', 'figures', 'clean'])
    .where('kind', '=', 0)
    .where('region', '=', '')
    .orderBy('slice')
    .orderBy('year')
  return { whole: hold(db, rows.where('slice', '=', ALL)), parts: hold(db, rows.where('slice', '>', ALL)) }
})

/** About what the whole rollup of the country takes. */
const MOST_BYTES = 128 * 1024 ** 2
/** What a page takes beside its vectors and index. */
const PAGE_BYTES = 400

class Pool implements Pages {
  readonly #statements: PageStatements
  readonly #pages = new Map<number, Page>()
  #bytes = 0

  constructor(statements: PageStatements) {
    this.#statements = statements
  }

  whole(kind: Kind, place: Place): Page {
    const number = place.index * 16 + KINDS[kind] * 2
    return this.#pages.get(number) ?? this.#read(number, this.#statements.whole, kind, place)
  }

  parts(kind: Kind, place: Place): Page {
    const number = place.index * 16 + KINDS[kind] * 2 + 1
    return this.#pages.get(number) ?? this.#read(number, this.#statements.parts, kind, place)
  }

  #read(number: number, statement: Held<RollupRow>, kind: Kind, { adcode }: Place): Page {
    const rows = statement.all(KINDS[kind], adcode, ALL)
    const page = pageOf(rows)
    this.#bytes += page.bytes.length + page.index.byteLength + PAGE_BYTES
    if (this.#bytes > MOST_BYTES) {
      this.#pages.clear()
      this.#bytes = 0
    }
    this.#pages.set(number, page)
    return page
  }
}

const NO_ROWS: Page = { slices: [], years: [], index: new Int32Array(), bytes: new Uint8Array() }

/** One mark takes as much memory as three keys or so, and saves reading half as many as lie between two. */
const MARK_EVERY = 16

function pageOf(rows: readonly RollupRow[]): Page {
  if (rows.length === 0) return NO_ROWS
  const bytes = new Uint8Array(
    rows.reduce((sum, { figures, clean }) => sum + figures.length + (clean?.length ?? 0), 0),
  )
  const index: number[] = []
  const marks: number[] = []
  const firstMark = rows.length * ROW
  let end = 0
  /** @returns where the vector and its marks are. */
  const store = (vector: Uint8Array): number[] => {
    const start = end
    const mark = firstMark + marks.length
    bytes.set(vector, start)
    end += vector.length
    markVector(bytes, start, end, MARK_EVERY, (key, place) => marks.push(key, place))
    return [start, end, mark, firstMark + marks.length]
  }
  for (const { figures, clean } of rows) {
    const all = store(figures)
    index.push(...all, ...(clean === null ? all : store(clean)))
  }
  return {
    slices: rows.map(({ slice }) => slice),
    years: rows.map(({ year }) => year),
    index: Int32Array.from([...index, ...marks]),
    bytes,
  }
}

/** Adds what one row holds to a tally. */
export function addPageRow(plan: Plan, tally: Tally, page: Page, quality: Quality, row: number): void {
  const { index, bytes } = page
  const at = row * ROW + AT[quality]
  addRow(plan, tally, bytes, index[at], index[at + 1], index, index[at + 2], index[at + 3])
}

/** Calls `each` with what one row of a page holds. */
export function readRow(
  { bytes, index }: Page,
  quality: Quality,
  row: number,
  each: (key: number, value: number) => void,
): void {
  const at = row * ROW + AT[quality]
  readVector(bytes, each, index[at], index[at + 1])
}

/** The value under one key of one row. */
export function valueAt({ bytes, index }: Page, quality: Quality, row: number, wanted: number): number {
  const at = row * ROW + AT[quality]
  return valueIn(bytes, wanted, index[at]!, index[at + 1]!)
}
