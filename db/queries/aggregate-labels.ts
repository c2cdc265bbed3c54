/** Names for the codes on one page of rows. */
import { hold, onceAConnection } from '../dialect.ts'
import { knownRegions } from '../known-reference.ts'
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

/** Of those that there are. */
export function regionNames(db: Db, codes: readonly string[]): Map<string, RegionName> {
  const known = knownRegions(db)
  const names = new Map<string, RegionName>()
  for (const code of codes) {
    const region = known.get(code)
    if (region) names.set(code, { adcode: code, name: region.name })
  }
  return names
}

const agencyStatement = onceAConnection((db: Db) =>
  hold(db, db.selectFrom('agency').select(['name', 'region']).where('id', '=', 0)),
)

/** Of those that there are. */
export function agencyNames(db: Db, ids: readonly number[]): Map<number, AgencyName> {
  const names = new Map<number, AgencyName>()
  const regions = knownRegions(db)
  const statement = agencyStatement(db)
  for (const id of ids) {
    const agency = names.has(id) ? undefined : statement.get(id)
    if (!agency) continue
    const region = agency.region === null ? undefined : regions.get(agency.region)
    names.set(id, {
      id,
      name: agency.name,
      region: region ? { adcode: region.adcode, name: region.name } : null,
    })
  }
  return names
}
