/** What the database holds, in numbers. */
import type { Db } from '../schema.ts'
import { dataRevision, readMeta } from '../revision.ts'
import { loadedYears } from './loaded-counts.ts'
import { countOutside } from './outside-counts.ts'

export async function describeData(db: Db) {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      // One entry a region, of the index alone.
      const regions = await trx
        .selectFrom('agency')
        .select((eb) => ['region', eb.fn.countAll<number>().as('agencies')])
        .groupBy('region')
        .execute()
      const years = await loadedYears(trx)
      const found = (of: 'error' | 'warning' | 'info') =>
        years.reduce((sum, { findings }) => sum + Number(findings[of]), 0)
      return {
        revision: await dataRevision(trx),
        updatedAt: await readMeta(trx, 'updated_at'),
        synthetic: (await readMeta(trx, 'synthetic')) === '1',
        counts: {
          agencies: regions.reduce((sum, { agencies }) => sum + agencies, 0),
          reports: years.reduce((sum, { reports }) => sum + reports, 0),
          ...(await countOutside(trx)),
          regions: regions.filter(({ region }) => region !== null).length,
          findings: { error: found('error'), warning: found('warning'), info: found('info') },
        },
        years: years.map(({ year }) => year),
      }
    })
}
