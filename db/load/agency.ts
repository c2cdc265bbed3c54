/** Agencies come with their first report and go with their last. */
import type { Parsed } from '../../server/report/report.ts'
import { touchAgency } from '../rollup/watch.ts'
import type { Db } from '../schema.ts'
import { indexAgency } from '../search/store.ts'

/** The agency of a report, by name and region; null when it is not known yet. */
export async function findAgency(db: Db, { agency, region }: Parsed): Promise<number | null> {
  const found = await db
    .selectFrom('agency')
    .select('id')
    .where('name', '=', agency.name)
    .where('region', region ? '=' : 'is', region?.adcode ?? null)
    .executeTakeFirst()
  return found?.id ?? null
}

/**
 * The agency of a report that is being stored, created on first sight. Sector and level follow the newest reading;
 * a level that it cannot tell does not erase one that is known.
 */
export async function storeAgency(db: Db, report: Parsed): Promise<number> {
  const { name, sector, level } = report.agency
  const known = await findAgency(db, report)
  if (known === null) {
    const { id } = await db
      .insertInto('agency')
      .values({ name, region: report.region?.adcode ?? null, sector, level })
      .returning('id')
      .executeTakeFirstOrThrow()
    await indexAgency(db, id, name)
    touchAgency(db, id)
    return id
  }
  touchAgency(db, known)
  await db
    .updateTable('agency')
    .set(level === null ? { sector } : { sector, level })
    .where('id', '=', known)
    .execute()
  return known
}

/** Without documents an agency is one that nobody ever named: it must not count as known. */
export async function dropUnusedAgency(db: Db, id: number): Promise<void> {
  await db
    .deleteFrom('agency')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('document').select('document.id').where('document.agency_id', '=', id))),
    )
    .execute()
}
