/**
 * What reports show only beside each other: findings that rest on another report, the chain of what is carried over,
 * and fingerprints that find a copy without reading the texts again.
 */
import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely, type Migration } from 'kysely'

async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const clustered = (name: string): CreateTableBuilder<string, never> => {
    const builder = db.schema.createTable(name)
    return sqlite ? builder.modifyEnd(sql`strict, without rowid`) : builder
  }

  await db.schema
    .alterTable('finding')
    .addColumn('basis', 'text', (c) =>
      c
        .notNull()
        .defaultTo('report')
        .check(sql`basis in ('report', 'years', 'agencies')`),
    )
    .execute()
  // Deferred: a report goes before the findings that name it are told anew, in one transaction.
  await db.schema
    .alterTable('finding')
    .addColumn('other_report_id', 'integer', (c) =>
      c.references('report.id').modifyEnd(sql`deferrable initially deferred`),
    )
    .execute()
  await db.schema
    .createIndex('finding_other')
    .on('finding')
    .column('other_report_id')
    .where(sql.ref('other_report_id'), 'is not', null)
    .execute()

  await clustered('carry_over')
    .addColumn('report_id', 'integer', (c) => c.primaryKey().references('report.id').onDelete('cascade'))
    .addColumn('verdict', 'text', (c) =>
      c.notNull().check(sql`verdict in ('passed', 'failed', 'not_evaluated')`),
    )
    .addColumn('expected', 'integer')
    .addColumn('actual', 'integer')
    .addCheckConstraint(
      'carry_over_evaluated',
      sql`(verdict = 'not_evaluated') = (expected is null or actual is null)`,
    )
    .execute()

  await clustered('fingerprint')
    .addColumn('report_id', 'integer', (c) => c.primaryKey().references('report.id').onDelete('cascade'))
    .addColumn('prose', sqlite ? 'blob' : 'bytea')
    .addColumn('requests', sqlite ? 'integer' : 'bigint')
    .addColumn('flows', sqlite ? 'integer' : 'bigint')
    .execute()

  await clustered('fingerprint_key')
    .addColumn('key', sqlite ? 'integer' : 'bigint', (c) => c.notNull())
    .addColumn('report_id', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('fingerprint_key_key', ['key', 'report_id'])
    .execute()
}

export const across: Migration = { up }
