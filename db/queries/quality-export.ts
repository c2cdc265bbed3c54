/** Reports and their cells in bulk, in the order of reports, a few at a time: memory stays flat. */
import type { Db } from '../schema.ts'
import type { Cell, Form, Level, Scope } from '../../server/report/report.ts'
import { readParsed } from '../stored-parse.ts'
import { reportsOf, type CheckedFilters } from './quality-filter.ts'

export interface ExportedReport {
  report: number
  agency: { id: number; name: string; sector: string; level: Level | null }
  region: { adcode: string; name: string } | null
  year: number
  form: Form
  scope: Scope
  revision: number
  errors: number
  warnings: number
  infos: number
  missing: number
  source: { name: string; sha256: string; mediaType: string; url: string | null; published: string | null }
  loadedAt: string
}

export interface ExportedCells extends Pick<
  ExportedReport,
  'report' | 'agency' | 'region' | 'year' | 'form' | 'scope'
> {
  /** Every cell of the form, as it was read. */
  cells: Cell[]
}

function selected(db: Db, filters: CheckedFilters) {
  return reportsOf(db, filters)
    .innerJoin('document', 'document.id', 'report.document_id')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['report.id', 'report.year', 'report.form', 'report.scope', 'report.revision', 'report.missing'])
    .select(['report.errors', 'report.warnings', 'report.infos'])
    .select(['agency.id as agency_id', 'agency.name as agency_name', 'agency.sector', 'agency.level'])
    .select(['region.adcode', 'region.name as region_name'])
    .select(['document.name', 'document.sha256', 'document.media_type', 'document.url'])
    .select(['document.published', 'document.loaded_at'])
}
type ReportRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

/**
 * Pages by the number of the report instead of one long read: a slow reader of a download must hold neither the
 * connection nor a snapshot. What is corrected meanwhile is given as it then is.
 */
async function* pages<Row extends { id: number }>(
  read: (after: number) => Promise<Row[]>,
  batch: number,
): AsyncGenerator<Row[]> {
  for (let after = 0; ;) {
    const rows = await read(after)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    if (rows.length < batch) return
    after = last.id
  }
}

export async function* streamReports(
  db: Db,
  filters: CheckedFilters,
  batch = 500,
): AsyncGenerator<ExportedReport[]> {
  const read = (after: number) =>
    selected(db, filters).where('report.id', '>', after).orderBy('report.id').limit(batch).execute()
  for await (const rows of pages(read, batch)) yield rows.map(exported)
}

export async function* streamCells(
  db: Db,
  filters: CheckedFilters,
  batch = 20,
): AsyncGenerator<ExportedCells[]> {
  const read = (after: number) =>
    selected(db, filters)
      .select(['document.id as document_id', 'document.parse'])
      .where('report.id', '>', after)
      .orderBy('report.id')
      .limit(batch)
      .execute()
  for await (const rows of pages(read, batch)) {
    const reports: ExportedCells[] = []
    for (const row of rows) {
      const { report, agency, region, year, form, scope } = exported(row)
      const { cells } = await readParsed(db, { id: row.document_id, parse: row.parse })
      reports.push({ report, agency, region, year, form, scope, cells })
    }
    yield reports
  }
}

function exported(row: ReportRow): ExportedReport {
  return {
    report: row.id,
    agency: { id: row.agency_id, name: row.agency_name, sector: row.sector, level: row.level },
    region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' },
    year: row.year,
    form: row.form,
    scope: row.scope,
    revision: row.revision,
    errors: row.errors,
    warnings: row.warnings,
    infos: row.infos,
    missing: row.missing,
    source: {
      name: row.name,
      sha256: row.sha256,
      mediaType: row.media_type,
      url: row.url,
      published: row.published,
    },
    loadedAt: row.loaded_at,
  }
}
