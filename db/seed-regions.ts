/** Regions into their tables, with the path of each and every (ancestor, descendant) pair. */
import { sql, type NotNull } from 'kysely'
import type { RegionRow } from '../server/report/reference.ts'
import type { Db, NewRow } from './schema.ts'

/** Rows of one insert; a statement takes 32,766 parameters. */
const CHUNK = 1000

/**
 * Replaces the regions by these: changed rows are updated in place, since agencies refer to them.
 * @throws when a region lies in none of the table, within itself, or is gone while agencies are in it.
 */
export async function storeRegions(trx: Db, regions: readonly RegionRow[]): Promise<void> {
  const lines = lineages(regions)
  const rows = regions
    .map((region): NewRow<'region'> => ({
      adcode: region.adcode,
      name: region.name,
      level: region.level,
      parent: region.parent,
      path: pathOf(lines.get(region.adcode)!),
      valid_from: region.validFrom,
      valid_to: region.validTo,
      successor: region.successors.length > 0 ? region.successors.join(' ') : null,
    }))
    // A parent must stand before its parts.
    .sort((a, b) => lines.get(a.adcode)!.length - lines.get(b.adcode)!.length)
  await trx.deleteFrom('region_closure').execute()
  for (const chunk of chunks(rows)) {
    await trx
      .insertInto('region')
      .values(chunk)
      .onConflict((c) =>
        c.column('adcode').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          level: ref('excluded.level'),
          parent: ref('excluded.parent'),
          path: ref('excluded.path'),
          valid_from: ref('excluded.valid_from'),
          valid_to: ref('excluded.valid_to'),
          successor: ref('excluded.successor'),
        })),
      )
      .execute()
  }
  const kept = new Set(rows.map(({ adcode }) => adcode))
  const stored = await trx.selectFrom('region').select(['adcode', 'path']).execute()
  const gone = stored.filter(({ adcode }) => !kept.has(adcode))
  for (const { adcode } of gone.sort((a, b) => b.path.split('/').length - a.path.split('/').length)) {
    await trx.deleteFrom('region').where('adcode', '=', adcode).execute()
  }
  await fillClosure(trx)
}

async function fillClosure(trx: Db): Promise<void> {
  await trx
    .withRecursive('line(ancestor, descendant, depth)', (cte) =>
      cte
        .selectFrom('region')
        .select(['adcode as ancestor', 'adcode as descendant', sql<number>`0`.as('depth')])
        .unionAll(
          cte
            .selectFrom('line')
            .innerJoin('region', 'region.adcode', 'line.ancestor')
            .where('region.parent', 'is not', null)
            .select(['region.parent as ancestor', 'line.descendant', sql<number>`depth + 1`.as('depth')])
            .$narrowType<{ ancestor: NotNull }>(),
        ),
    )
    .insertInto('region_closure')
    .columns(['ancestor', 'descendant', 'depth'])
    .expression((eb) => eb.selectFrom('line').select(['ancestor', 'descendant', 'depth']))
    .execute()
}

/** For each region itself and all above it, innermost first. */
function lineages(regions: readonly RegionRow[]): Map<string, RegionRow[]> {
  const byCode = new Map(regions.map((region) => [region.adcode, region]))
  return new Map(regions.map((region) => [region.adcode, lineage(region, byCode)]))
}

function lineage(region: RegionRow, byCode: ReadonlyMap<string, RegionRow>): RegionRow[] {
  const line: RegionRow[] = []
  for (let next: RegionRow | undefined = region; next;) {
    if (line.includes(next)) throw new RangeError(`Region ${region.adcode} lies within itself`)
    line.push(next)
    if (next.parent === null) break
    const parent = byCode.get(next.parent)
    if (!parent)
      throw new RangeError(`Region ${next.adcode} lies in ${next.parent}, which is not in the table`)
    next = parent
  }
  return line
}

/** 辽宁省/沈阳市/沈河区; the country is left out unless it is asked for itself. */
function pathOf(line: readonly RegionRow[]): string {
  const below = line.filter(({ level }) => level !== 'country')
  return (below.length > 0 ? below : line)
    .map(({ name }) => name)
    .reverse()
    .join('/')
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += CHUNK) yield rows.slice(i, i + CHUNK)
}
