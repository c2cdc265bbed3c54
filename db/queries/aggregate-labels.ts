/** Names for the codes on one page of rows. */
import type { Db } from '../schema.ts'

export interface RegionName {
  adcode: string
  name: string
}
export interface AgencyName {
  id: number
  name: string
  region: RegionName | null
}

/** Enough for any statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const CHUNK = 10_000

export async function regionNames(db: Db, codes: readonly string[]): Promise<Map<string, RegionName>> {
  const names = new Map<string, RegionName>()
  for (const some of chunks([...new Set(codes)])) {
    const rows = await db
      .selectFrom('region')
      .select(['adcode', 'name'])
      .where('adcode', 'in', some)
      .execute()
    for (const row of rows) names.set(row.adcode, row)
  }
  return names
}

export async function agencyNames(db: Db, ids: readonly number[]): Promise<Map<number, AgencyName>> {
  const names = new Map<number, AgencyName>()
  for (const some of chunks([...new Set(ids)])) {
    const rows = await db
      .selectFrom('agency')
      .leftJoin('region', 'region.adcode', 'agency.region')
      .select(['agency.id', 'agency.name', 'region.adcode', 'region.name as region_name'])
      .where('agency.id', 'in', some)
      .execute()
    for (const { id, name, adcode, region_name } of rows) {
      names.set(id, { id, name, region: adcode === null ? null : { adcode, name: region_name ?? '' } })
    }
  }
  return names
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK)
}
