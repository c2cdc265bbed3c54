/** Keeps the word indexes in step with the tables, in the transaction that changes these. */
import { atomically } from '../atomically.ts'
import { bumpRevision, readMeta, writeMeta } from '../revision.ts'
import type { Db } from '../schema.ts'
import { nameWords } from './names.ts'
import { wordsOf } from './words.ts'

/** Counts up when the same texts would be cut into other words. */
const CUT_AS = '1'
const BATCH = 500
const REGIONS_KEY = 'search_regions'
/** Numbers of the sections of one report; its own number comes in front. */
export const SECTIONS = 1000

export function sectionKey(report: number, no: number): number {
  return report * SECTIONS + no
}

/** On first sight of an agency. Its name is what it is known by and never changes; with the agency its words go. */
export async function indexAgency(db: Db, id: number, name: string): Promise<void> {
  await db
    .insertInto('agency_words')
    .values({ rowid: id, ...nameWords(name) })
    .execute()
}

/** After the sections of a report were stored. The words of those deleted go with them. */
export async function indexSections(
  db: Db,
  report: number,
  sections: readonly { title: string; text: string }[],
): Promise<void> {
  const rows = sections.slice(0, SECTIONS - 1).flatMap(({ title, text }, i) => {
    const words = wordsOf(`${title}\n${text}`)
    return words.length === 0 ? [] : [{ rowid: sectionKey(report, i + 1), text: words.join(' ') }]
  })
  if (rows.length > 0) await db.insertInto('section_words').values(rows).execute()
}

/** All regions anew: they are few, and come together. */
async function indexRegions(db: Db): Promise<void> {
  const regions = await db.selectFrom('region').select(['adcode', 'name', 'path']).execute()
  await db.deleteFrom('region_words').execute()
  for (let i = 0; i < regions.length; i += BATCH) {
    const rows = regions.slice(i, i + BATCH).map(({ adcode, name, path }) => ({
      rowid: Number(adcode),
      // 沈阳市沈河区: as people write a place with the one above it.
      ...nameWords(name, [path.split('/').slice(-2).join('')]),
    }))
    await db.insertInto('region_words').values(rows).execute()
  }
}

/**
 * Indexes what is not: all in a database that was filled before there was an index or cut otherwise, agencies that came
 * past it in bulk, regions that changed. Otherwise nothing happens.
 * @returns whether anything was written.
 */
export async function refreshSearch(db: Db): Promise<boolean> {
  const all = (await readMeta(db, 'search')) !== CUT_AS
  const regions = all || (await readMeta(db, REGIONS_KEY)) !== CUT_AS
  const agencies = all || (await countRows(db, 'agency')) !== (await countRows(db, 'agency_words'))
  if (!regions && !agencies) return false
  await atomically(db, async (trx) => {
    if (regions) await indexRegions(trx)
    if (agencies) await indexAgencies(trx)
    if (all) await indexReports(trx)
    await writeMeta(trx, 'search', CUT_AS)
    await writeMeta(trx, REGIONS_KEY, CUT_AS)
    // An index of nothing changes no answer.
    if ((await countRows(trx, 'agency')) > 0) await bumpRevision(trx)
  })
  return true
}

/** The regions are other ones than the index holds: the next `refreshSearch` takes them up. */
export async function regionsChanged(db: Db): Promise<void> {
  await writeMeta(db, REGIONS_KEY, '')
}

async function countRows(db: Db, table: 'agency' | 'agency_words'): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function indexAgencies(db: Db): Promise<void> {
  await db.deleteFrom('agency_words').execute()
  for (let after = 0; ;) {
    const agencies = await db
      .selectFrom('agency')
      .select(['id', 'name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const last = agencies.at(-1)
    if (!last) return
    const rows = agencies.map(({ id, name }) => ({ rowid: id, ...nameWords(name) }))
    await db.insertInto('agency_words').values(rows).execute()
    after = last.id
  }
}

async function indexReports(db: Db): Promise<void> {
  await db.deleteFrom('section_words').execute()
  for (let after = 0; ;) {
    const reports = await db
      .selectFrom('section')
      .select('report_id')
      .distinct()
      .where('report_id', '>', after)
      .orderBy('report_id')
      .limit(BATCH)
      .execute()
    const last = reports.at(-1)
    if (!last) return
    for (const { report_id } of reports) await reindexReport(db, report_id)
    after = last.report_id
  }
}

async function reindexReport(db: Db, report: number): Promise<void> {
  const sections = await db
    .selectFrom('section')
    .select(['title', 'text'])
    .where('report_id', '=', report)
    .orderBy('no')
    .execute()
  await indexSections(db, report, sections)
}
