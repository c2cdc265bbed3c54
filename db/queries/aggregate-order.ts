/**
 * Order and pages. Rows stand in the order of their dimensions, or of one column with the dimensions after it;
 * rows without a value come last whichever way. A cursor holds the place of the last row given, not a number of
 * rows, so that the next page continues there even when reports were loaded meanwhile.
 */
import { createHash } from 'node:crypto'
import type { AggregateQuestion, Dimension } from './aggregate-question.ts'
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
  const places = rows.map((row) => ({ row, place: placeOf(question, row) }))
  const directions = directionsOf(question)
  const compare = (a: readonly SortValue[], b: readonly SortValue[]): number => {
    for (const [i, descending] of directions.entries()) {
      const order = compareValues(a[i] ?? null, b[i] ?? null, descending)
      if (order !== 0) return order
    }
    return 0
  }
  places.sort((a, b) => compare(a.place, b.place))
  const after = question.cursor === null ? null : readPlace(question, question.cursor)
  const rest = after === null ? places : places.filter(({ place }) => compare(place, after) > 0)
  const page = question.limit === null ? rest : rest.slice(0, question.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ row }) => row),
    next: last && page.length < rest.length ? formatCursor([fingerprint(question), ...last.place]) : null,
  }
}

function placeOf({ by, sort }: AggregateQuestion, { keys, values }: Sortable): SortValue[] {
  if (!sort) return [...keys]
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
