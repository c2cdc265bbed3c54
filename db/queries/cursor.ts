/** Cursors of lists: the sort key of the last row given, opaque to the asker. */
import { QueryError } from './query-error.ts'

export function formatCursor(place: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** @throws QueryError unless the cursor holds values of exactly these types. */
export function readCursor(cursor: string, types: readonly ('number' | 'string')[]): (number | string)[] {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parts = null
  }
  const fits =
    Array.isArray(parts) &&
    parts.length === types.length &&
    parts.every(
      (part, i) => typeof part === types[i] && (typeof part !== 'number' || Number.isSafeInteger(part)),
    )
  if (!fits)
    throw new QueryError('cursor', 'Not a cursor: take the one that the previous page gives as `next`')
  return parts as (number | string)[]
}

/** A page of a list that was read one row too long. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => (number | string)[],
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? formatCursor(placeOf(last)) : null }
}
