/** Documents as rows: what was given, and what became of it. */
import type { ParsedReport } from '../../server/report/report.ts'
import { pack, unpack } from '../packed.ts'
import type { Db } from '../schema.ts'
import { parseHash } from './canonical.ts'
import { DOCUMENT_COLUMNS, loadStatements, valuesOf, type KnownDocument } from './statements.ts'

/** A document that was read, as given to be stored. */
export interface Given {
  report: ParsedReport
  /** Decoded source text; null where there is none (a binary, a document too large to read, a bare parse). */
  text: string | null
  /** Size of the source; null when only its parse was given. */
  bytes: number | null
  /** A manifest spoke for this document. */
  stated: boolean
  /** Time of loading, ISO 8601 in UTC. */
  now: string
}

/** Who a parsed document speaks for. */
export interface Identity {
  agency_id: number
  year: number
}

/** Documents of these bytes: one that is not identified, or one for each (agency, year) they were given for. */
export function documentsOf(db: Db, sha256: string): KnownDocument[] {
  return loadStatements(db).documents.all(sha256)
}

/** Whether storing the document again would change nothing. A bare parse does not take a known text away. */
export function isSame(known: KnownDocument, { report, text, stated }: Given): boolean {
  return (
    known.parse_sha256 === parseHash(report) &&
    (text === null || (known.text !== null && unpack(known.text) === text)) &&
    (known.stated === 1) === stated
  )
}

export function insertDocument(db: Db, given: Given, identity: Identity | null): number {
  const row = { ...rowOf(given, identity), text: given.text === null ? null : pack(given.text) }
  return loadStatements(db).insertDocument.get(valuesOf(row, DOCUMENT_COLUMNS))!.id
}

export async function replaceDocument(
  db: Db,
  id: number,
  given: Given,
  identity: Identity | null,
): Promise<void> {
  const { bytes, ...row } = rowOf(given, identity)
  await db
    .updateTable('document')
    .set({
      ...row,
      ...(bytes === null ? {} : { bytes }),
      ...(given.text === null ? {} : { text: pack(given.text) }),
    })
    .where('id', '=', id)
    .execute()
}

function rowOf({ report, bytes, stated, now }: Given, identity: Identity | null) {
  const { source } = report
  return {
    sha256: source.sha256,
    agency_id: identity?.agency_id ?? null,
    year: identity?.year ?? null,
    name: source.name,
    media_type: source.mediaType,
    bytes,
    url: source.url,
    published: source.published ?? null,
    stated: stated ? 1 : 0,
    status: report.status,
    reasons: JSON.stringify(report.reasons),
    parse: pack(JSON.stringify(report)),
    parse_sha256: parseHash(report),
    loaded_at: now,
  }
}
