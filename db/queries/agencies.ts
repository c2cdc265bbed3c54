/** The register of agencies, and one agency with its reports and peers. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { Level } from '../../server/report/report.ts'
import type { RegionName } from './aggregate-labels.ts'
import { cutPage, readCursor } from './cursor.ts'
import { checkRegions, checkSectors } from './filter-values.ts'
import { regionPaths } from './region-paths.ts'
import { containsText } from './search-text.ts'

export interface AgencyFilters {
  within?: string
  sector?: string
  level?: Level
  /** Part of the name. */
  q?: string
  limit: number
  cursor?: string
}

export interface AgencyEntry {
  id: number
  name: string
  region: RegionName | null
  path: RegionName[]
  sector: { code: string; zh: string; en: string }
  level: Level | null
  years: number[]
}

/** In the order of their numbers. @throws QueryError for an unknown region or sector or a foreign cursor. */
export async function listAgencies(db: Db, filters: AgencyFilters) {
  const { level, q, limit, cursor } = filters
  const within = await checkRegions(db, 'within', filters.within)
  const sector = await checkSectors(db, filters.sector)
  const matching = db
    .selectFrom('agency')
    .$if(within.codes.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within.codes),
      ),
    )
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(level !== undefined, (query) => query.where('agency.level', '=', level!))
    .$if(q !== undefined, (query) => query.where((eb) => containsText(eb.ref('agency.name'), q!)))
  const total = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .select('agency.id')
    .$if(cursor !== undefined, (query) =>
      query.where('agency.id', '>', Number(readCursor(cursor!, ['number'])[0])),
    )
    .orderBy('agency.id')
    .limit(limit + 1)
    .execute()
  const { page, next } = cutPage(rows, limit, ({ id }) => [id])
  return {
    agencies: await entries(
      db,
      page.map(({ id }) => id),
    ),
    total: total.n,
    next,
  }
}

const PEERS = 50

/** Null when no agency has this number. Peers are of the same sector and level, the nearest first. */
export async function agencyProfile(db: Db, id: number) {
  const [agency] = await entries(db, [id])
  if (!agency) return null
  const reports = await db
    .selectFrom('report')
    .select(['id', 'year', 'form', 'scope', 'revision', 'missing', 'errors', 'warnings', 'infos'])
    .where('agency_id', '=', id)
    .orderBy('year')
    .execute()
  const peers = db
    .selectFrom('agency')
    .where('sector', '=', agency.sector.code)
    .where('level', 'is', agency.level)
    .where('id', '!=', id)
  const { total } = await peers.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const nearest = await peers
    .select(['id', 'name'])
    .orderBy(farFrom(agency.region?.adcode ?? ''))
    .orderBy('region')
    .orderBy('id')
    .limit(PEERS)
    .execute()
  return {
    ...agency,
    reports: reports.map(({ errors, warnings, infos, ...report }) => ({
      ...report,
      findings: { error: errors, warning: warnings, info: infos },
    })),
    peers: { agencies: nearest, total },
  }
}

/** 0 in the same prefecture, 1 in the same province, 2 elsewhere: the first digits of the code say so. */
function farFrom(adcode: string) {
  const starts = (digits: number) =>
    sql.join([sql`substr(region, 1, ${sql.lit(digits)})`, sql`${adcode.slice(0, digits)}`], sql` = `)
  return sql<number>`case when ${starts(4)} then 0 when ${starts(2)} then 1 else 2 end`
}

async function entries(db: Db, ids: readonly number[]): Promise<AgencyEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('agency')
    .innerJoin('sector', 'sector.code', 'agency.sector')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'agency.level', 'region.adcode', 'region.name as region_name'])
    .select(['sector.code', 'sector.zh', 'sector.en'])
    .where('agency.id', 'in', ids)
    .orderBy('agency.id')
    .execute()
  const reports = await db
    .selectFrom('report')
    .select(['agency_id', 'year'])
    .where('agency_id', 'in', ids)
    .orderBy('year')
    .execute()
  const years = new Map<number, number[]>()
  for (const { agency_id, year } of reports) years.set(agency_id, [...(years.get(agency_id) ?? []), year])
  const paths = await regionPaths(
    db,
    rows.flatMap(({ adcode }) => adcode ?? []),
  )
  return rows.map(({ id, name, level, adcode, region_name, code, zh, en }) => ({
    id,
    name,
    region: adcode === null ? null : { adcode, name: region_name ?? '' },
    path: adcode === null ? [] : (paths.get(adcode) ?? []),
    sector: { code, zh, en },
    level,
    years: years.get(id) ?? [],
  }))
}
