/** Reports and their cells in bulk, in the order of reports, a few at a time: memory stays flat. */
import type { Db } from '../schema.ts'
import type { Cell, Form, Level, Scope } from '../../server/report/report.ts'
import { atOnce } from '../dialect.ts'
import { readCells } from '../stored-parse.ts'
import type { CheckedFilters } from './quality-filter.ts'
import { parsePages, reportPages, type ReportRow } from './report-pages.ts'

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
  cells: readonly Cell[]
}

/**
 * Pages by the number of the report instead of one long read: a slow reader of a download must hold neither the
 * connection nor a snapshot. What is corrected meanwhile is given as it then is.
 */
function* pages<Row extends { id: number }, Page>(
  db: Db,
  read: (after: number, limit: number) => Row[],
  batch: number,
  of: (rows: Row[]) => Page[],
): Generator<Page[]> {
  for (let after = 0; ;) {
    const { rows, page } = atOnce(db, () => {
      const rows = read(after, batch)
      return { rows, page: of(rows) }
    })
    const last = rows.at(-1)
    if (!last) return
    yield page
    if (rows.length < batch) return
    after = last.id
  }
}

export async function* streamReports(
  db: Db,
  filters: CheckedFilters,
  batch = 500,
): AsyncGenerator<ExportedReport[]> {
  yield* pages(db, reportPages(db, filters), batch, (rows) => rows.map(exported))
}

export async function* streamCells(
  db: Db,
  filters: CheckedFilters,
  batch = 20,
): AsyncGenerator<ExportedCells[]> {
  yield* pages(db, parsePages(db, filters), batch, (rows) => {
    const cells = readCells(db, rows)
    return rows.map((row, i) => {
      const { report, agency, region, year, form, scope } = exported(row)
      return { report, agency, region, year, form, scope, cells: cells[i]! }
    })
  })
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
