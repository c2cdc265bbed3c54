/** Reports by what their narrative says, with the passage that says it. */
import { sql } from 'kysely'
import { matchesWords, type Phrase } from '../dialect.ts'
import type { Db } from '../schema.ts'
import { cutSnippet, type SnippetPart } from '../search/snippet.ts'
import { SECTIONS } from '../search/store.ts'
import { foldText, phraseOf } from '../search/words.ts'
import type { Scope } from '../../server/report/report.ts'
import { formatCursor, readCursor } from './cursor.ts'
import type { RegionName } from './aggregate-labels.ts'
import type { CheckedSearch } from './search-filters.ts'

/** Sections that match are looked at newest first; beyond these a query is too broad to put in order. */
export const CANDIDATES = 10_000

export interface FoundSection {
  report: number
  agency: { id: number; name: string; region: RegionName | null }
  year: number
  scope: Scope
  section: { no: number; title: string }
  snippet: SnippetPart[]
}

export interface SectionSearch {
  q: string
  filters: CheckedSearch
  limit: number
  cursor?: string
}

/** The words that must all be found: separated by blanks. */
export function searchTerms(q: string): string[] {
  return foldText(q)
    .trim()
    .split(/\s+/)
    .filter((term) => phraseOf(term).words.length > 0)
}

/** The newest years first, then the order of the reports and their sections. */
export async function searchSections(db: Db, { q, filters, limit, cursor }: SectionSearch) {
  const terms = searchTerms(q)
  if (terms.length === 0) return { rows: [], total: 0, more: false, next: null }
  const phrases: Phrase[] = terms.map(phraseOf)
  const { within, sector, agency, agencyLevel, years } = filters
  const filtered =
    within.length > 0 || sector.length > 0 || agency.length > 0 || agencyLevel !== null || years.length > 0
  const found = db
    .with('found', (cte) =>
      cte
        .selectFrom('section_words')
        .where(matchesWords('section_words', [{ column: 'text', phrases }]))
        .select('rowid')
        .orderBy('rowid', 'desc')
        // A filter may leave only old ones: then all that match are looked at.
        .$if(!filtered, (query) => query.limit(CANDIDATES + 1)),
    )
    .selectFrom('found')
    .innerJoin('report', (join) => join.on('report.id', '=', sql<number>`found.rowid / ${sql.lit(SECTIONS)}`))
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .$if(within.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within),
      ),
    )
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(agency.length > 0, (query) => query.where('agency.id', 'in', agency))
    .$if(agencyLevel !== null, (query) => query.where('agency.level', '=', agencyLevel))
    .$if(years.length > 0, (query) => query.where('report.year', 'in', years))
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const after = cursor === undefined ? null : readCursor(cursor, ['number', 'number']).map(Number)
  const keys = await found
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('report.year', '<', after![0]!),
          eb.and([eb('report.year', '=', after![0]!), eb('found.rowid', '>', after![1]!)]),
        ]),
      ),
    )
    .select(['found.rowid', 'report.year'])
    .orderBy('report.year', 'desc')
    .orderBy('found.rowid')
    .limit(limit + 1)
    .execute()
  const page = keys.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await describeSections(
      db,
      page.map(({ rowid }) => rowid),
      terms,
    ),
    total: filtered ? n : Math.min(n, CANDIDATES),
    more: !filtered && n > CANDIDATES,
    next: last && keys.length > limit ? formatCursor([last.year, last.rowid]) : null,
  }
}

async function describeSections(
  db: Db,
  keys: readonly number[],
  terms: readonly string[],
): Promise<FoundSection[]> {
  if (keys.length === 0) return []
  const reports = [...new Set(keys.map((key) => Math.floor(key / SECTIONS)))]
  const rows = await db
    .selectFrom('section')
    .innerJoin('report', 'report.id', 'section.report_id')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['section.report_id', 'section.no', 'section.title', 'section.text'])
    .select(['report.year', 'report.scope', 'agency.id as agency_id', 'agency.name'])
    .select(['region.adcode', 'region.name as region_name'])
    .where('section.report_id', 'in', reports)
    .execute()
  const byKey = new Map(rows.map((row) => [row.report_id * SECTIONS + row.no, row]))
  return keys.flatMap((key): FoundSection[] => {
    const row = byKey.get(key)
    if (!row) return []
    const region = row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' }
    return [
      {
        report: row.report_id,
        agency: { id: row.agency_id, name: row.name, region },
        year: row.year,
        scope: row.scope,
        section: { no: row.no, title: row.title },
        snippet: cutSnippet(row.text, terms) ?? cutSnippet(row.title, terms) ?? [],
      },
    ]
  })
}
