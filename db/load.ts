/**
 * Parsed reports into the tables, one transaction each: a document is stored whole or not at all.
 *
 * - The same document with the same parse changes nothing.
 * - Read again with another result, it is replaced where it stands.
 * - Another document for the same (agency, year) becomes the current one; the old one stays as history.
 * - The same bytes may speak for several agencies or years: these are several documents. But when the file of the
 *   same name now says another agency or year, or none, the first reading was wrong and is taken back; so is an
 *   inference that a manifest contradicts.
 * - What a manifest stated holds until a manifest says otherwise.
 */
import type { Parsed, Reason, Refused, Unidentified } from '../server/report/report.ts'
import { deleteReport } from './load/across.ts'
import { admit } from './load/admit.ts'
import { dropUnusedAgency, findAgency, storeAgency } from './load/agency.ts'
import { differences } from './load/difference.ts'
import {
  documentsOf,
  insertDocument,
  isSame,
  replaceDocument,
  type Given,
  type Identity,
} from './load/documents.ts'
import { recordChange } from './load/record-change.ts'
import type { KnownDocument } from './load/statements.ts'
import { attach, currentParse, detach, refresh } from './load/reports.ts'
import { atomically } from './atomically.ts'
import { unpack } from './packed.ts'
import { bumpRevision } from './revision.ts'
import { keepingRollup, touchAgency } from './rollup/watch.ts'
import type { Db } from './schema.ts'
import { readParsed } from './stored-parse.ts'

export interface Stored {
  status: 'loaded' | 'updated' | 'unchanged' | 'unidentified' | 'refused'
  /** Whether anything was written. */
  changed: boolean
  documentId: number
  /** Null while the document is out of the statistics. */
  reportId: number | null
  /** Why it is not in the statistics; for an update, what became different. */
  reasons: Reason[]
}

/**
 * Stores a document and makes it what its status says.
 * @throws RangeError when the report breaks its contract (`factsOfCells`), or the database's own error when it
 *   breaks a constraint; nothing is stored then.
 */
export async function storeDocument(db: Db, given: Given): Promise<Stored> {
  return atomically(db, (trx) =>
    keepingRollup(trx, async () => {
      const report = admit(trx, given.report, given.now)
      const admitted = { ...given, report }
      const stored =
        report.status === 'parsed'
          ? await storeParsed(trx, admitted, report)
          : await storeOther(trx, admitted, report)
      if (stored.changed) await bumpRevision(trx, given.now)
      return stored
    }),
  )
}

/**
 * Takes a report, all documents it has had, and its agency if nothing else is known of it out of the database, as
 * if they had never been given.
 * @returns false when there is no such report.
 */
export async function withdrawReport(db: Db, reportId: number, now: string): Promise<boolean> {
  return atomically(db, (trx) =>
    keepingRollup(trx, async () => {
      const report = await trx
        .selectFrom('report')
        .select(['agency_id', 'year'])
        .where('id', '=', reportId)
        .executeTakeFirst()
      if (!report) return false
      touchAgency(trx, report.agency_id, report.year)
      const agencyId = report.agency_id
      const before = await currentParse(trx, reportId)
      const change = { reportId, agencyId, before: before?.parsed ?? null, after: null, details: [] }
      recordChange(trx, { kind: 'withdrawn', ...change }, now)
      const documents = await trx
        .selectFrom('revision')
        .select('document_id')
        .where('report_id', '=', reportId)
        .execute()
      await deleteReport(trx, reportId)
      const ids = documents.map(({ document_id }) => document_id)
      await trx.deleteFrom('document').where('id', 'in', ids).execute()
      await dropUnusedAgency(trx, report.agency_id)
      await bumpRevision(trx, now)
      return true
    }),
  )
}

async function storeParsed(db: Db, given: Given, report: Parsed): Promise<Stored> {
  const known = documentsOf(db, report.source.sha256)
  const agencyId = findAgency(db, report)
  const same = known.find(({ agency_id, year }) => agency_id === agencyId && year === report.year)
  if (same) return readAgain(db, given, report, same)
  const old = earlierReading(known, given)
  if (old && holdsAgainst(old, given)) return keep(db, old, 'stated_by_manifest')
  const identity: Identity = { agency_id: await storeAgency(db, report), year: report.year }
  if (!old) {
    const id = insertDocument(db, given, identity)
    return arrived(db, given, await attach(db, id, identity, report, given.now), identity, id, report, [])
  }
  const moved = await release(db, old, given.now)
  await replaceDocument(db, old.id, given, identity)
  const attached = await attach(db, old.id, identity, report, given.now)
  if (moved) await dropUnusedAgency(db, moved.agency_id)
  return arrived(db, given, attached, identity, old.id, report, moved ? [moved.reason] : [])
}

async function readAgain(db: Db, given: Given, report: Parsed, known: KnownDocument): Promise<Stored> {
  if (isSame(known, given)) return keep(db, known, null)
  if (holdsAgainst(known, given)) return keep(db, known, 'stated_by_manifest')
  const before = await readParsed(db, known)
  const agency_id = await storeAgency(db, report)
  await replaceDocument(db, known.id, given, { agency_id, year: report.year })
  const reportId = await refresh(db, known.id, report)
  const reasons = [
    { code: 'read_again', message: 'the same document, read with another result' },
    ...differences(before, report),
  ]
  const current = await currentParse(db, reportId)
  if (current?.documentId === known.id) {
    const change = { reportId, agencyId: agency_id, before, after: report, details: reasons.slice(1) }
    recordChange(db, { kind: 'read_again', ...change }, given.now)
  }
  return { status: 'updated', changed: true, documentId: known.id, reportId, reasons }
}

async function storeOther(db: Db, given: Given, report: Unidentified | Refused): Promise<Stored> {
  const { status, reasons } = report
  const known = documentsOf(db, report.source.sha256)
  const old = earlierReading(known, given)
  const outside = (documentId: number, changed: boolean): Stored => {
    return { status, changed, documentId, reportId: null, reasons }
  }
  if (!old) {
    // Under another name these bytes are in the statistics already.
    if (known[0]) return keep(db, known[0], 'known_document')
    return outside(insertDocument(db, given, null), true)
  }
  if (isSame(old, given)) return outside(old.id, false)
  if (holdsAgainst(old, given)) return keep(db, old, 'stated_by_manifest')
  const moved = await release(db, old, given.now)
  await replaceDocument(db, old.id, given, null)
  if (moved) await dropUnusedAgency(db, moved.agency_id)
  return outside(old.id, true)
}

/** Out of its report, if it is in one; the agency may be unused afterwards. */
async function release(
  db: Db,
  document: KnownDocument,
  now: string,
): Promise<{ agency_id: number; reason: Reason } | null> {
  if (document.agency_id === null) return null
  touchAgency(db, document.agency_id, document.year)
  const { name } = await db
    .selectFrom('agency')
    .select('name')
    .where('id', '=', document.agency_id)
    .executeTakeFirstOrThrow()
  const reportId = await detach(db, document.id)
  const reason = { code: 'moved', message: `was loaded as ${name} ${document.year}` }
  if (reportId !== null) {
    const before = await readParsed(db, document)
    const after = (await currentParse(db, reportId))?.parsed ?? null
    const change = { reportId, agencyId: document.agency_id, before, after, details: [reason] }
    recordChange(db, { kind: after ? 'replaced' : 'withdrawn', ...change }, now)
  }
  return { agency_id: document.agency_id, reason }
}

async function keep(
  db: Db,
  document: KnownDocument,
  code: 'stated_by_manifest' | 'known_document' | null,
): Promise<Stored> {
  const { report_id, agency, year } = await db
    .selectFrom('revision')
    .innerJoin('report', 'report.id', 'revision.report_id')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['revision.report_id', 'agency.name as agency', 'report.year'])
    .where('revision.document_id', '=', document.id)
    .executeTakeFirstOrThrow()
  const messages = {
    stated_by_manifest: `kept as a manifest stated it, ${agency} ${year}; give the manifest again to read it anew`,
    known_document: `the same document is loaded as ${document.name}, ${agency} ${year}`,
  }
  const reasons = code === null ? [] : [{ code, message: messages[code] }]
  return { status: 'unchanged', changed: false, documentId: document.id, reportId: report_id, reasons }
}

async function arrived(
  db: Db,
  { now }: Given,
  { reportId, replaced }: { reportId: number; replaced: Parsed | null },
  { agency_id: agencyId }: Identity,
  documentId: number,
  report: Parsed,
  reasons: Reason[],
): Promise<Stored> {
  const replaces = replaced
    ? [
        { code: 'replaces', message: `takes the place of ${replaced.source.name}` },
        ...differences(replaced, report),
      ]
    : []
  const change = { reportId, agencyId, before: replaced, after: report }
  const kind = replaced ? 'replaced' : 'added'
  recordChange(db, { kind, ...change, details: [...reasons, ...replaces] }, now)
  return {
    status: replaced || reasons.length > 0 ? 'updated' : 'loaded',
    changed: true,
    documentId,
    reportId,
    reasons: [...reasons, ...replaces],
  }
}

/**
 * Which of the documents of the same bytes this is another reading of: one that nothing was known of, the file of
 * the same name, what a manifest stated when there is none now, or a mere inference when there is one.
 */
function earlierReading(
  known: readonly KnownDocument[],
  { report, stated }: Given,
): KnownDocument | undefined {
  return (
    known.find(({ agency_id }) => agency_id === null) ??
    known.find(({ name }) => name === report.source.name) ??
    known.find((document) => (stated ? isWeak(document) : document.stated === 1))
  )
}

/** Its agency or year was read off the file's name or inferred. */
function isWeak({ stated, parse }: KnownDocument): boolean {
  if (stated === 1) return false
  const { agency, yearEvidence } = JSON.parse(unpack(parse)) as Parsed
  return [agency.evidence, yearEvidence].some(
    (evidence) => evidence === 'file_name' || evidence === 'inferred',
  )
}

/** A reading without a manifest does not replace who a manifest said it is. */
const holdsAgainst = (document: KnownDocument, { stated }: Given): boolean =>
  document.agency_id !== null && document.stated === 1 && !stated
