/**
 * Order and pages. Rows stand in the order of their dimensions, or of one column with the dimensions after it;
 * rows without a value come last whichever way. A cursor holds the place of the last row given, not a number of
 * rows, so that the next page continues there even when reports were loaded meanwhile.
 */
import { createHash } from 'node:crypto'
import type { AggregateQuestion, Dimension } from './aggregate-question.ts'
import { keepBest } from './best.ts'
import { decodeCursor, formatCursor, type CursorValue } from './cursor.ts'
import { QueryError } from './query-error.ts'

export type SortValue = CursorValue

export interface Sortable {
  /** One entry for each dimension of the question, in its order. */
  keys: readonly SortValue[]
  values: Readonly<Record<string, number | null>>
}

export interface Page<Row> {
  rows: Row[]
  next: string | null
}

/** @throws QueryError for a cursor that is not one of this question's. */
export function pageOf<Row extends Sortable>(question: AggregateQuestion, rows: readonly Row[]): Page<Row> {
  const gatherer = gatherPage<Row>(question)
  for (const row of rows) gatherer.add(row)
  return gatherer.page()
}

export interface PageGatherer<Row> {
  add: (row: Row) => void
  page: () => Page<Row>
}

/**
 * Rows as they come, of which no more are kept than the page may need: a ranking of the whole country is read in passing.
 * @throws QueryError for a cursor that is not one of this question's.
 */
export function gatherPage<Row extends Sortable>(question: AggregateQuestion): PageGatherer<Row> {
  const directions = directionsOf(question)
  const compare = (a: readonly SortValue[], b: readonly SortValue[]): number => {
    for (let i = 0; i < directions.length; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null, directions[i]!)
      if (order !== 0) return order
    }
    return 0
  }
  const after = question.cursor === null ? null : readPlace(question, question.cursor)
  const best = keepBest<{ row: Row; place: readonly SortValue[] }>(question.limit ?? Infinity, (a, b) =>
    compare(a.place, b.place),
  )
  let rest = 0
  return {
    add: (row) => {
      const place = placeOf(question, row)
      if (after !== null && compare(place, after) <= 0) return
      rest += 1
      best.add({ row, place })
    },
    page: () => {
      const kept = best.items()
      const last = kept.at(-1)
      const next = last && kept.length < rest ? formatCursor([fingerprint(question), ...last.place]) : null
      return { rows: kept.map(({ row }) => row), next }
    },
  }
}

function placeOf({ by, sort }: AggregateQuestion, { keys, values }: Sortable): readonly SortValue[] {
  if (!sort) return keys
  const dimension = by.indexOf(sort.key as Dimension)
  return [dimension >= 0 ? (keys[dimension] ?? null) : (values[sort.key] ?? null), ...keys]
}

function directionsOf({ by, sort }: AggregateQuestion): boolean[] {
  const plain = by.map(() => false)
  return sort ? [sort.descending, ...plain] : plain
}

function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return (a < b ? -1 : 1) * (descending ? -1 : 1)
}

function readPlace(question: AggregateQuestion, cursor: string): SortValue[] {
  const [print, ...place] = decodeCursor(cursor, directionsOf(question).length + 1)
  if (print !== fingerprint(question)) {
    throw new QueryError('cursor', 'The cursor belongs to another query: start without one')
  }
  return place
}

/** Everything that decides the rows and their order; the size of a page may change from page to page. */
function fingerprint(question: AggregateQuestion): string {
  const { measures, limit: _limit, cursor: _cursor, ...rest } = question
  const text = JSON.stringify([measures.map(({ code }) => code), rest])
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
