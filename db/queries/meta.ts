/** What the database holds, in numbers. */
import type { Db } from '../schema.ts'
import { dataRevision, readMeta } from '../revision.ts'

export async function describeData(db: Db) {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      const [agencies, regions] = await Promise.all([
        trx
          .selectFrom('agency')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
        trx
          .selectFrom('agency')
          .select((eb) => eb.fn.count<number>('region').distinct().as('n'))
          .executeTakeFirstOrThrow(),
      ])
      const documents = await trx
        .selectFrom('document')
        .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
        .where('status', '!=', 'parsed')
        .groupBy('status')
        .execute()
      const years = await trx
        .selectFrom('report')
        .select((eb) => [
          'year',
          eb.fn.countAll<number>().as('reports'),
          eb.fn.sum<number>('errors').as('error'),
          eb.fn.sum<number>('warnings').as('warning'),
          eb.fn.sum<number>('infos').as('info'),
        ])
        .groupBy('year')
        .orderBy('year')
        .execute()
      const total = (of: 'reports' | 'error' | 'warning' | 'info') =>
        years.reduce((sum, year) => sum + Number(year[of]), 0)
      return {
        revision: await dataRevision(trx),
        updatedAt: await readMeta(trx, 'updated_at'),
        synthetic: (await readMeta(trx, 'synthetic')) === '1',
        counts: {
          agencies: agencies.n,
          reports: total('reports'),
          unidentified: documents.find(({ status }) => status === 'unidentified')?.n ?? 0,
          refused: documents.find(({ status }) => status === 'refused')?.n ?? 0,
          regions: regions.n,
          findings: { error: total('error'), warning: total('warning'), info: total('info') },
        },
        years: years.map(({ year }) => year),
      }
    })
}
