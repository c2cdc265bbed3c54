/** The data revision: one number that changes whenever anything that the API can answer changes. */
import { hold, keptUntilWritten, onceAConnection } from './dialect.ts'
import type { Db } from './schema.ts'

const metaStatement = onceAConnection((db: Db) => hold(db, db.selectFrom('meta').select(['key', 'value'])))

/**
 * What the database says of itself, as a statement run now would find it. It is kept in memory and read anew only when
 * something was written, so that asking costs little more than looking whether another process has.
 */
export const currentMeta: (db: Db) => ReadonlyMap<string, string> = keptUntilWritten(
  (db: Db) =>
    new Map(
      metaStatement(db)
        .all()
        .map(({ key, value }) => [key, value]),
    ),
)

/** 0 before the first change. Within a transaction that writes: as it stands there. */
export function currentRevision(db: Db): number {
  return Number(currentMeta(db).get('data_revision') ?? 0)
}

/**
 * Read when first asked for, and anew when the reference data are others: it must not rest on anything else. Loading
 * reports, however often, leaves it as it is.
 */
export function keptForReference<Read>(read: (db: Db) => Read): (db: Db) => Read {
  const keptOf = onceAConnection((_: Db): { last: { name: string; value: Read } | null } => ({ last: null }))
  return (db) => {
    const kept = keptOf(db)
    const name = currentMeta(db).get('reference')
    if (name === undefined) return read(db)
    if (kept.last?.name !== name) kept.last = { name, value: read(db) }
    return kept.last.value
  }
}

export async function readMeta(db: Db, key: string): Promise<string | null> {
  return currentMeta(db).get(key) ?? null
}

const writeStatement = onceAConnection((db: Db) =>
  hold(
    db,
    db
      .insertInto('meta')
      .values({ key: '', value: '' })
      .onConflict((c) => c.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') }))),
  ),
)

export async function writeMeta(db: Db, key: string, value: string): Promise<void> {
  writeStatement(db).run(key, value)
}

export async function dataRevision(db: Db): Promise<number> {
  return currentRevision(db)
}

/** Once in every transaction that changes something; `now` only when documents changed, as ISO 8601 in UTC. */
export async function bumpRevision(db: Db, now?: string): Promise<void> {
  await writeMeta(db, 'data_revision', String(currentRevision(db) + 1))
  if (now !== undefined) await writeMeta(db, 'updated_at', now)
}
