/** Opens the database named by a setting. */
import { Kysely, sql } from 'kysely'
import { sqliteDialect, type Access } from './dialect.ts'
import type { Database, Db } from './schema.ts'

export class UnsupportedDatabase extends Error {}

/**
 * `url` is a file name, `sqlite:FILE`, `file:FILE` or `:memory:`. A missing file and its folder are created,
 * unless the database is opened read-only. Close it with `destroy()`.
 * @throws UnsupportedDatabase for another scheme.
 */
export function openDatabase(url: string, access: Access = {}): Db {
  return new Kysely<Database>({ dialect: sqliteDialect(databaseFile(url), access) })
}

/**
 * One more connection of the same process, for reading alone. It keeps what it reads in its own small memory: pages
 * that it mapped would count as the process's a second time, up to the whole file.
 */
export async function openBeside(url: string): Promise<Db> {
  const db = openDatabase(url, { readonly: true })
  await sql`pragma mmap_size = 0`.execute(db)
  return db
}

/** The file that a database address means. */
export function databaseFile(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(url)
  if (!scheme) {
    if (url === '') throw new UnsupportedDatabase('The database address is empty')
    return url
  }
  if (!/^(sqlite|file)$/i.test(scheme[1]!)) {
    throw new UnsupportedDatabase(
      `Databases of the kind ${scheme[1]}: are not supported; give an SQLite file`,
    )
  }
  const file = scheme[2]!.replace(/^\/\/(?=\/|[^/])/, '')
  if (file === '') throw new UnsupportedDatabase(`No file in the database address ${url}`)
  return file
}
