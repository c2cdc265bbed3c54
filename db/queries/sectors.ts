import type { Db } from '../schema.ts'

/** All sectors in their order, also those without an agency. */
export async function listSectors(db: Db) {
  const rows = await db
    .selectFrom('sector')
    .leftJoin('agency', 'agency.sector', 'sector.code')
    .leftJoin('report', 'report.agency_id', 'agency.id')
    .select((eb) => [
      'sector.code',
      'sector.zh',
      'sector.en',
      eb.fn.count<number>('agency.id').distinct().as('agencies'),
      eb.fn.count<number>('report.id').as('reports'),
    ])
    .groupBy(['sector.code', 'sector.zh', 'sector.en', 'sector.position'])
    .orderBy('sector.position')
    .execute()
  return rows.map(({ code, zh, en, agencies, reports }) => ({ code, label: { zh, en }, agencies, reports }))
}
