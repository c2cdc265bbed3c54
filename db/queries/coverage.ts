/** Who has reported and who has not: the agencies known, against the years. */
import type { Db } from '../schema.ts'
import type { Level, Scope } from '../../server/report/report.ts'
import { inOrder, listedAgencies, type Listed } from './coverage-agencies.ts'
import { namedOutside, type Outside } from './coverage-outside.ts'
import { DUE, ledgerYears, yearTotals } from './coverage-years.ts'
import { cutPage, readCursor } from './cursor.ts'
import { countOutside } from './outside-counts.ts'
import { agenciesOf, checkFilters, type CheckedFilters, type QualityFilters } from './quality-filter.ts'

export interface CoverageQuestion extends QualityFilters, Listed {
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
  const years = filters.years.length > 0 ? filters.years : await ledgerYears(db)
  const { n: agencies } = await agenciesOf(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const named = await namedOutside(db)
  const listed = listedAgencies(db, filters, question, years, named)
  const { total } = await listed
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await inOrder(listed, after === null ? null : [String(after[0]), Number(after[1])])
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id', 'agency.name', 'agency.sector', 'agency.level'])
    .select(['region.adcode', 'region.name as region_name'])
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
    documents: await countOutside(db),
    ledger: page.map((row) => entryOf(row, reports, named, years)),
    total,
    next,
  }
}

/** The whole ledger by agencies, some hundreds at a time, with the years that its rows are to be laid against. */
export async function* streamLedger(
  db: Db,
  filters: CheckedFilters,
  question: Listed,
  batch = 300,
): AsyncGenerator<{ years: readonly number[]; entries: LedgerEntry[] }> {
  const years = filters.years.length > 0 ? filters.years : await ledgerYears(db)
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
