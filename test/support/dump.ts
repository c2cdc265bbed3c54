/** Everything that a database says, to compare two of them. */
import type { Database, Db } from '../../db/schema.ts'
import { unpack } from '../../db/packed.ts'

const TABLES = [
  'agency',
  'document',
  'report',
  'revision',
  'fact',
  'section',
  'claim',
  'finding',
] as const satisfies readonly (keyof Database)[]

/**
 * All rows that come from documents, long texts unpacked. With `untimed`, without the times of loading: two loads of
 * the same documents are equal but for them.
 */
export async function dump(db: Db, { untimed = false } = {}): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    TABLES.map(async (table): Promise<[string, unknown[]]> => {
      const rows = await db.selectFrom(table).selectAll().execute()
      return [table, rows.map((row) => plain(row, untimed)).sort((a, b) => (a < b ? -1 : 1))]
    }),
  )
  return Object.fromEntries(tables)
}

function plain(row: object, untimed: boolean): string {
  const entries = Object.entries(row)
    .filter(([column]) => !(untimed && column === 'loaded_at'))
    .map(([column, value]: [string, unknown]) => [
      column,
      value instanceof Uint8Array ? unpack(value) : value,
    ])
  return JSON.stringify(Object.fromEntries(entries))
}
