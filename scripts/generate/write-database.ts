/** The nation into a database: in order, a few thousand reports to a transaction, to be taken up where it stopped. */
import { prepareForBulk, refreshPlans } from '../../db/dialect.ts'
import { openBulk } from '../../db/load/bulk.ts'
import { refreshAcross } from '../../db/load/across.ts'
import { bumpRevision, readMeta, writeMeta } from '../../db/revision.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import { dropRollup } from '../../db/rollup/state.ts'
import type { Db } from '../../db/schema.ts'
import { refreshSearch } from '../../db/search/store.ts'
import { SHARES } from './flaws.ts'
import { nation, type Given, type NationOptions } from './nation.ts'

/** Reports of one transaction. */
const TOGETHER = 5000
const PROGRESS = 'generating'
const GENERATED = 'generated'

export class NotEmpty extends Error {}

export interface Written {
  agencies: number
  reports: number
  seconds: number
}

/**
 * A database that was left in the middle is continued, if it is the same nation; one that is complete is left alone.
 * @param onReports called now and then with all reports stored so far.
 * @throws NotEmpty when the database holds anything else.
 */
export async function writeDatabase(
  db: Db,
  options: NationOptions,
  now: string,
  onReports: (reports: number) => void,
): Promise<Written> {
  const { regions: _regions, ...named } = options
  const name = JSON.stringify(named)
  const state = await stateOf(db, name)
  const start = performance.now()
  if (state === 'complete') return { agencies: 0, reports: 0, seconds: 0 }
  await writeMeta(db, 'synthetic', '1')
  await writeMeta(db, PROGRESS, JSON.stringify({ name, agencies: state }))
  // Of what is loaded here both are written with it.
  await refreshAcross(db)
  await refreshSearch(db)
  await dropRollup(db)
  const restore = prepareForBulk(db)
  const written = { agencies: state, reports: 0, seconds: 0 }
  try {
    const bulk = await openBulk(db, {
      now,
      mediaType: 'application/x-synthetic',
      nameOf: (year) => `synthetic-${year}`,
    })
    const store = ({ body, reports }: Given): void => {
      bulk.store(
        { name: body.name, region: body.region?.adcode ?? null, sector: body.sector, level: body.level },
        reports.map((report) => ({ ...report, scope: body.sums ? 'consolidated' : 'own' })),
      )
      written.agencies += 1
      written.reports += reports.length
    }
    for await (const batch of batches(options, state)) {
      bulk.together(() => {
        batch.forEach(store)
      })
      await writeMeta(db, PROGRESS, JSON.stringify({ name, agencies: written.agencies }))
      onReports(written.reports)
    }
    await rebuildRollup(db)
    await finish(db, name, now)
  } finally {
    restore()
  }
  refreshPlans(db)
  return { ...written, seconds: (performance.now() - start) / 1000 }
}

/** The agencies not yet stored; those before them are told again, since governments sum them. */
function* batches(options: NationOptions, stored: number): Generator<Given[]> {
  let batch: Given[] = []
  let reports = 0
  let place = 0
  for (const given of nation(options)) {
    if (place++ < stored) continue
    batch.push(given)
    reports += given.reports.length
    if (reports < TOGETHER) continue
    yield batch
    batch = []
    reports = 0
  }
  if (batch.length > 0) yield batch
}

/** How many agencies of this very nation are stored. */
async function stateOf(db: Db, name: string): Promise<number | 'complete'> {
  const generated = await readMeta(db, GENERATED)
  if (generated !== null && (JSON.parse(generated) as { name: string }).name === name) return 'complete'
  const progress = await readMeta(db, PROGRESS)
  if (progress !== null) {
    const { name: begun } = JSON.parse(progress) as { name: string }
    if (begun === name) return countAgencies(db)
    throw new NotEmpty(`The database holds the beginning of another nation: ${begun}`)
  }
  if ((await db.selectFrom('document').select('id').limit(1).executeTakeFirst()) !== undefined) {
    throw new NotEmpty('The database holds documents already: made-up reports must not stand among them')
  }
  return 0
}

async function countAgencies(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('agency')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function finish(db: Db, name: string, now: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('meta').where('key', '=', PROGRESS).execute()
    await writeMeta(trx, GENERATED, JSON.stringify({ name, shares: SHARES }))
    await bumpRevision(trx, now)
  })
}
