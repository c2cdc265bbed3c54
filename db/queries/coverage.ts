/** Who has reported and who has not: the agencies known, against the years. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { Level, Scope } from '../../server/report/report.ts'
import { cutPage, readCursor } from './cursor.ts'
import {
  agenciesOf,
  checkFilters,
  reportsOf,
  type CheckedFilters,
  type QualityFilters,
} from './quality-filter.ts'

/** `refused`: no report, but a document of that name and year that could not be taken. */
export const LEDGER_STATES = ['missing', 'refused', 'revised', 'late'] as const

export interface CoverageQuestion extends QualityFilters {
  /** Only agencies that lack a report for at least one of the years. */
  gaps?: boolean
  /** Only agencies with at least one of the years in this state. */
  state?: (typeof LEDGER_STATES)[number]
  limit: number
  cursor?: string
}

export interface LedgerReport {
  year: number
  id: number
  revision: number
  scope: Scope
  findings: { error: number; warning: number; info: number }
  /** First day on which a document of this report is known to have been published; null: not known. */
  published: string | null
  /** Last day that the Regulations (Art. 49) allow. */
  due: string
  late: boolean | null
}

export interface LedgerEntry {
  agency: { id: number; name: string }
  region: { adcode: string; name: string } | null
  sector: string
  level: Level | null
  /** In the order of years; a year of the ledger that is not here has no report. */
  reports: LedgerReport[]
  /** Documents that are in no report although their file is named after the agency and one of the years. */
  outside: { year: number; document: number; status: 'refused' | 'unidentified'; name: string }[]
}

export interface LedgerYear {
  year: number
  reports: number
  /** Agencies known without a report for this year. */
  missing: number
  onTime: number
  late: number
  /** Reports whose day of publication nobody stated. */
  undated: number
}

/**
 * An agency is known once any document of it is loaded, so that one that never reported cannot be missed here. Years
 * are those asked for, else every year from the first to the last that is loaded, also those without any report.
 * Ordered by region and number.
 * @throws QueryError for unknown values and a foreign cursor.
 */
export async function coverage(db: Db, question: CoverageQuestion) {
  const filters = await checkFilters(db, question)
  const { limit, cursor } = question
  const after = cursor === undefined ? null : readCursor(cursor, ['string', 'number'])
  const years = filters.years.length > 0 ? filters.years : await loadedYears(db)
  const { n: agencies } = await agenciesOf(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const named = await namedOutside(db)
  const listed = listedAgencies(db, filters, question, years, named)
  const { total } = await listed
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const place = sql<string>`coalesce(agency.region, '')`
  const rows = await listed
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'agency.sector', 'agency.level'])
    .select(['region.adcode', 'region.name as region_name'])
    .$if(after !== null, (query) => query.where(sql<boolean>`(${place}, agency.id) > (${sql.join(after!)})`))
    .orderBy(place)
    .orderBy('agency.id')
    .limit(limit + 1)
    .execute()
  const { page, next } = cutPage(rows, limit, ({ adcode, id }) => [adcode ?? '', id])
  const reports = await ledgerReports(
    db,
    page.map(({ id }) => id),
    years,
  )
  return {
    years: await yearTotals(db, filters, years, agencies),
    agencies,
    documents: await outside(db),
    ledger: page.map((row) => entryOf(row, reports, named, years)),
    total,
    next,
  }
}

/** The whole ledger by agencies, some hundreds at a time, with the years that its rows are to be laid against. */
export async function* streamLedger(
  db: Db,
  filters: CheckedFilters,
  question: Pick<CoverageQuestion, 'gaps' | 'state'>,
  batch = 300,
): AsyncGenerator<{ years: readonly number[]; entries: LedgerEntry[] }> {
  const years = filters.years.length > 0 ? filters.years : await loadedYears(db)
  const named = await namedOutside(db)
  for (let after = 0; ;) {
    const rows = await listedAgencies(db, filters, question, years, named)
      .leftJoin('region', 'region.adcode', 'agency.region')
      .select(['agency.id', 'agency.name', 'agency.sector', 'agency.level'])
      .select(['region.adcode', 'region.name as region_name'])
      .where('agency.id', '>', after)
      .orderBy('agency.id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    const ids = rows.map(({ id }) => id)
    const reports = await ledgerReports(db, ids, years)
    yield { years, entries: rows.map((row) => entryOf(row, reports, named, years)) }
    after = last.id
  }
}

function listedAgencies(
  db: Db,
  filters: CheckedFilters,
  { gaps, state }: Pick<CoverageQuestion, 'gaps' | 'state'>,
  years: readonly number[],
  named: readonly Outside[],
) {
  const isMissing = gaps === true || state === 'missing'
  return agenciesOf(db, filters)
    .$if(isMissing, (query) =>
      query.where(
        (eb) =>
          eb
            .selectFrom('report as given')
            .select((e) => e.fn.countAll<number>().as('n'))
            .whereRef('given.agency_id', '=', 'agency.id')
            .where('given.year', 'in', years),
        '<',
        years.length,
      ),
    )
    .$if(state === 'revised' || state === 'late', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('report')
            .select(sql.lit(1).as('one'))
            .whereRef('report.agency_id', '=', 'agency.id')
            .where('report.year', 'in', years)
            .$if(state === 'revised', (one) => one.where('report.revision', '>', 1))
            .$if(state === 'late', (one) =>
              one.where((e) =>
                e(
                  e
                    .selectFrom('revision')
                    .innerJoin('document', 'document.id', 'revision.document_id')
                    .select(({ fn }) => fn.min('document.published').as('published'))
                    .whereRef('revision.report_id', '=', 'report.id'),
                  '>',
                  // Behind every time of the last day.
                  sql<string>`${DUE} || '~'`,
                ),
              ),
            ),
        ),
      ),
    )
    .$if(state === 'refused', (query) =>
      query.where('agency.name', 'in', [
        '',
        ...named.flatMap(({ year, names }) => (years.includes(year) ? names : [])),
      ]),
    )
}

interface Outside {
  document: number
  status: 'refused' | 'unidentified'
  name: string
  year: number
  /** Agencies that the file's name holds. */
  names: string[]
}

/** Documents looked through for the ledger: their files are named after an agency and a year, or they are not. */
const MOST_NAMED = 5000

/**
 * Documents without a report whose file says whose it would be. A file's name proves nothing, so that it stands
 * beside the gap and does not fill it.
 */
async function namedOutside(db: Db): Promise<Outside[]> {
  const documents = await db
    .selectFrom('document')
    .select(['id', 'name', 'status'])
    .where('status', 'in', ['refused', 'unidentified'])
    .orderBy('id')
    .limit(MOST_NAMED)
    .execute()
  const found: Outside[] = []
  for (const { id, name, status } of documents) {
    const year = Number(/(?<!\d)20\d\d(?!\d)/.exec(name)?.[0] ?? NaN)
    if (Number.isNaN(year)) continue
    const names = agencyNames(name)
    found.push({ document: id, name, year, names, status: status === 'refused' ? 'refused' : 'unidentified' })
  }
  return found
}

/** What may be a name in a file's name: each run of Chinese characters, and what stands before the report's title. */
function agencyNames(file: string): string[] {
  const runs = file.match(/\p{Script=Han}+/gu) ?? []
  return runs.flatMap((run) => [run, run.replace(/(?:年度?)?(?:政府)?信息公开.*$/u, '')]).filter(Boolean)
}

interface AgencyRow {
  id: number
  name: string
  sector: string
  level: Level | null
  adcode: string | null
  region_name: string | null
}

function entryOf(
  row: AgencyRow,
  reports: ReadonlyMap<number, LedgerReport[]>,
  named: readonly Outside[],
  years: readonly number[],
): LedgerEntry {
  const given = reports.get(row.id) ?? []
  const outside = named.filter(
    ({ names, year }) =>
      names.includes(row.name) && years.includes(year) && !given.some((report) => report.year === year),
  )
  return {
    agency: { id: row.id, name: row.name },
    region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' },
    sector: row.sector,
    level: row.level,
    reports: given,
    outside: outside.map(({ year, document, status, name }) => ({ year, document, status, name })),
  }
}

async function loadedYears(db: Db): Promise<number[]> {
  const { first, last } = await db
    .selectFrom('report')
    .select((eb) => [
      eb.fn.min<number | null>('year').as('first'),
      eb.fn.max<number | null>('year').as('last'),
    ])
    .executeTakeFirstOrThrow()
  if (first === null || last === null) return []
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/**
 * Regulations on Open Government Information (2019), Art. 49: an organ publishes by 31 January of the following
 * year; a government from county level up, whose report covers its whole area, by 31 March.
 */
const DUE = sql<string>`cast(report.year + 1 as text) ||
  case when report.scope = 'consolidated' or agency.sector = 'government' then '-03-31' else '-01-31' end`

/** A correction is published later; what counts is the first document of the report. */
function firstPublished(db: Db) {
  return db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.document_id')
    .select((eb) => ['revision.report_id', eb.fn.min('document.published').as('published')])
    .where('document.published', 'is not', null)
    .groupBy('revision.report_id')
}

async function yearTotals(
  db: Db,
  filters: CheckedFilters,
  years: readonly number[],
  agencies: number,
): Promise<LedgerYear[]> {
  const rows = await reportsOf(db, filters)
    .leftJoin(firstPublished(db).as('first'), (join) => join.onRef('first.report_id', '=', 'report.id'))
    .select((eb) => [
      'report.year',
      eb.fn.countAll<number>().as('reports'),
      eb.fn.count<number>('first.published').as('dated'),
      sql<number>`sum(case when substr(first.published, 1, 10) > ${DUE} then 1 else 0 end)`.as('late'),
    ])
    .groupBy('report.year')
    .execute()
  return years.map((year) => {
    const row = rows.find((one) => one.year === year)
    if (!row) return { year, reports: 0, missing: agencies, onTime: 0, late: 0, undated: 0 }
    const { reports, dated, late } = row
    return {
      year,
      reports,
      missing: agencies - reports,
      late,
      onTime: dated - late,
      undated: reports - dated,
    }
  })
}

async function ledgerReports(
  db: Db,
  ids: readonly number[],
  years: readonly number[],
): Promise<Map<number, LedgerReport[]>> {
  const found = new Map<number, LedgerReport[]>()
  if (ids.length === 0 || years.length === 0) return found
  const rows = await db
    .selectFrom('report')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .select((eb) => [
      'report.agency_id',
      'report.id',
      'report.year',
      'report.revision',
      'report.scope',
      'report.errors',
      'report.warnings',
      'report.infos',
      DUE.as('due'),
      eb
        .selectFrom('revision')
        .innerJoin('document', 'document.id', 'revision.document_id')
        .select((e) => e.fn.min('document.published').as('published'))
        .whereRef('revision.report_id', '=', 'report.id')
        .as('published'),
    ])
    .where('report.agency_id', 'in', ids)
    .where('report.year', 'in', years)
    .orderBy('report.year')
    .execute()
  for (const { agency_id, errors, warnings, infos, published, due, ...report } of rows) {
    const entry: LedgerReport = {
      ...report,
      findings: { error: errors, warning: warnings, info: infos },
      published,
      due,
      late: published === null ? null : published.slice(0, 10) > due,
    }
    found.set(agency_id, [...(found.get(agency_id) ?? []), entry])
  }
  return found
}

/** Documents that are in no ledger: they belong to no agency or no year. */
async function outside(db: Db): Promise<{ refused: number; unidentified: number }> {
  const rows = await db
    .selectFrom('document')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .where('status', '!=', 'parsed')
    .groupBy('status')
    .execute()
  const count = (status: 'refused' | 'unidentified') => rows.find((row) => row.status === status)?.n ?? 0
  return { refused: count('refused'), unidentified: count('unidentified') }
}
