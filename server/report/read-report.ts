/** The whole road of one document: read → parse → identify → claims → check. Pure: bytes in, a report out. */
import { check } from './check/check.ts'
import { findClaims } from './claims/claims.ts'
import { identify } from './identify/identify.ts'
import { extract } from './parse/extract.ts'
import { refusalOf } from './parse/refuse.ts'
import { scan } from './parse/scan.ts'
import { tokenize } from './parse/tokens.ts'
import { describeSource, readDocument, type Input } from './read/read-document.ts'
import type { ManifestEntry, Reference } from './reference.ts'
import type { ParsedReport, Reason, Source } from './report.ts'

export interface Outcome {
  report: ParsedReport
  /** The text that positions point into; empty when nothing could be read. */
  text: string
}

export async function readReport(
  input: Input,
  reference: Reference,
  manifest: ManifestEntry | null,
): Promise<Outcome> {
  const source = describeSource(input, manifest?.url ?? null, manifest?.published ?? null)
  const document = await readDocument(input.bytes, source)
  if ('kind' in document) return { report: refused(source, document.reason), text: '' }
  const tokens = tokenize(document)
  const found = scan(tokens)
  const refusal = refusalOf(document, tokens, found)
  if (refusal) return { report: refused(source, refusal.reason), text: document.text }

  const extraction = extract(document, found)
  const identity = identify(document, extraction, reference, manifest)
  const narrative = findClaims(document, extraction)
  const { form, cells, sections } = extraction
  const { agency, region, year, yearEvidence, scope } = identity
  const { claims } = narrative
  const notices = [...extraction.notices, ...identity.notices, ...narrative.notices]
  const findings = check({ form, year, scope, agency, cells, claims }, notices)
  const read = {
    schema: 'gongkai.report/1' as const,
    source,
    region,
    form,
    scope,
    cells,
    sections,
    claims,
    findings,
  }
  const report: ParsedReport =
    agency && year !== null && yearEvidence
      ? { ...read, status: 'parsed', reasons: identity.reasons, agency, year, yearEvidence }
      : { ...read, status: 'unidentified', reasons: identity.reasons, agency, year, yearEvidence }
  return { report, text: document.text }
}

function refused(source: Source, reason: Reason): ParsedReport {
  return { schema: 'gongkai.report/1', status: 'refused', source, reasons: [reason] }
}
