import type { Db } from '../schema.ts'
import { reportsBySector } from './loaded-counts.ts'

/** All sectors in their order, also those without an agency. */
export async function listSectors(db: Db) {
  const rows = await db
    .selectFrom('sector')
    .leftJoin('agency', 'agency.sector', 'sector.code')
    .select((eb) => [
      'sector.code',
      'sector.zh',
      'sector.en',
      eb.fn.count<number>('agency.id').as('agencies'),
    ])
    .groupBy(['sector.code', 'sector.zh', 'sector.en', 'sector.position'])
    .orderBy('sector.position')
    .execute()
  const reports = await reportsBySector(db)
  return rows.map(({ code, zh, en, agencies }) => ({
    code,
    label: { zh, en },
    agencies,
    reports: reports.get(code) ?? 0,
  }))
}
