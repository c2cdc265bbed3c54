/** What the rollup asks of the tables, prepared once a connection. */
import { sql, type DialectAdapter } from 'kysely'
import { hold, type Held } from '../dialect.ts'
import type { Db, Row } from '../schema.ts'
import type { RolledFact, RolledReport } from './contribution.ts'
import type { FoundRow } from './findings.ts'

export interface RollupRow {
  slice: string
  year: number
  figures: Uint8Array
  clean: Uint8Array | null
}

export interface ReportRow extends RolledReport {
  /** Of what is carried over; null: there is no link to the year before. */
  verdict: Row<'carry_over'>['verdict'] | null
}

export interface AgencyFact extends RolledFact {
  report_id: number
}

export interface ConsolidatedRow {
  id: number
  agency_id: number
  year: number
  errors: number
  region: string | null
  sector: string
  level: string | null
}

export interface RollupStatements {
  row: Held<Pick<RollupRow, 'figures' | 'clean'>>
  write: Held<unknown>
  remove: Held<unknown>
  agency: Held<Pick<Row<'agency'>, 'id' | 'region' | 'sector' | 'level'>>
  agenciesOf: Held<Pick<Row<'agency'>, 'id' | 'region' | 'sector' | 'level'>>
  agenciesOfNone: Held<Pick<Row<'agency'>, 'id' | 'region' | 'sector' | 'level'>>
  /** Of an agency, in the order of years. */
  reports: Held<ReportRow>
  /** Findings on the reports of an agency. */
  found: Held<FoundRow>
  report: Held<RolledReport>
  facts: Held<RolledFact>
  /** Of all reports of an agency. */
  agencyFacts: Held<AgencyFact>
  /** Rules of severity error that a report fails. */
  failed: Held<{ failed: number }>
  consolidatedIn: Held<ConsolidatedRow>
}

const prepared = new WeakMap<DialectAdapter, RollupStatements>()

export function rollupStatements(db: Db): RollupStatements {
  const { adapter } = db.getExecutor()
  let statements = prepared.get(adapter)
  if (!statements) prepared.set(adapter, (statements = prepare(db)))
  return statements
}

const NO_BYTES = new Uint8Array()

function prepare(db: Db): RollupStatements {
  const key = db
    .selectFrom('rollup')
    .where('kind', '=', 0)
    .where('region', '=', '')
    .where('slice', '=', '')
    .where('year', '=', 0)
  const agency = db.selectFrom('agency').select(['id', 'region', 'sector', 'level'])
  const report = db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .select(['report.id', 'report.agency_id', 'report.year', 'report.form', 'report.scope'])
    .select(['report.errors', 'report.missing', 'document.published'])
  return {
    row: hold(db, key.select(['figures', 'clean'])),
    write: hold(
      db,
      db
        .insertInto('rollup')
        .values({ kind: 0, region: '', slice: '', year: 0, figures: NO_BYTES, clean: null })
        .onConflict((c) =>
          c
            .columns(['kind', 'region', 'slice', 'year'])
            .doUpdateSet(({ ref }) => ({ figures: ref('excluded.figures'), clean: ref('excluded.clean') })),
        ),
    ),
    remove: hold(
      db,
      db
        .deleteFrom('rollup')
        .where('kind', '=', 0)
        .where('region', '=', '')
        .where('slice', '=', '')
        .where('year', '=', 0),
    ),
    agency: hold(db, agency.where('id', '=', 0)),
    agenciesOf: hold(db, agency.where('region', '=', '').orderBy('id')),
    agenciesOfNone: hold(db, agency.where('region', 'is', null).orderBy('id')),
    reports: hold(
      db,
      report
        .leftJoin('carry_over', 'carry_over.report_id', 'report.id')
        .select('carry_over.verdict')
        .where('report.agency_id', '=', 0)
        .orderBy('report.year'),
    ),
    found: hold(
      db,
      db
        .selectFrom('finding')
        .select(['report_id', 'rule', 'severity'])
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('report_id', 'in', db.selectFrom('report').select('id').where('agency_id', '=', 0))
        .groupBy(['report_id', 'rule', 'severity']),
    ),
    report: hold(db, report.where('report.id', '=', 0)),
    facts: hold(
      db,
      db.selectFrom('fact').select(['indicator_id', 'applicant_id', 'value']).where('report_id', '=', 0),
    ),
    agencyFacts: hold(
      db,
      db
        .selectFrom('fact')
        .select(['report_id', 'indicator_id', 'applicant_id', 'value'])
        .where('report_id', 'in', db.selectFrom('report').select('id').where('agency_id', '=', 0)),
    ),
    failed: hold(
      db,
      db
        .selectFrom('finding')
        .innerJoin('rule', 'rule.id', 'finding.rule')
        .whereRef('finding.severity', '=', 'rule.severity')
        .where('finding.report_id', '=', 0)
        // Written out, so that only the number of the report is left to give.
        .where('rule.severity', '=', sql.lit('error' as const))
        .select((eb) => eb.fn.count<number>('finding.rule').distinct().as('failed')),
    ),
    consolidatedIn: hold(
      db,
      db
        .selectFrom('agency')
        .innerJoin('report', 'report.agency_id', 'agency.id')
        .where('agency.region', '=', '')
        .where('report.scope', '=', sql.lit('consolidated' as const))
        .select(['report.id', 'report.agency_id', 'report.year', 'report.errors'])
        .select(['agency.region', 'agency.sector', 'agency.level'])
        .orderBy('report.id'),
    ),
  }
}
