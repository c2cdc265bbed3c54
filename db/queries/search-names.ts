/** Agencies and regions by what someone types of their names: characters, short forms, pinyin, initials, codes. */
import { sql } from 'kysely'
import { matchesWords } from '../dialect.ts'
import type { Db } from '../schema.ts'
import { nameQuery } from '../search/name-query.ts'
import { soundsFromStart } from '../search/names.ts'
import { foldText } from '../search/words.ts'
import type { Level } from '../../server/report/report.ts'
import { formatCursor, readCursor } from './cursor.ts'
import type { RegionName } from './aggregate-labels.ts'
import { regionPaths } from './region-paths.ts'
import type { CheckedSearch } from './search-filters.ts'

/** How many that match are looked at, and counted; a query that more match is too short to rank. */
export const CANDIDATES = 1000

export interface FoundAgency {
  id: number
  name: string
  region: RegionName | null
  path: RegionName[]
  sector: { code: string; zh: string; en: string }
  level: Level | null
  reports: number
}

export interface FoundPage<Found> {
  rows: Found[]
  /** At most `CANDIDATES`; `more` says that there are others. */
  total: number
  more: boolean
  next: string | null
}

export interface NameSearch {
  q: string
  filters: CheckedSearch
  limit: number
  cursor?: string
}

/** The nearest names first: the whole name, its beginning, a part of it, then what only sounds like it. */
export async function searchAgencies(db: Db, asked: NameSearch): Promise<FoundPage<FoundAgency>> {
  const alternatives = nameQuery(asked.q)
  if (alternatives.length === 0) return { rows: [], total: 0, more: false, next: null }
  const { within, sector, agency, agencyLevel, years } = asked.filters
  const matches = db
    .selectFrom('agency_words')
    .innerJoin('agency', 'agency.id', 'agency_words.rowid')
    .where(matchesWords('agency_words', alternatives))
    .$if(within.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within),
      ),
    )
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(agency.length > 0, (query) => query.where('agency.id', 'in', agency))
    .$if(agencyLevel !== null, (query) => query.where('agency.level', '=', agencyLevel))
    .$if(years.length > 0, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('report')
            .select('report.id')
            .whereRef('report.agency_id', '=', 'agency.id')
            .where('report.year', 'in', years),
        ),
      ),
    )
    .select(['agency.id', 'agency.name'])
    .limit(CANDIDATES + 1)
  const { page, ...counts } = rank(
    await matches.execute(),
    asked,
    ({ name }) => name,
    ({ id }) => id,
  )
  const ids = page.map(({ id }) => id)
  return { rows: await describeAgencies(db, ids), ...counts }
}

export interface FoundRegion {
  adcode: string
  name: string
  level: string
  path: RegionName[]
  validTo: number | null
  agencies: number
}

/** Also by the first digits of the code. */
export async function searchRegions(db: Db, asked: NameSearch): Promise<FoundPage<FoundRegion>> {
  const alternatives = nameQuery(asked.q)
  const digits = /^\d{2,6}$/.test(asked.q.trim()) ? asked.q.trim() : null
  if (alternatives.length === 0) return { rows: [], total: 0, more: false, next: null }
  const { within } = asked.filters
  const inside = db
    .selectFrom('region')
    .$if(within.length > 0, (query) =>
      query.where('adcode', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within),
      ),
    )
    .select(['adcode', 'name', 'level', 'valid_to'])
  const rows = await (
    digits === null
      ? inside.where((eb) =>
          eb(
            sql<number>`cast(${eb.ref('adcode')} as integer)`,
            'in',
            eb.selectFrom('region_words').select('rowid').where(matchesWords('region_words', alternatives)),
          ),
        )
      : inside.where('adcode', 'like', `${digits}%`)
  )
    .limit(CANDIDATES + 1)
    .execute()
  const { page, ...counts } = rank(
    rows,
    asked,
    ({ name }) => name,
    // Larger regions before smaller ones, present ones before those that are no more.
    ({ adcode, valid_to }) => Number(adcode) + (valid_to === null ? 0 : 1_000_000),
  )
  const codes = page.map(({ adcode }) => adcode)
  const paths = await regionPaths(db, codes)
  const agencies = await agenciesIn(db, codes)
  return {
    rows: page.map(({ adcode, name, level, valid_to }) => ({
      adcode,
      name,
      level,
      path: paths.get(adcode) ?? [],
      validTo: valid_to,
      agencies: agencies.get(adcode) ?? 0,
    })),
    ...counts,
  }
}

function rank<Row>(
  found: readonly Row[],
  { q, limit, cursor }: NameSearch,
  nameOf: (row: Row) => string,
  order: (row: Row) => number,
) {
  const typed = foldText(q).replace(/\s+/g, '')
  const ranked = found
    .slice(0, CANDIDATES)
    .map((row) => ({ row, place: [...nearness(foldText(nameOf(row)), typed), order(row)] }))
    .sort((a, b) => compare(a.place, b.place))
  const after = cursor === undefined ? null : readCursor(cursor, ['number', 'number', 'number']).map(Number)
  const rest = after === null ? ranked : ranked.filter(({ place }) => compare(place, after) > 0)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    page: page.map(({ row }) => row),
    total: ranked.length,
    more: found.length > CANDIDATES,
    next: last && page.length < rest.length ? formatCursor(last.place) : null,
  }
}

/** How near: whole, at the beginning, by its sound, inside, otherwise; then the shorter name. */
function nearness(name: string, typed: string): [number, number] {
  const at = name.indexOf(typed)
  const sounds = at < 0 && /^[a-z]+$/.test(typed) && soundsFromStart(name, typed)
  const kind = name === typed ? 0 : at === 0 ? 1 : sounds ? 2 : at > 0 ? 3 : 4
  return [kind, name.length]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

async function describeAgencies(db: Db, ids: readonly number[]): Promise<FoundAgency[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('agency')
    .innerJoin('sector', 'sector.code', 'agency.sector')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'agency.level', 'region.adcode', 'region.name as region_name'])
    .select(['sector.code', 'sector.zh', 'sector.en'])
    .select((eb) =>
      eb
        .selectFrom('report')
        .whereRef('report.agency_id', '=', 'agency.id')
        .select((q) => q.fn.countAll<number>().as('n'))
        .as('reports'),
    )
    .where('agency.id', 'in', ids)
    .execute()
  const paths = await regionPaths(
    db,
    rows.flatMap(({ adcode }) => adcode ?? []),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id): FoundAgency[] => {
    const row = byId.get(id)
    if (!row) return []
    const { name, level, adcode, region_name, code, zh, en, reports } = row
    return [
      {
        id,
        name,
        region: adcode === null ? null : { adcode, name: region_name ?? '' },
        path: adcode === null ? [] : (paths.get(adcode) ?? []),
        sector: { code, zh, en },
        level,
        reports: reports ?? 0,
      },
    ]
  })
}

async function agenciesIn(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin('agency', 'agency.region', 'region_closure.descendant')
    .where('region_closure.ancestor', 'in', codes)
    .groupBy('region_closure.ancestor')
    .select((eb) => ['region_closure.ancestor', eb.fn.count<number>('agency.id').as('agencies')])
    .execute()
  return new Map(rows.map(({ ancestor, agencies }) => [ancestor, agencies]))
}
