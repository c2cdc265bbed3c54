/** What the pages of the site are about: enough for their heads, and for a list of all of them. */
import type { Db } from '../schema.ts'

export interface AgencyCard {
  id: number
  name: string
  region: { adcode: string; name: string } | null
  sector: { zh: string; en: string }
  /** Ascending; empty: none is loaded any more. */
  years: number[]
}

export async function agencyCard(db: Db, id: number): Promise<AgencyCard | null> {
  const row = await db
    .selectFrom('agency')
    .innerJoin('sector', 'sector.code', 'agency.sector')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'region.adcode', 'region.name as region_name'])
    .select(['sector.zh', 'sector.en'])
    .where('agency.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const reports = await db
    .selectFrom('report')
    .select('year')
    .where('agency_id', '=', id)
    .orderBy('year')
    .execute()
  const { name, adcode, region_name, zh, en } = row
  return {
    id,
    name,
    region: adcode === null ? null : { adcode, name: region_name ?? '' },
    sector: { zh, en },
    years: reports.map(({ year }) => year),
  }
}

export interface ReportCard {
  id: number
  year: number
  agency: string
}

export async function reportCard(db: Db, id: number): Promise<ReportCard | null> {
  const row = await db
    .selectFrom('report')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['report.id', 'report.year', 'agency.name as agency'])
    .where('report.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function regionName(db: Db, adcode: string): Promise<string | null> {
  const row = await db.selectFrom('region').select('name').where('adcode', '=', adcode).executeTakeFirst()
  return row?.name ?? null
}

/** Years that have reports, ascending. */
export async function reportYears(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('report').select('year').distinct().orderBy('year').execute()
  return rows.map(({ year }) => year)
}

/** The highest number given so far; 0: none. */
export async function lastNumber(db: Db, table: 'agency' | 'report'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('id').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The numbers in use from `first` to `last`, both included. */
export async function numbersBetween(
  db: Db,
  table: 'agency' | 'report',
  first: number,
  last: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>=', first)
    .where('id', '<=', last)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Regions with an agency in them or below. */
export async function regionsInUse(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin(
      db.selectFrom('agency').select('region').where('region', 'is not', null).distinct().as('used'),
      'used.region',
      'region_closure.descendant',
    )
    .select('region_closure.ancestor')
    .distinct()
    .orderBy('region_closure.ancestor')
    .execute()
  return rows.map(({ ancestor }) => ancestor)
}
