import { databaseFile, openDatabase } from '../../db/connect.ts'
import { refreshAcross } from '../../db/load/across.ts'
import { refreshSearch } from '../../db/search/store.ts'
import { migrate } from '../../db/migrate.ts'
import type { Db } from '../../db/schema.ts'
import { loadReference } from '../../db/seed-reference.ts'
import { StartError } from './start-error.ts'

/**
 * Opens the database, creates it where it is missing, and brings tables, reference data and findings across reports up to date.
 * @throws StartError when it cannot be used.
 */
export async function prepareDatabase(url: string): Promise<Db> {
  let db: Db | null = null
  try {
    db = openDatabase(url)
    await migrate(db)
    await loadReference(db)
    await refreshAcross(db)
    await refreshSearch(db)
    return db
  } catch (error) {
    await db?.destroy()
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(`The database ${fileName(url)} cannot be used: ${reason}`, { cause: error })
  }
}

function fileName(url: string): string {
  try {
    return databaseFile(url)
  } catch {
    return url
  }
}
