/** Whether the rollup says what the reports say; made by another program or under other definitions, it does not. */
import { currentMeta, writeMeta } from '../revision.ts'
import type { Db } from '../schema.ts'

/** Counts up when the rows would come out differently from the same reports. */
const ROLLED_AS = 3
const KEY = 'rollup'

/** What the rollup must be called; the reference data decide what is summed and over which places. */
export function rollupName(reference: string | null): string {
  return `${ROLLED_AS} ${reference ?? ''}`
}

export function isRolledUp(db: Db): boolean {
  const meta = currentMeta(db)
  return meta.get(KEY) === rollupName(meta.get('reference') ?? null)
}

export async function markRolledUp(db: Db): Promise<void> {
  await writeMeta(db, KEY, rollupName(currentMeta(db).get('reference') ?? null))
}

/** Until it is made again, questions are answered from the reports themselves. */
export async function dropRollup(db: Db): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', KEY).execute()
}
