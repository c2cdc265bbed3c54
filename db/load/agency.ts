/** Agencies come with their first report and go with their last. */
import type { Parsed } from '../../server/report/report.ts'
import { touchAgency } from '../rollup/watch.ts'
import type { Db } from '../schema.ts'
import { indexAgency } from '../search/store.ts'
import { loadStatements } from './statements.ts'

/** The agency of a report, by name and region; null when it is not known yet. */
export function findAgency(db: Db, report: Parsed): number | null {
  return known(db, report)?.id ?? null
}

function known(db: Db, { agency, region }: Parsed) {
  return loadStatements(db).agency.get(agency.name, region?.adcode ?? '')
}

/**
 * The agency of a report that is being stored, created on first sight. Sector and level follow the newest reading;
 * a level that it cannot tell does not erase one that is known.
 */
export async function storeAgency(db: Db, report: Parsed): Promise<number> {
  const { name, sector, level } = report.agency
  const there = known(db, report)
  if (!there) {
    const { insertAgency } = loadStatements(db)
    const { id } = insertAgency.get(name, report.region?.adcode ?? null, sector, level)!
    await indexAgency(db, id, name)
    touchAgency(db, id, null)
    return id
  }
  touchAgency(db, there.id, report.year)
  if (there.sector !== sector || (level !== null && there.level !== level)) {
    await db
      .updateTable('agency')
      .set(level === null ? { sector } : { sector, level })
      .where('id', '=', there.id)
      .execute()
  }
  return there.id
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
