/** The current report of an (agency, year), and the line of documents it has had. */
import type { Parsed } from '../../server/report/report.ts'
import { pack } from '../packed.ts'
import type { Db, Row } from '../schema.ts'
import { readParsed } from '../stored-parse.ts'
import { deleteReport, reportChanged } from './across.ts'
import { replaceDetails, summaryOf } from './report-rows.ts'
import { loadStatements, SUMMARY_COLUMNS, valuesOf } from './statements.ts'

export interface Attached {
  reportId: number
  /** The parse that was current before; null for the first report of an (agency, year). */
  replaced: Parsed | null
}

/** Makes a stored document the current one of its (agency, year). */
export async function attach(
  db: Db,
  documentId: number,
  identity: { agency_id: number; year: number },
  parsed: Parsed,
  now: string,
): Promise<Attached> {
  const statements = loadStatements(db)
  const current = statements.current.get(identity.agency_id, identity.year)
  // Told while its rows are still there; some documents have no other parse.
  const replaced = current ? await keepParse(db, { id: current.document_id, parse: current.parse }) : null
  const revision = current ? (statements.lastRevision.get(current.id)?.revision ?? 0) + 1 : 1
  const row = { ...summaryOf(parsed), document_id: documentId, revision }
  const values = valuesOf(row, SUMMARY_COLUMNS)
  let reportId: number
  if (current) {
    reportId = current.id
    statements.updateReport.run(...values, reportId)
  } else {
    reportId = statements.insertReport.get(identity.agency_id, identity.year, ...values)!.id
  }
  statements.insertRevision.run(reportId, revision, documentId, now)
  await replaceDetails(db, reportId, parsed)
  reportChanged(db, reportId, identity.agency_id, parsed)
  return { reportId, replaced }
}

/** The parse of a document that is about to lose its rows, stored if it was only there in these. */
async function keepParse(db: Db, document: Pick<Row<'document'>, 'id' | 'parse'>): Promise<Parsed> {
  const parsed = await readParsed(db, document)
  if (document.parse.length === 0) {
    loadStatements(db).storeParse.run(pack(JSON.stringify(parsed)), document.id)
  }
  return parsed
}

/** Rewrites what follows from the parse of a document that was read again, if it is a current one. */
export async function refresh(db: Db, documentId: number, parsed: Parsed): Promise<number> {
  const { report_id } = await db
    .selectFrom('revision')
    .select('report_id')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const current = await db
    .updateTable('report')
    .set(summaryOf(parsed))
    .where('id', '=', report_id)
    .where('document_id', '=', documentId)
    .returning('agency_id')
    .executeTakeFirst()
  if (current) {
    await replaceDetails(db, report_id, parsed)
    reportChanged(db, report_id, current.agency_id, parsed)
  }
  return report_id
}

/**
 * Takes a document out of its report's history. If it was the current one, its predecessor becomes current again;
 * a report without documents is gone.
 * @returns the report, when it was the current one.
 */
export async function detach(db: Db, documentId: number): Promise<number | null> {
  const { report_id } = await db
    .deleteFrom('revision')
    .where('document_id', '=', documentId)
    .returning('report_id')
    .executeTakeFirstOrThrow()
  const report = await db
    .selectFrom('report')
    .select(['document_id', 'agency_id'])
    .where('id', '=', report_id)
    .executeTakeFirstOrThrow()
  if (report.document_id !== documentId) return null
  const last = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.document_id')
    .select(['revision.revision', 'revision.document_id', 'document.parse'])
    .where('revision.report_id', '=', report_id)
    .orderBy('revision.revision', 'desc')
    .executeTakeFirst()
  if (!last) {
    await deleteReport(db, report_id)
    return report_id
  }
  const parsed = await readParsed(db, { id: last.document_id, parse: last.parse })
  await db
    .updateTable('report')
    .set({ ...summaryOf(parsed), document_id: last.document_id, revision: last.revision })
    .where('id', '=', report_id)
    .execute()
  await replaceDetails(db, report_id, parsed)
  reportChanged(db, report_id, report.agency_id, parsed)
  return report_id
}

/** The document that speaks for a report, and what it says; null when there is no such report. */
export async function currentParse(
  db: Db,
  reportId: number,
): Promise<{ documentId: number; parsed: Parsed } | null> {
  const row = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .select(['report.document_id', 'document.parse'])
    .where('report.id', '=', reportId)
    .executeTakeFirst()
  return row
    ? { documentId: row.document_id, parsed: await readParsed(db, { id: row.document_id, parse: row.parse }) }
    : null
}
