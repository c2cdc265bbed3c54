/** What loading asks for every report about those beside it, prepared once a connection. */
import { sql, type DialectAdapter } from 'kysely'
import { hold, type Held } from '../dialect.ts'
import type { Db, Row } from '../schema.ts'
import { MANY } from '../../server/report/check/copies.ts'

export type YearRow = Pick<Row<'report'>, 'id' | 'year' | 'form' | 'scope'> & {
  [Column in 'prose' | 'requests' | 'flows']: Row<'fingerprint'>[Column]
} & { verdict: Row<'carry_over'>['verdict'] | null; expected: number | null; actual: number | null }

export type PrintRow = Row<'fingerprint'> & {
  agency_id: number
  year: number
  agency: string
  region: string | null
}

export interface AcrossStatements {
  /** Reports of an agency in the order of years, with what is kept of each. */
  years: Held<YearRow>
  /** Facts of all reports of an agency. */
  facts: Held<Row<'fact'>>
  /** Findings on reports of an agency that do not rest on one report alone, in their order. */
  foundInAgency: Held<Row<'finding'>>
  /** The same of one report. */
  foundInReport: Held<Row<'finding'>>
  print: Held<PrintRow>
  /** Reports with a key; of a crowd two more than are ever compared. */
  sharing: Held<{ report_id: number }>
  /** Findings on a report that do not rest on it alone; the last number of those that do. */
  deleteFound: Held<unknown>
  lastNumber: Held<{ last: number | null }>
  insertFound: Held<unknown>
  /** By how many errors, warnings and infos a report has more. */
  addCounts: Held<unknown>
  insertCarry: Held<unknown>
  deleteCarry: Held<unknown>
  insertPrint: Held<unknown>
  insertKey: Held<unknown>
  deletePrint: Held<unknown>
  deleteKey: Held<unknown>
}

/** Written out: it is no value to be filled in. */
const ACROSS = sql<boolean>`basis <> 'report'`

/** The columns of a finding in the order in which they are filled in. */
export const FOUND_COLUMNS = [
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
  'basis',
  'other_report_id',
] as const satisfies readonly (keyof Row<'finding'>)[]

const prepared = new WeakMap<DialectAdapter, AcrossStatements>()

export function acrossStatements(db: Db): AcrossStatements {
  const { adapter } = db.getExecutor()
  let statements = prepared.get(adapter)
  if (!statements) prepared.set(adapter, (statements = prepare(db)))
  return statements
}

function prepare(db: Db): AcrossStatements {
  const ofAgency = db.selectFrom('report').select('id').where('agency_id', '=', 0)
  const found = db.selectFrom('finding').selectAll().where(ACROSS).orderBy('report_id').orderBy('no')
  return {
    years: hold(
      db,
      db
        .selectFrom('report')
        .leftJoin('fingerprint', 'fingerprint.report_id', 'report.id')
        .leftJoin('carry_over', 'carry_over.report_id', 'report.id')
        .select(['report.id', 'report.year', 'report.form', 'report.scope'])
        .select(['fingerprint.prose', 'fingerprint.requests', 'fingerprint.flows'])
        .select(['carry_over.verdict', 'carry_over.expected', 'carry_over.actual'])
        .where('report.agency_id', '=', 0)
        .orderBy('report.year'),
    ),
    facts: hold(db, db.selectFrom('fact').selectAll().where('report_id', 'in', ofAgency)),
    foundInAgency: hold(db, found.where('report_id', 'in', ofAgency)),
    foundInReport: hold(db, found.where('report_id', '=', 0)),
    print: hold(
      db,
      db
        .selectFrom('fingerprint')
        .innerJoin('report', 'report.id', 'fingerprint.report_id')
        .innerJoin('agency', 'agency.id', 'report.agency_id')
        .select(['fingerprint.report_id', 'fingerprint.prose', 'fingerprint.requests', 'fingerprint.flows'])
        .select(['report.agency_id', 'report.year', 'agency.name as agency', 'agency.region'])
        .where('fingerprint.report_id', '=', 0),
    ),
    sharing: withLimit(
      hold(
        db,
        db
          .selectFrom('fingerprint_key')
          .select('report_id')
          .where('key', '=', 0)
          .limit(MANY + 2),
      ),
    ),
    deleteFound: hold(db, db.deleteFrom('finding').where('report_id', '=', 0).where(ACROSS)),
    lastNumber: hold(
      db,
      db
        .selectFrom('finding')
        .select((eb) => eb.fn.max<number | null>('no').as('last'))
        .where('report_id', '=', 0),
    ),
    insertFound: hold(db, insertInto(db, FOUND_COLUMNS)),
    addCounts: hold(
      db,
      db
        .updateTable('report')
        .set((eb) => ({
          errors: eb('errors', '+', 0),
          warnings: eb('warnings', '+', 0),
          infos: eb('infos', '+', 0),
        }))
        .where('id', '=', 0),
    ),
    insertCarry: hold(
      db,
      db
        .insertInto('carry_over')
        .values({ report_id: 0, verdict: 'passed', expected: 0, actual: 0 })
        .onConflict((c) =>
          c.column('report_id').doUpdateSet(({ ref }) => ({
            verdict: ref('excluded.verdict'),
            expected: ref('excluded.expected'),
            actual: ref('excluded.actual'),
          })),
        ),
    ),
    deleteCarry: hold(db, db.deleteFrom('carry_over').where('report_id', '=', 0)),
    insertPrint: hold(
      db,
      db.insertInto('fingerprint').values({ report_id: 0, prose: null, requests: null, flows: null }),
    ),
    insertKey: hold(db, db.insertInto('fingerprint_key').values({ key: 0, report_id: 0 })),
    deletePrint: hold(db, db.deleteFrom('fingerprint').where('report_id', '=', 0)),
    deleteKey: hold(db, db.deleteFrom('fingerprint_key').where('key', '=', 0).where('report_id', '=', 0)),
  }
}

function insertInto(db: Db, columns: readonly (keyof Row<'finding'>)[]) {
  return db
    .insertInto('finding')
    .columns(columns)
    .expression(sql`select ${sql.join(columns.map(() => sql.val(null)))}`)
}

/** A limit is a value too, behind the one that changes. */
function withLimit<R>(held: Held<R>): Held<R> {
  return {
    all: (...given) => held.all(...given, MANY + 2),
    get: (...given) => held.get(...given, MANY + 2),
    run: (...given) => held.run(...given, MANY + 2),
  }
}
