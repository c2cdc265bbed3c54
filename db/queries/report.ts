/** One report: whole, as it was parsed, and the text it was read from. */
import type { Db } from '../schema.ts'
import { unpack } from '../packed.ts'
import { readParsed } from '../stored-parse.ts'
import { findingsAcross } from './quality-findings.ts'
import { regionNames } from './aggregate-labels.ts'
import { regionPaths } from './region-paths.ts'

/**
 * The current revision. Agency and region are those of the register; everything else is as parsed.
 * Null when no report has this number.
 */
export async function reportDetail(db: Db, id: number) {
  const row = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['report.revision', 'report.year', 'document.id as document_id', 'document.parse'])
    .select(['agency.id as agency_id', 'agency.name', 'agency.region', 'agency.sector', 'agency.level'])
    .where('report.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const parsed = await readParsed(db, { id: row.document_id, parse: row.parse })
  const revisions = await db
    .selectFrom('revision')
    .innerJoin('document', 'document.id', 'revision.document_id')
    .select(['revision.revision', 'revision.loaded_at', 'document.sha256'])
    .where('revision.report_id', '=', id)
    .orderBy('revision.revision')
    .execute()
  const siblings = await db
    .selectFrom('report')
    .select(['id', 'year'])
    .where('agency_id', '=', row.agency_id)
    .orderBy('year')
    .execute()
  const codes = row.region === null ? [] : [row.region]
  const { agency, reasons: _reasons, region: _region, ...rest } = parsed
  const across = await findingsAcross(db, id)
  return {
    ...rest,
    findings: [
      ...rest.findings,
      ...across.map(({ rule, severity, message, cells, expected, actual, suspect, basis, other }) => ({
        rule,
        severity,
        message,
        cells,
        expected,
        actual,
        ...(suspect && { suspect }),
        basis,
        ...(other && { other }),
      })),
    ],
    id,
    revision: row.revision,
    revisions: revisions.map(({ revision, loaded_at, sha256 }) => ({
      revision,
      loadedAt: loaded_at,
      sha256,
    })),
    agency: {
      id: row.agency_id,
      name: row.name,
      ...(agency.printed === undefined ? {} : { printed: agency.printed }),
      sector: row.sector,
      level: row.level,
      evidence: agency.evidence,
    },
    region: row.region === null ? null : (regionNames(db, codes).get(row.region) ?? null),
    path: row.region === null ? [] : ((await regionPaths(db, codes)).get(row.region) ?? []),
    previous: siblings.findLast(({ year }) => year < row.year) ?? null,
    next: siblings.find(({ year }) => year > row.year) ?? null,
  }
}

/** Null when there is no such report; `text` null when only its parse was ever given. */
export async function reportSource(db: Db, id: number) {
  const row = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .select(['document.name', 'document.sha256', 'document.text'])
    .where('report.id', '=', id)
    .executeTakeFirst()
  return row
    ? { id, name: row.name, sha256: row.sha256, text: row.text === null ? null : unpack(row.text) }
    : null
}
