/** What the database knows of the agency of a draft: the agency, its report of the same year, the one before. */
import type { Db } from '../schema.ts'
import type { Parsed } from '../../server/report/report.ts'
import { readParse } from '../stored-parse.ts'

export interface KnownAgency {
  id: number
  name: string
  /** Number of the report of that very year, when it is loaded already. */
  same: number | null
  previous: { id: number; report: Parsed } | null
}

/**
 * By name and region. Where the draft establishes no region, the name alone decides, if only one agency bears it.
 * Null when the agency is not known, or cannot be told from another.
 */
export async function knownAgency(
  db: Db,
  { name, adcode, year }: { name: string; adcode: string | null; year: number },
): Promise<KnownAgency | null> {
  const named = await db
    .selectFrom('agency')
    .select(['id', 'name', 'region'])
    .where('name', '=', name)
    .limit(50)
    .execute()
  const matching = adcode === null ? named : named.filter(({ region }) => region === adcode)
  const [agency, ...others] = matching
  if (!agency || others.length > 0) return null
  const reports = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .select(['report.id', 'report.year', 'document.id as document_id', 'document.parse'])
    .where('report.agency_id', '=', agency.id)
    .where('report.year', 'in', [year, year - 1])
    .execute()
  const last = reports.find((report) => report.year === year - 1)
  const parse = last && (await readParse(db, { id: last.document_id, parse: last.parse }))
  return {
    id: agency.id,
    name: agency.name,
    same: reports.find((report) => report.year === year)?.id ?? null,
    previous: last && parse?.status === 'parsed' ? { id: last.id, report: parse } : null,
  }
}
