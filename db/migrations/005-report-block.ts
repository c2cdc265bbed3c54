/**
 * The figures of single reports once more (`db/blocks`), those of one place, year and sector together in a row: what
 * rankings and distributions over all agencies of the country are read from. They follow from the reports and can be
 * made again at any time.
 */
import { sql, SqliteAdapter, type Kysely, type Migration } from 'kysely'

async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  // With a number of its own for each row: in the order of a key long rows would take a page each.
  const table = db.schema
    .createTable('report_block')
    .addColumn('id', 'integer', (c) => (sqlite ? c.primaryKey() : c.primaryKey().generatedAlwaysAsIdentity()))
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('sector', 'text', (c) => c.notNull())
    .addColumn('reports', sqlite ? 'blob' : 'bytea', (c) => c.notNull())
  await (sqlite ? table.modifyEnd(sql`strict`) : table).execute()
  await db.schema
    .createIndex('report_block_place')
    .unique()
    .on('report_block')
    .columns(['region', 'year', 'sector'])
    .execute()
}

export const reportBlock: Migration = { up }
