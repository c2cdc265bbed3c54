/** The data revision: one number that changes whenever anything that the API can answer changes. */
import type { Db } from './schema.ts'

export async function readMeta(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeMeta(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/** 0 before the first change. */
export async function dataRevision(db: Db): Promise<number> {
  return Number((await readMeta(db, 'data_revision')) ?? 0)
}

/** Once in every transaction that changes something; `now` only when documents changed, as ISO 8601 in UTC. */
export async function bumpRevision(db: Db, now?: string): Promise<void> {
  await writeMeta(db, 'data_revision', String((await dataRevision(db)) + 1))
  if (now !== undefined) await writeMeta(db, 'updated_at', now)
}
