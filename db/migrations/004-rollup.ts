/**
 * Sums kept beside the reports (`db/rollup`): one row for each place, kind of sum, part of the administration and year,
 * holding all its figures as one vector. They follow from the reports and can be made again at any time.
 */
import { sql, SqliteAdapter, type Kysely, type Migration } from 'kysely'

async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const bytes = sqlite ? 'blob' : 'bytea'
  const table = db.schema
    .createTable('rollup')
    .addColumn('kind', 'integer', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('slice', 'text', (c) => c.notNull())
    // 0: what holds for all years.
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('figures', bytes, (c) => c.notNull())
    // The same over reports without findings of severity error; null where it is no different.
    .addColumn('clean', bytes)
    .addPrimaryKeyConstraint('rollup_key', ['kind', 'region', 'slice', 'year'])
  await (sqlite ? table.modifyEnd(sql`strict, without rowid`) : table).execute()

  // Who speaks for a region: asked with every change in it.
  await db.schema
    .createIndex('report_consolidated')
    .on('report')
    .columns(['agency_id', 'year'])
    .where(sql.ref('scope'), '=', sql.lit('consolidated'))
    .execute()
}

export const rollup: Migration = { up }
