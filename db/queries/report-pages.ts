/** Pages of reports with all that is said of each, in the order of their numbers, by statements that are prepared once. */
import { LRUCache } from 'lru-cache'
import { hold, onceAConnection, type Held } from '../dialect.ts'
import type { Db } from '../schema.ts'
import { reportsOf, type CheckedFilters } from './quality-filter.ts'

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
    .where('report.id', '>', 0)
    .orderBy('report.id')
    .limit(1)
}
const withParse = (db: Db, filters: CheckedFilters) => selected(db, filters).select('document.parse')

type RowOf<Query extends { execute: () => Promise<unknown[]> }> = Awaited<
  ReturnType<Query['execute']>
>[number]
export type ReportRow = RowOf<ReturnType<typeof selected>>
export type ParseRow = RowOf<ReturnType<typeof withParse>>

/** Reports after a number, not more than the limit. */
export type ReadPage<Row> = (after: number, limit: number) => Row[]

/** Questions of one shape differ in their values only; so many shapes keep their statement. */
const KEPT_SHAPES = 32
const shapesOf = onceAConnection((_: Db) => ({
  reports: new LRUCache<string, Held<ReportRow>>({ max: KEPT_SHAPES }),
  parses: new LRUCache<string, Held<ParseRow>>({ max: KEPT_SHAPES }),
}))

export function reportPages(db: Db, filters: CheckedFilters): ReadPage<ReportRow> {
  return pagesOf(shapesOf(db).reports, filters, () => hold(db, selected(db, filters)))
}

/** With what is stored of the parse of each. */
export function parsePages(db: Db, filters: CheckedFilters): ReadPage<ParseRow> {
  return pagesOf(shapesOf(db).parses, filters, () => hold(db, withParse(db, filters)))
}

function pagesOf<Row>(
  kept: LRUCache<string, Held<Row>>,
  filters: CheckedFilters,
  prepare: () => Held<Row>,
): ReadPage<Row> {
  const { within, sector, agency, agencyLevel, years } = filters
  // In the order in which the filters stand in the statement.
  const lists = [within, sector, agency, agencyLevel === undefined ? [] : [agencyLevel], years]
  const shape = lists.map(({ length }) => length).join(' ')
  let statement = kept.get(shape)
  if (!statement) kept.set(shape, (statement = prepare()))
  const { all } = statement
  const values: unknown[] = lists.flat()
  return (after, limit) => all(...values, after, limit)
}
