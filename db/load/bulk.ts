/**
 * Loading by the hundred thousand: reports that are made here, without a document to keep. They come to lie in the
 * very tables that single documents come to, by the same rules of what is a fact and what a summary; only the way
 * there is short. No rollup is touched: rebuild them when all is loaded.
 */
import { createHash } from 'node:crypto'
import type { Judged } from '../../server/report/check/history.ts'
import type { Finding, Level, Scope } from '../../server/report/report.ts'
import { hold, writeAtOnce, type Held } from '../dialect.ts'
import type { Fact } from '../facts.ts'
import type { Database, Db, NewRow } from '../schema.ts'
import { nameWords } from '../search/names.ts'
import { acrossRow } from './across-rows.ts'
import { factsOfFigures, type Figures } from './figures.ts'
import { judgeRows, type HistoryRow } from './history.ts'
import { findingRows, summaryOfParts } from './report-rows.ts'

export interface BulkAgency {
  name: string
  region: string | null
  sector: string
  level: Level | null
}

export interface BulkReport {
  year: number
  scope: Scope
  figures: Figures
  findings: Finding[]
}

export interface BulkOptions {
  /** Time of loading, ISO 8601 in UTC. */
  now: string
  /** Kind of document that every report is said to come from. */
  mediaType: string
  /** Name of the document of a year. */
  nameOf: (year: number) => string
}

export interface BulkLoader {
  /**
   * An agency that is not in the database yet, with all its reports.
   * @throws the database's own error when it breaks a constraint.
   */
  store: (agency: BulkAgency, reports: readonly BulkReport[]) => void
  /** All that `work` stores, or nothing. */
  together: (work: () => void) => void
}

type Table =
  'agency' | 'agency_words' | 'carry_over' | 'document' | 'fact' | 'finding' | 'report' | 'revision'

/** What of a parse is not kept: it is told from the tables (`db/stored-parse.ts`). */
const NO_PARSE = Buffer.alloc(0)

export async function openBulk(db: Db, { now, mediaType, nameOf }: BulkOptions): Promise<BulkLoader> {
  const insert = {
    agency: inserting(db, 'agency', ['id', 'name', 'region', 'sector', 'level']),
    words: inserting(db, 'agency_words', ['rowid', 'name', 'pinyin', 'initials']),
    carry: inserting(db, 'carry_over', ['report_id', 'verdict', 'expected', 'actual']),
    document: inserting(db, 'document', [
      'id',
      'sha256',
      'agency_id',
      'year',
      'name',
      'media_type',
      'stated',
      'status',
      'reasons',
      'parse',
      'parse_sha256',
      'loaded_at',
    ]),
    report: inserting(db, 'report', [
      'id',
      'agency_id',
      'year',
      'form',
      'scope',
      'document_id',
      'revision',
      'errors',
      'warnings',
      'infos',
      'missing',
    ]),
    revision: inserting(db, 'revision', ['report_id', 'revision', 'document_id', 'loaded_at']),
    fact: inserting(db, 'fact', ['report_id', 'indicator_id', 'applicant_id', 'value', 'state']),
    finding: inserting(db, 'finding', [
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
      'basis',
      'other_report_id',
    ]),
  }
  const next = {
    agency: await nextId(db, 'agency'),
    document: await nextId(db, 'document'),
    report: await nextId(db, 'report'),
  }

  const numbered = ({ scope, figures, year, findings }: BulkReport): Numbered => {
    const facts = factsOfFigures(figures)
    return { id: next.report++, year, form: figures.form, scope, facts, findings, ...NO_PRINTS }
  }

  const storeReport = (
    agency_id: number,
    key: string,
    report: Numbered,
    judged: Judged | undefined,
  ): void => {
    const { id, year, form, scope, facts, findings } = report
    const document_id = next.document++
    const sha256 = fingerprint(key, year, facts)
    insert.document({
      id: document_id,
      sha256,
      agency_id,
      year,
      name: nameOf(year),
      media_type: mediaType,
      stated: 1,
      status: 'parsed',
      reasons: '[]',
      parse: NO_PARSE,
      parse_sha256: sha256,
      loaded_at: now,
    })
    const missing = facts.reduce((n, { value }) => (value === null ? n + 1 : n), 0)
    const across = judged?.findings ?? []
    const summary = summaryOfParts(form, scope, missing, [...findings, ...across])
    insert.report({ id, agency_id, year, document_id, revision: 1, ...summary })
    insert.revision({ report_id: id, revision: 1, document_id, loaded_at: now })
    for (const fact of facts) insert.fact({ report_id: id, ...fact })
    const rows = findingRows(id, findings)
    for (const row of rows) insert.finding({ ...row, basis: 'report' })
    across.forEach((finding, i) => {
      insert.finding({ ...acrossRow(id, 'years', finding), no: rows.length + i + 1 })
    })
    if (judged?.carry) {
      const { verdict, expected, actual } = judged.carry
      insert.carry({ report_id: id, verdict, expected, actual })
    }
  }

  return {
    store: ({ name, region, sector, level }, reports) => {
      const id = next.agency++
      insert.agency({ id, name, region, sector, level })
      insert.words({ rowid: id, ...nameWords(name) })
      const key = `${region ?? ''} ${name}`
      const rows = reports.map(numbered)
      const facts = rows.flatMap((row) => row.facts.map((fact) => ({ report_id: row.id, ...fact })))
      const judged = judgeRows(rows, facts)
      for (const row of rows) storeReport(id, key, row, judged.get(row.id))
    },
    together: (work) => writeAtOnce(db, work),
  }
}

/** A report with its number, as its history is told. */
interface Numbered extends HistoryRow {
  facts: Fact[]
  findings: Finding[]
}

/** Nothing to recognise a copy by: made-up reports have no narrative, and their figures are nobody's. */
const NO_PRINTS = { prose: null, requests: null, flows: null } as const

/** Stands for the bytes of a document that never was. */
function fingerprint(key: string, year: number, facts: readonly object[]): string {
  return createHash('sha256')
    .update(`${key} ${year} ${JSON.stringify(facts)}`)
    .digest('hex')
}

function inserting<T extends Table>(
  db: Db,
  table: T,
  columns: readonly (keyof Database[T] & string)[],
): (row: NewRow<T>) => void {
  const sample = Object.fromEntries(columns.map((column) => [column, 0])) as unknown as NewRow<Table>
  const held: Held<unknown> = hold(db, db.insertInto(table as Table).values(sample))
  return (row) => {
    const given = row as Readonly<Record<string, unknown>>
    held.run(...columns.map((column) => given[column] ?? null))
  }
}

async function nextId(db: Db, table: 'agency' | 'document' | 'report'): Promise<number> {
  const { last } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
