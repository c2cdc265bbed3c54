/** What storing one document asks and writes, prepared once a connection. */
import { sql } from 'kysely'
import { hold, onceAConnection, type Held } from '../dialect.ts'
import type { Database, Db, Row } from '../schema.ts'
import { insertingRows, type Values } from './insert-rows.ts'

export type KnownDocument = Pick<
  Row<'document'>,
  'id' | 'name' | 'agency_id' | 'year' | 'stated' | 'status' | 'parse_sha256' | 'text' | 'parse'
>

export interface LoadStatements {
  documents: Held<KnownDocument>
  insertDocument: Held<{ id: number }>
  storeParse: Held<unknown>
  /** By name and region, none being ''. */
  agency: Held<Pick<Row<'agency'>, 'id' | 'sector' | 'level'>>
  insertAgency: Held<{ id: number }>
  current: Held<{ id: number; document_id: number; parse: Uint8Array }>
  lastRevision: Held<{ revision: number }>
  insertReport: Held<{ id: number }>
  updateReport: Held<unknown>
  insertRevision: Held<unknown>
  /** Rows that follow from the document of a report. */
  deleteDetails: readonly Held<unknown>[]
  insertFacts: (rows: readonly Values[]) => void
  insertSections: (rows: readonly Values[]) => void
  insertClaims: (rows: readonly Values[]) => void
  insertFindings: (rows: readonly Values[]) => void
  insertChange: Held<unknown>
}

/** Columns in the order in which they are filled in. */
export const DOCUMENT_COLUMNS = [
  'sha256',
  'agency_id',
  'year',
  'name',
  'media_type',
  'bytes',
  'url',
  'published',
  'stated',
  'status',
  'reasons',
  'text',
  'parse',
  'parse_sha256',
  'loaded_at',
] as const satisfies readonly (keyof Row<'document'>)[]

export const SUMMARY_COLUMNS = [
  'form',
  'scope',
  'errors',
  'warnings',
  'infos',
  'missing',
  'document_id',
  'revision',
] as const satisfies readonly (keyof Row<'report'>)[]

export const FACT_COLUMNS = ['report_id', 'indicator_id', 'applicant_id', 'value', 'state'] as const
export const SECTION_COLUMNS = ['report_id', 'no', 'title', 'text'] as const
export const CLAIM_COLUMNS = [
  'report_id',
  'no',
  'indicator',
  'applicant',
  'value',
  'bound',
  'quote',
  'start',
  'end',
] as const
export const FINDING_COLUMNS = [
  'report_id',
  'no',
  'rule',
  'severity',
  'zh',
  'en',
  'cells',
  'expected',
  'actual',
  'suspect',
  'start',
  'end',
] as const

export const CHANGE_COLUMNS = [
  'revision',
  'at',
  'kind',
  'report_id',
  'agency_id',
  'agency',
  'region',
  'year',
  'cells',
  'changed',
  'details',
] as const satisfies readonly (keyof Row<'data_change'>)[]

/** The values of a row in the order of the columns; what it does not say is null. */
export function valuesOf(row: object, columns: readonly string[]): unknown[] {
  const given = row as Readonly<Record<string, unknown>>
  return columns.map((column) => given[column] ?? null)
}

export const loadStatements = onceAConnection((db: Db): LoadStatements => {
  const revisions = db.selectFrom('revision').where('report_id', '=', 0)
  return {
    documents: hold(
      db,
      db
        .selectFrom('document')
        .select(['id', 'name', 'agency_id', 'year', 'stated', 'status', 'parse_sha256', 'text', 'parse'])
        .where('sha256', '=', '')
        .orderBy('id'),
    ),
    insertDocument: hold(db, insertInto(db, 'document', DOCUMENT_COLUMNS).returning('id')),
    storeParse: hold(db, db.updateTable('document').set({ parse: NO_BYTES }).where('id', '=', 0)),
    agency: hold(
      db,
      db
        .selectFrom('agency')
        .select(['id', 'sector', 'level'])
        .where('name', '=', '')
        // As the index has it, in which an agency without a region is found too.
        .where(sql`coalesce(region, '')`, '=', ''),
    ),
    insertAgency: hold(db, insertInto(db, 'agency', ['name', 'region', 'sector', 'level']).returning('id')),
    current: hold(
      db,
      db
        .selectFrom('report')
        .innerJoin('document', 'document.id', 'report.document_id')
        .select(['report.id', 'document.id as document_id', 'document.parse'])
        .where('report.agency_id', '=', 0)
        .where('report.year', '=', 0),
    ),
    lastRevision: hold(db, revisions.select('revision').orderBy('revision', 'desc')),
    insertReport: hold(
      db,
      insertInto(db, 'report', ['agency_id', 'year', ...SUMMARY_COLUMNS]).returning('id'),
    ),
    updateReport: hold(
      db,
      db
        .updateTable('report')
        .set(Object.fromEntries(SUMMARY_COLUMNS.map((column) => [column, 0])))
        .where('id', '=', 0),
    ),
    insertRevision: hold(
      db,
      insertInto(db, 'revision', ['report_id', 'revision', 'document_id', 'loaded_at']),
    ),
    deleteDetails: (['fact', 'section', 'claim', 'finding'] as const).map((table) =>
      hold(db, db.deleteFrom(table).where('report_id', '=', 0)),
    ),
    insertFacts: insertingRows(db, 'fact', FACT_COLUMNS),
    insertSections: insertingRows(db, 'section', SECTION_COLUMNS),
    insertClaims: insertingRows(db, 'claim', CLAIM_COLUMNS),
    insertFindings: insertingRows(db, 'finding', FINDING_COLUMNS),
    insertChange: hold(db, insertInto(db, 'data_change', CHANGE_COLUMNS)),
  }
})

const NO_BYTES = new Uint8Array()

/** One row, its values to be filled in. */
function insertInto<T extends keyof Database & string>(
  db: Db,
  table: T,
  columns: readonly (keyof Database[T] & string)[],
) {
  return db
    .insertInto(table as 'report')
    .columns(columns as readonly (keyof Row<'report'>)[])
    .expression(sql`select ${sql.join(columns.map(() => sql.val(null)))}`)
}
