/** The years of the ledger: who reported, who did not, and when. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { ROOT } from './filter-values.ts'
import { loadedYears, loadedYearsIn } from './loaded-counts.ts'
import { agenciesOf, reportsOf, type CheckedFilters } from './quality-filter.ts'

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

/** Every year from the first to the last that is loaded, also those without any report. */
export async function ledgerYears(db: Db): Promise<number[]> {
  const years = await loadedYears(db)
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/**
 * Regulations on Open Government Information (2019), Art. 49: an organ publishes by 31 January of the following
 * year; a government from county level up, whose report covers its whole area, by 31 March.
 */
export const DUE = sql<string>`cast(report.year + 1 as text) ||
  case when report.scope = 'consolidated' or agency.sector = 'government' then '-03-31' else '-01-31' end`

/** @param agencies those that the filters leave. */
export async function yearTotals(
  db: Db,
  filters: CheckedFilters,
  years: readonly number[],
  agencies: number,
): Promise<LedgerYear[]> {
  const reported = await reportsByYear(db, filters)
  const dated = await datedReports(db)
    .where('report.agency_id', 'in', agenciesOf(db, filters).select('agency.id'))
    .select((eb) => [
      'report.year',
      eb.fn.countAll<number>().as('dated'),
      sql<number>`sum(case when substr(first.published, 1, 10) > ${DUE} then 1 else 0 end)`.as('late'),
    ])
    .groupBy('report.year')
    .execute()
  return years.map((year) => {
    const reports = reported.get(year) ?? 0
    const of = dated.find((one) => one.year === year) ?? { dated: 0, late: 0 }
    return {
      year,
      reports,
      missing: agencies - reports,
      late: of.late,
      onTime: of.dated - of.late,
      undated: reports - of.dated,
    }
  })
}

/** Agencies with a report for one of the years that came later than it had to. */
export function lateAgencies(db: Db, years: readonly number[]) {
  return datedReports(db)
    .where('report.year', 'in', years)
    .where(sql<boolean>`substr(first.published, 1, 10) > ${DUE}`)
    .select('report.agency_id')
}

/**
 * Reports of which a document says when it was published: a correction is published later, so that the first one
 * counts. Few documents say so, and an index finds them: the joins are in the order that begins with them.
 */
function datedReports(db: Db) {
  const first = db
    .selectFrom('document')
    .crossJoin('revision')
    .whereRef('revision.document_id', '=', 'document.id')
    .where('document.published', 'is not', null)
    .select((eb) => ['revision.report_id', eb.fn.min('document.published').as('published')])
    .groupBy('revision.report_id')
  return db
    .selectFrom(first.as('first'))
    .crossJoin('report')
    .crossJoin('agency')
    .whereRef('report.id', '=', 'first.report_id')
    .whereRef('agency.id', '=', 'report.agency_id')
}

async function reportsByYear(db: Db, filters: CheckedFilters): Promise<Map<number, number>> {
  const { within, sector, agency, agencyLevel } = filters
  const isPlace =
    within.length <= 1 && sector.length === 0 && agency.length === 0 && agencyLevel === undefined
  const kept = isPlace ? loadedYearsIn(db, within[0] ?? ROOT) : null
  const rows =
    kept ??
    (await reportsOf(db, filters)
      .select((eb) => ['report.year', eb.fn.countAll<number>().as('reports')])
      .groupBy('report.year')
      .execute())
  return new Map(rows.map(({ year, reports }) => [year, reports]))
}
