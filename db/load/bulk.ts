/**
 * Loading by the hundred thousand: reports that are made here, without a document to keep. They come to lie in the
 * very tables that single documents come to, by the same rules of what is a fact and what a summary; only the way
 * there is short. No rollup is touched: rebuild them when all is loaded.
 */
import { hash } from 'node:crypto'
import type { Judged } from '../../server/report/check/history.ts'
import type { Finding, Level, Scope } from '../../server/report/report.ts'
import { writeAtOnce } from '../dialect.ts'
import type { Fact } from '../facts.ts'
import type { Db } from '../schema.ts'
import { nameWords } from '../search/names.ts'
import { acrossRow } from './across-rows.ts'
import { factsOfFigures, type Figures } from './figures.ts'
import { judgeRows, type HistoryRow } from './history.ts'
import { gatheringRows } from './insert-rows.ts'
import { findingRows, summaryOfParts } from './report-rows.ts'
import { FACT_COLUMNS, FINDING_COLUMNS, SUMMARY_COLUMNS, valuesOf } from './statements.ts'

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

/** What of a parse is not kept: it is told from the tables (`db/stored-parse.ts`). */
const NO_PARSE = Buffer.alloc(0)

export async function openBulk(db: Db, { now, mediaType, nameOf }: BulkOptions): Promise<BulkLoader> {
  const agencies = gatheringRows(db, 'agency', ['id', 'name', 'region', 'sector', 'level'])
  const words = gatheringRows(db, 'agency_words', ['rowid', 'name', 'pinyin', 'initials'])
  const documents = gatheringRows(db, 'document', DOCUMENT)
  const written = gatheringRows(db, 'report', ['id', 'agency_id', 'year', ...SUMMARY_COLUMNS])
  const revisions = gatheringRows(db, 'revision', ['report_id', 'revision', 'document_id', 'loaded_at'])
  const facts = gatheringRows(db, 'fact', FACT_COLUMNS)
  const findings = gatheringRows(db, 'finding', FINDING)
  const links = gatheringRows(db, 'carry_over', ['report_id', 'verdict', 'expected', 'actual'])
  // A row that another names is written before it.
  const all = [agencies, words, documents, written, revisions, facts, findings, links]
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
    const { id, year, form, scope } = report
    const document_id = next.document++
    const sha256 = fingerprint(key, year, report.facts)
    documents.add([
      document_id,
      sha256,
      agency_id,
      year,
      nameOf(year),
      mediaType,
      1,
      'parsed',
      '[]',
      NO_PARSE,
      sha256,
      now,
    ])
    const missing = report.facts.reduce((n, { value }) => (value === null ? n + 1 : n), 0)
    const across = judged?.findings ?? []
    const summary = summaryOfParts(form, scope, missing, [...report.findings, ...across])
    written.add([id, agency_id, year, ...valuesOf({ ...summary, document_id, revision: 1 }, SUMMARY_COLUMNS)])
    revisions.add([id, 1, document_id, now])
    for (const { indicator_id, applicant_id, value, state } of report.facts)
      facts.add([id, indicator_id, applicant_id, value, state])
    const rows = findingRows(id, report.findings)
    for (const row of rows) findings.add(valuesOf({ ...row, basis: 'report' }, FINDING))
    across.forEach((finding, i) => {
      findings.add(valuesOf({ ...acrossRow(id, 'years', finding), no: rows.length + i + 1 }, FINDING))
    })
    if (judged?.carry) {
      const { verdict, expected, actual } = judged.carry
      links.add([id, verdict, expected, actual])
    }
  }

  return {
    store: ({ name, region, sector, level }, reports) => {
      const id = next.agency++
      agencies.add([id, name, region, sector, level])
      const found = nameWords(name)
      words.add([id, found.name, found.pinyin, found.initials])
      const key = `${region ?? ''} ${name}`
      const rows = reports.map(numbered)
      const known = rows.flatMap((row) => row.facts.map((fact) => ({ report_id: row.id, ...fact })))
      const judged = judgeRows(rows, known)
      for (const row of rows) storeReport(id, key, row, judged.get(row.id))
    },
    together: (work) =>
      writeAtOnce(db, () => {
        work()
        for (const rows of all) rows.flush()
      }),
  }
}

/** A report with its number, as its history is told. */
interface Numbered extends HistoryRow {
  facts: Fact[]
  findings: Finding[]
}

const DOCUMENT = [
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
] as const

const FINDING = [...FINDING_COLUMNS, 'basis', 'other_report_id'] as const

/** Nothing to recognise a copy by: made-up reports have no narrative, and their figures are nobody's. */
const NO_PRINTS = { prose: null, requests: null, flows: null } as const

/** Stands for the bytes of a document that never was. */
function fingerprint(key: string, year: number, facts: readonly Fact[]): string {
  let said = `${key} ${year}`
  for (const { indicator_id, applicant_id, value, state } of facts)
    said += `|${indicator_id} ${applicant_id} ${value} ${state}`
  return hash('sha256', said)
}

async function nextId(db: Db, table: 'agency' | 'document' | 'report'): Promise<number> {
  const { last } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
