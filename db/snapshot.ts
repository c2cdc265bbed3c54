/**
 * One consistent copy of the database as a file to give away. What the API does not show stays out of it: documents
 * that are not in the statistics. SQLite only.
 */
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Pages copied before others get their turn: about a megabyte. */
const PAGES_AT_A_TIME = 256

/**
 * Writes the copy to `target`, which must not exist. The copy is made a little at a time on a connection of its own,
 * which holds on to the state of the data that it began with: readers and writers go on meanwhile.
 */
export async function copyDatabase(db: Db, target: string): Promise<void> {
  const file = await fileOf(db)
  if (file === null) await sql`vacuum into ${target}`.execute(db)
  else await backup(file, target)
  clear(target)
}

/** Null for a database in memory, which no other connection can read. */
async function fileOf(db: Db): Promise<string | null> {
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db)
  const file = rows.find(({ name }) => name === 'main')?.file ?? ''
  return file === '' ? null : file
}

async function backup(file: string, target: string): Promise<void> {
  const source = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    source.exec('begin')
    source.prepare('select count(*) from meta').get()
    await source.backup(target, { progress: () => PAGES_AT_A_TIME })
  } finally {
    source.close()
  }
}

/** Takes out what is not public, so that no trace of it stays in free pages, and leaves one file that stands alone. */
function clear(target: string): void {
  const copy = new Sqlite(target)
  try {
    copy.pragma('secure_delete = ON')
    copy.pragma('journal_mode = DELETE')
    copy.prepare("delete from document where status in ('unidentified', 'refused')").run()
  } finally {
    copy.close()
  }
}
