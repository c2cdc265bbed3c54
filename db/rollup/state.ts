/** Whether the rollup says what the reports say; made by another program or under other definitions, it does not. */
import { readMeta, writeMeta } from '../revision.ts'
import type { Db } from '../schema.ts'

/** Counts up when the rows would come out differently from the same reports. */
const ROLLED_AS = 2
const KEY = 'rollup'

/** What the rollup must be called; the reference data decide what is summed and over which places. */
export function rollupName(reference: string | null): string {
  return `${ROLLED_AS} ${reference ?? ''}`
}

export async function isRolledUp(db: Db): Promise<boolean> {
  const rows = await db.selectFrom('meta').selectAll().where('key', 'in', [KEY, 'reference']).execute()
  const of = (key: string) => rows.find((row) => row.key === key)?.value ?? null
  return of(KEY) === rollupName(of('reference'))
}

export async function markRolledUp(db: Db): Promise<void> {
  await writeMeta(db, KEY, rollupName(await readMeta(db, 'reference')))
}

/** Until it is made again, questions are answered from the reports themselves. */
export async function dropRollup(db: Db): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', KEY).execute()
}
