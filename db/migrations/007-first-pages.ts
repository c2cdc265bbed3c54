/**
 * Ways to the first page of a list: reports with findings of a severity, and links of the chain of requests that did
 * not hold. Each leads to a few in a hundred of the rows that it would be looked for among.
 */
import { sql, type Kysely, type Migration } from 'kysely'

async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['errors', 'warnings', 'infos']) {
    await db.schema
      .createIndex(`report_${column}`)
      .on('report')
      .column('year')
      .where(sql.ref(column), '>', sql.lit(0))
      .execute()
  }
  await db.schema
    .createIndex('carry_over_verdict')
    .on('carry_over')
    .column('verdict')
    .where(sql.ref('verdict'), '<>', sql.lit('passed'))
    .execute()
}

export const firstPages: Migration = { up }
