import type { Db } from '../schema.ts'
import { ROOT } from './filter-values.ts'
import type { RegionName } from './aggregate-labels.ts'

/** For each region the way down to it, from the province to the region itself. The country has none. */
export async function regionPaths(db: Db, codes: readonly string[]): Promise<Map<string, RegionName[]>> {
  const paths = new Map<string, RegionName[]>()
  if (codes.length === 0) return paths
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin('region', 'region.adcode', 'region_closure.ancestor')
    .select(['region_closure.descendant', 'region.adcode', 'region.name'])
    .where('region_closure.descendant', 'in', [...new Set(codes)])
    .where('region_closure.ancestor', '!=', ROOT)
    .orderBy('region_closure.descendant')
    .orderBy('region_closure.depth', 'desc')
    .execute()
  for (const { descendant, adcode, name } of rows) {
    const path = paths.get(descendant)
    if (path) path.push({ adcode, name })
    else paths.set(descendant, [{ adcode, name }])
  }
  return paths
}
