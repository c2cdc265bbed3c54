/** Lists of reports, and of the documents that did not become one. */
import type { SelectQueryBuilder } from 'kysely'
import type { Database, Db, Row } from '../schema.ts'
import type { Form, Level, ParsedReport, Reason, Scope } from '../../server/report/report.ts'
import { unpack } from '../packed.ts'
import { cutPage, readCursor } from './cursor.ts'
import { checkAgencies, checkRegions, checkSectors, readYears } from './filter-values.ts'
import { openFound, reportsIn, yearsOfTops } from './found-counts.ts'
import type { CheckedFilters } from './quality-filter.ts'
import { QueryError } from './query-error.ts'

export interface ReportFilters {
  within?: string
  years?: string
  sector?: string
  agency?: string
  agencyLevel?: Level
  scope?: Scope
  status?: Row<'document'>['status']
  limit: number
  cursor?: string
}

export interface ReportEntry {
  id: number | null
  document: number
  status: Row<'document'>['status']
  agency: { id: number; name: string } | null
  region: { adcode: string; name: string } | null
  sector: string | null
  year: number | null
  form: Form | null
  scope: Scope | null
  findings: { error: number; warning: number; info: number } | null
  missing: number | null
  reasons: Reason[]
  name: string
  loadedAt: string
}

/**
 * The newest year first. Refused and unidentified documents belong to nobody, so that no filter can choose
 * among them.
 * @throws QueryError for unknown values, a foreign cursor, or such a filter.
 */
export async function listReports(db: Db, filters: ReportFilters) {
  const { status = 'parsed', limit, cursor } = filters
  if (status !== 'parsed') return listDocuments(db, status, filters)
  const within = await checkRegions(db, 'within', filters.within)
  const years = readYears(filters.years)
  const sector = await checkSectors(db, filters.sector)
  const agency = await checkAgencies(db, filters.agency)
  const matching = db
    .selectFrom('report')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .$if(within.codes.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within.codes),
      ),
    )
    .$if(years.length > 0, (query) => query.where('report.year', 'in', years))
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(agency.length > 0, (query) => query.where('agency.id', 'in', agency))
    .$if(filters.agencyLevel !== undefined, (query) => query.where('agency.level', '=', filters.agencyLevel!))
    .$if(filters.scope !== undefined, (query) => query.where('report.scope', '=', filters.scope!))
  const counted =
    filters.scope === undefined
      ? countedReports(db, {
          within: within.codes,
          levelBelow: within.levelBelow,
          years,
          sector,
          agency,
          agencyLevel: filters.agencyLevel,
        })
      : null
  const isNarrow = within.codes.length + sector.length > 0 || filters.agencyLevel !== undefined
  const after = cursor === undefined ? null : readCursor(cursor, ['number', 'number']).map(Number)
  const rows =
    counted && !isNarrow
      ? await walkThrough(matching, counted, after, limit + 1)
      : await selected(matching)
          .$if(after !== null, (query) =>
            query.where((eb) =>
              eb.or([
                eb('report.year', '<', after![0]!),
                eb.and([eb('report.year', '=', after![0]!), eb('report.id', '>', after![1]!)]),
              ]),
            ),
          )
          .orderBy('report.year', 'desc')
          .orderBy('report.id')
          .limit(limit + 1)
          .execute()
  const total = counted ? [...counted.values()].reduce((sum, n) => sum + n, 0) : await countReports(matching)
  const { page, next } = cutPage(rows, limit, ({ year, id }) => [year, id])
  return {
    reports: page.map((row): ReportEntry => ({
      id: row.id,
      document: row.document_id,
      status,
      agency: { id: row.agency_id, name: row.agency_name },
      region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' },
      sector: row.sector,
      year: row.year,
      form: row.form,
      scope: row.scope,
      findings: { error: row.errors, warning: row.warnings, info: row.infos },
      missing: row.missing,
      reasons: JSON.parse(row.reasons) as Reason[],
      name: row.name,
      loadedAt: row.loaded_at,
    })),
    total,
    next,
  }
}

type Matching = SelectQueryBuilder<Database, 'report' | 'agency', object>

function selected(matching: Matching) {
  return matching
    .innerJoin('document', 'document.id', 'report.document_id')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['report.id', 'report.document_id', 'report.year', 'report.form', 'report.scope'])
    .select(['report.missing', 'report.errors', 'report.warnings', 'report.infos'])
    .select(['agency.id as agency_id', 'agency.name as agency_name', 'agency.sector'])
    .select(['region.adcode', 'region.name as region_name'])
    .select(['document.name', 'document.reasons', 'document.loaded_at'])
}
type ReportRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

async function countReports(matching: Matching): Promise<number> {
  const { n } = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** By year, as the rollup has them; null where it cannot tell. */
function countedReports(db: Db, filters: CheckedFilters): Map<number, number> | null {
  const found = openFound(db, filters)
  const years = found && yearsOfTops(found)
  return years && new Map([...years].map(([year, counts]) => [year, reportsIn(counts)]))
}

/** Year by year and scope by scope, as the index has them: each page looks at no more than it shows. */
async function walkThrough(
  matching: Matching,
  years: ReadonlyMap<number, number>,
  after: readonly number[] | null,
  wanted: number,
): Promise<ReportRow[]> {
  const [afterYear = Infinity, afterId = 0] = after ?? []
  const rows: ReportRow[] = []
  for (const year of [...years.keys()].filter((year) => year <= afterYear).sort((a, b) => b - a)) {
    const some: ReportRow[] = []
    for (const scope of ['own', 'consolidated'] as const) {
      const found = await selected(matching)
        .where('report.year', '=', year)
        .where('report.scope', '=', scope)
        .$if(year === afterYear, (query) => query.where('report.id', '>', afterId))
        .orderBy('report.id')
        .limit(wanted - rows.length)
        .execute()
      some.push(...found)
    }
    some.sort((a, b) => a.id - b.id)
    rows.push(...some.slice(0, wanted - rows.length))
    if (rows.length >= wanted) break
  }
  return rows
}

const FILTERS = ['within', 'years', 'sector', 'agency', 'agencyLevel', 'scope'] as const

async function listDocuments(db: Db, status: 'unidentified' | 'refused', filters: ReportFilters) {
  const filter = FILTERS.find((name) => filters[name] !== undefined)
  if (filter) {
    throw new QueryError(
      filter,
      `A ${status} document belongs to no agency, region or year that ${filter} could choose: leave it out, or ask for parsed reports`,
    )
  }
  const { limit, cursor } = filters
  const matching = db.selectFrom('document').where('status', '=', status)
  const total = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .select(['id', 'name', 'reasons', 'loaded_at', 'parse'])
    .$if(cursor !== undefined, (query) => query.where('id', '>', Number(readCursor(cursor!, ['number'])[0])))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const { page, next } = cutPage(rows, limit, ({ id }) => [id])
  return {
    reports: page.map(({ id, name, reasons, loaded_at, parse }): ReportEntry => ({
      id: null,
      document: id,
      status,
      agency: null,
      sector: null,
      missing: null,
      reasons: JSON.parse(reasons) as Reason[],
      name,
      loadedAt: loaded_at,
      ...guessedIdentity(JSON.parse(unpack(parse)) as ParsedReport),
    })),
    total: total.n,
    next,
  }
}

/** What reading did establish of a document that is not identified. */
function guessedIdentity(
  parse: ParsedReport,
): Pick<ReportEntry, 'region' | 'year' | 'form' | 'scope' | 'findings'> {
  if (parse.status === 'refused') return { region: null, year: null, form: null, scope: null, findings: null }
  const { region, year, form, scope, findings } = parse
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return {
    region,
    year,
    form,
    scope,
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
  }
}
