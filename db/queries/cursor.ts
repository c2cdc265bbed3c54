/** Cursors of lists: the sort key of the last row given, opaque to the asker. */
import { QueryError } from './query-error.ts'

export type CursorValue = number | string | null

export function formatCursor(place: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** @throws QueryError unless the cursor holds that many values. */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parts = null
  }
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isValue)) throw foreignCursor()
  return parts
}

function isValue(part: unknown): part is CursorValue {
  return part === null || typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part))
}

function foreignCursor(): QueryError {
  return new QueryError('cursor', 'Not a cursor: take the one that the previous page gives as `next`')
}

/** @throws QueryError unless the cursor holds values of exactly these types. */
export function readCursor(cursor: string, types: readonly ('number' | 'string')[]): CursorValue[] {
  const place = decodeCursor(cursor, types.length)
  const fits = place.every(
    (part, i) => typeof part === types[i] && (typeof part !== 'number' || Number.isSafeInteger(part)),
  )
  if (!fits) throw foreignCursor()
  return place
}

/** A page of a list that was read one row too long. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => CursorValue[],
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? formatCursor(placeOf(last)) : null }
}
