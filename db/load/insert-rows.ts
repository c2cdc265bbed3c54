/** Rows by the dozen in one statement: what a row costs is mostly the call, not the row. */
import { hold, type Held } from '../dialect.ts'
import type { Database, Db, NewRow } from '../schema.ts'

type Table = keyof Database & string

/** Rows of one statement, the most first; the longest list leaves no more than a few statements of each. */
const TOGETHER = [64, 16, 4, 1] as const

/** The values of a row in the order of the columns. */
export type Values = readonly unknown[]

/** Held statements of one connection that insert any number of rows. @returns what inserts them, in their order. */
export function insertingRows<T extends Table>(
  db: Db,
  table: T,
  columns: readonly (keyof Database[T] & string)[],
): (rows: readonly Values[]) => void {
  const held = new Map<number, Held<unknown>>()
  const statement = (count: number): Held<unknown> => {
    let found = held.get(count)
    if (!found) held.set(count, (found = hold(db, insertOf(db, table, columns, count))))
    return found
  }
  return (rows) => {
    let at = 0
    for (const count of TOGETHER) {
      for (; rows.length - at >= count; at += count) {
        statement(count).run(valuesOfRows(rows, at, at + count))
      }
    }
  }
}

/** One list: `flat` takes longer over it than the statement does. */
function valuesOfRows(rows: readonly Values[], from: number, to: number): unknown[] {
  const values: unknown[] = []
  for (let at = from; at < to; at++) for (const value of rows[at]!) values.push(value)
  return values
}

/** As `insertingRows`, row by row: they are kept until there are enough of them, or until `flush`. */
export function gatheringRows<T extends Table>(
  db: Db,
  table: T,
  columns: readonly (keyof Database[T] & string)[],
): { add: (values: Values) => void; flush: () => void } {
  const insert = insertingRows(db, table, columns)
  let rows: Values[] = []
  const flush = (): void => {
    insert(rows)
    rows = []
  }
  return {
    add: (values) => {
      if (rows.push(values) >= TOGETHER[0]) flush()
    },
    flush,
  }
}

function insertOf<T extends Table>(
  db: Db,
  table: T,
  columns: readonly (keyof Database[T] & string)[],
  count: number,
) {
  const sample = Object.fromEntries(columns.map((column) => [column, 0])) as unknown as NewRow<'fact'>
  return db.insertInto(table as 'fact').values(Array.from({ length: count }, () => sample))
}
