/** Brings a database to the present tables, from whatever version it has. */
import { Migrator, type Migration } from 'kysely'
import { initial } from './migrations/001-initial.ts'
import { across } from './migrations/002-across.ts'
import { search } from './migrations/003-search.ts'
import { rollup } from './migrations/004-rollup.ts'
import { reportBlock } from './migrations/005-report-block.ts'
import { published } from './migrations/006-published.ts'
import { firstPages } from './migrations/007-first-pages.ts'
import type { Db } from './schema.ts'

/** By name, in order. A name that has run anywhere is never renamed, and its module never changes. */
const migrations: Record<string, Migration> = {
  '001-initial': initial,
  '002-across': across,
  '003-search': search,
  '004-rollup': rollup,
  '005-report-block': reportBlock,
  '006-published': published,
  '007-first-pages': firstPages,
}

/**
 * Runs the migrations that the database lacks; none is no change at all.
 * @returns the names of those that ran.
 * @throws when one fails (it is rolled back whole), or when the database is of a later version than this code.
 */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map(({ migrationName }) => migrationName)
}

/** The migrations that `migrate` would run. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const all = await migratorOf(db).getMigrations()
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

const migratorOf = (db: Db): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } })
