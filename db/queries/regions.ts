/** The register of administrative divisions, with what is loaded of each. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { ALL } from '../rollup/places.ts'
import { isRolledUp } from '../rollup/state.ts'
import { KINDS } from '../rollup/store.ts'
import type { Database, Db } from '../schema.ts'
import { cutPage, readCursor } from './cursor.ts'
import { checkRegions } from './filter-values.ts'
import { reportsByRegion } from './loaded-counts.ts'
import { regionPaths } from './region-paths.ts'
import { containsText } from './search-text.ts'

export interface RegionFilters {
  within?: string
  level?: 'province' | 'prefecture' | 'county'
  /** Part of the name, or the first digits of the code. */
  q?: string
  loaded?: boolean
  limit: number
  cursor?: string
}

/** In the order of the codes. @throws QueryError for an unknown `within` or a foreign cursor. */
export async function listRegions(db: Db, filters: RegionFilters) {
  const { level, q, loaded, limit, cursor } = filters
  const within = await checkRegions(db, 'within', filters.within)
  const matching = db
    .selectFrom('region')
    .$if(within.codes.length > 0, (query) =>
      query.where('adcode', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within.codes),
      ),
    )
    .$if(level !== undefined, (query) => query.where('level', '=', level!))
    .$if(q !== undefined, (query) =>
      query.where((eb) => eb.or([containsText(eb.ref('name'), q!), eb('adcode', 'like', codePrefix(q!))])),
    )
    .$if(loaded === true, (query) => query.where((eb) => hasReports(db, eb)))
  const total = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .$if(cursor !== undefined, (query) =>
      query.where('adcode', '>', String(readCursor(cursor!, ['string'])[0])),
    )
    .orderBy('adcode')
    .limit(limit + 1)
    .execute()
  const { page, next } = cutPage(rows, limit, ({ adcode }) => [adcode])
  const codes = page.map(({ adcode }) => adcode)
  const paths = await regionPaths(db, codes)
  const loads = await loadOf(db, codes)
  return {
    regions: page.map((region) => ({
      adcode: region.adcode,
      name: region.name,
      level: region.level,
      parent: region.parent,
      path: paths.get(region.adcode) ?? [],
      validFrom: region.valid_from,
      validTo: region.valid_to,
      successors: region.successor === null ? [] : region.successor.split(' '),
      agencies: loads.get(region.adcode)?.agencies ?? 0,
      reports: loads.get(region.adcode)?.reports ?? 0,
    })),
    total: total.n,
    next,
  }
}

/** Digits find codes; anything else finds none, since no code holds it. */
function codePrefix(q: string): string {
  return /^\d{2,6}$/.test(q) ? `${q}%` : ''
}

/** In the region or below. */
function hasReports(db: Db, eb: ExpressionBuilder<Database, 'region'>): Expression<SqlBool> {
  if (isRolledUp(db)) {
    return eb.exists(
      eb
        .selectFrom('rollup')
        .select('rollup.year')
        .where('rollup.kind', '=', KINDS.found)
        .whereRef('rollup.region', '=', 'region.adcode')
        .where('rollup.slice', '=', ALL),
    )
  }
  return eb.exists(
    eb
      .selectFrom('region_closure as down')
      .innerJoin('agency', 'agency.region', 'down.descendant')
      .innerJoin('report', 'report.agency_id', 'agency.id')
      .whereRef('down.ancestor', '=', 'region.adcode')
      .select('report.id'),
  )
}

async function loadOf(db: Db, codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, { agencies: number; reports: number }>()
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin('agency', 'agency.region', 'region_closure.descendant')
    .select((eb) => ['region_closure.ancestor', eb.fn.count<number>('agency.id').as('agencies')])
    .where('region_closure.ancestor', 'in', codes)
    .groupBy('region_closure.ancestor')
    .execute()
  const reports = reportsByRegion(db, codes) ?? (await countReports(db, codes))
  return new Map(
    rows.map(({ ancestor, agencies }) => [ancestor, { agencies, reports: reports.get(ancestor) ?? 0 }]),
  )
}

async function countReports(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin('agency', 'agency.region', 'region_closure.descendant')
    .innerJoin('report', 'report.agency_id', 'agency.id')
    .select((eb) => ['region_closure.ancestor', eb.fn.countAll<number>().as('reports')])
    .where('region_closure.ancestor', 'in', codes)
    .groupBy('region_closure.ancestor')
    .execute()
  return new Map(rows.map(({ ancestor, reports }) => [ancestor, reports]))
}
