/** The register of agencies in bulk, in the order of their numbers. */
import type { Db } from '../schema.ts'
import { agenciesOf, type CheckedFilters } from './quality-filter.ts'

function selected(db: Db, filters: CheckedFilters) {
  return agenciesOf(db, filters)
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'agency.region', 'agency.sector', 'agency.level'])
    .select('region.name as region_name')
}
export type ExportedAgency = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

/** A batch at a time: whoever reads slowly holds neither the connection nor a snapshot. */
export async function* streamAgencies(
  db: Db,
  filters: CheckedFilters,
  batch = 1000,
): AsyncGenerator<ExportedAgency[]> {
  for (let after = 0; ;) {
    const rows = await selected(db, filters)
      .where('agency.id', '>', after)
      .orderBy('agency.id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows
    if (rows.length < batch) return
    after = last.id
  }
}
