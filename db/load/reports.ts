/** The current report of an (agency, year), and the line of documents it has had. */
import type { Parsed } from '../../server/report/report.ts'
import { unpack } from '../packed.ts'
import type { Db } from '../schema.ts'
import { replaceDetails, summaryOf } from './report-rows.ts'

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
  const current = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .select(['report.id', 'document.parse'])
    .where('report.agency_id', '=', identity.agency_id)
    .where('report.year', '=', identity.year)
    .executeTakeFirst()
  const revision = current ? (await lastRevision(db, current.id)).revision + 1 : 1
  const row = { ...summaryOf(parsed), document_id: documentId, revision }
  let reportId: number
  if (current) {
    reportId = current.id
    await db.updateTable('report').set(row).where('id', '=', reportId).execute()
  } else {
    const created = await db
      .insertInto('report')
      .values({ ...identity, ...row })
      .returning('id')
      .executeTakeFirstOrThrow()
    reportId = created.id
  }
  await db
    .insertInto('revision')
    .values({ report_id: reportId, revision, document_id: documentId, loaded_at: now })
    .execute()
  await replaceDetails(db, reportId, parsed)
  return { reportId, replaced: current ? (JSON.parse(unpack(current.parse)) as Parsed) : null }
}

/** Rewrites what follows from the parse of a document that was read again, if it is a current one. */
export async function refresh(db: Db, documentId: number, parsed: Parsed): Promise<number> {
  const { report_id } = await db
    .selectFrom('revision')
    .select('report_id')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const { numUpdatedRows } = await db
    .updateTable('report')
    .set(summaryOf(parsed))
    .where('id', '=', report_id)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await replaceDetails(db, report_id, parsed)
  return report_id
}

/**
 * Takes a document out of its report's history. If it was the current one, its predecessor becomes current again;
 * a report without documents is gone.
 */
export async function detach(db: Db, documentId: number): Promise<void> {
  const { report_id } = await db
    .deleteFrom('revision')
    .where('document_id', '=', documentId)
    .returning('report_id')
    .executeTakeFirstOrThrow()
  const report = await db
    .selectFrom('report')
    .select('document_id')
    .where('id', '=', report_id)
    .executeTakeFirstOrThrow()
  if (report.document_id !== documentId) return
  const last = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.document_id')
    .select(['revision.revision', 'revision.document_id', 'document.parse'])
    .where('revision.report_id', '=', report_id)
    .orderBy('revision.revision', 'desc')
    .executeTakeFirst()
  if (!last) {
    await db.deleteFrom('report').where('id', '=', report_id).execute()
    return
  }
  const parsed = JSON.parse(unpack(last.parse)) as Parsed
  await db
    .updateTable('report')
    .set({ ...summaryOf(parsed), document_id: last.document_id, revision: last.revision })
    .where('id', '=', report_id)
    .execute()
  await replaceDetails(db, report_id, parsed)
}

async function lastRevision(db: Db, reportId: number) {
  return db
    .selectFrom('revision')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
}
