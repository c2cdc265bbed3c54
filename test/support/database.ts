/** A database as the product opens it, in memory: migrated, with the reference data, without reports. */
import { openDatabase } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { Db } from '../../db/schema.ts'
import { loadReference } from '../../db/seed-reference.ts'

export async function emptyDatabase(url = ':memory:'): Promise<Db> {
  const db = openDatabase(url)
  await migrate(db)
  await loadReference(db)
  return db
}
