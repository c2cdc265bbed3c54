/** All or nothing, wherever the caller stands. */
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Runs `work` in a transaction; inside one already, up to a point that a failure goes back to. */
export async function atomically<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint step`.execute(db)
  try {
    const result = await work(db)
    await sql`release savepoint step`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint step`.execute(db)
    await sql`release savepoint step`.execute(db)
    throw error
  }
}
