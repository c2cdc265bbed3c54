/** What each revision of the data did to the reports, the newest first. */
import type { Db, Row } from '../schema.ts'
import { cutPage, readCursor } from './cursor.ts'
import { dataRevision } from '../revision.ts'

export interface DataChange {
  id: number
  revision: number
  at: string
  kind: Row<'data_change'>['kind']
  /** `current`: there still is such a report. */
  report: { id: number; year: number; current: boolean }
  agency: { id: number; name: string; region: string | null }
  /** How many cells differ, and the first of them. */
  changed: number
  cells: ChangedCell[]
  details: { code: string; message: string }[]
}

export interface ChangedCell {
  code: string
  applicant?: string
  before: { value: number | null; state: string } | null
  after: { value: number | null; state: string } | null
}

export interface ChangesAsked {
  /** Only revisions after this one: what a copy of that revision lacks. */
  since?: number
  kind?: DataChange['kind']
  limit: number
  cursor?: string
}

/** @throws QueryError for a foreign cursor. */
export async function listChanges(db: Db, { since, kind, limit, cursor }: ChangesAsked) {
  const matching = db
    .selectFrom('data_change')
    .$if(since !== undefined, (query) => query.where('data_change.revision', '>', since!))
    .$if(kind !== undefined, (query) => query.where('data_change.kind', '=', kind!))
  const { n } = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .leftJoin('report', 'report.id', 'data_change.report_id')
    .selectAll('data_change')
    .select('report.id as current')
    .$if(cursor !== undefined, (query) =>
      query.where('data_change.id', '<', Number(readCursor(cursor!, ['number'])[0])),
    )
    .orderBy('data_change.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { page, next } = cutPage(rows, limit, ({ id }) => [id])
  return {
    revision: await dataRevision(db),
    changes: page.map((row): DataChange => ({
      id: row.id,
      revision: row.revision,
      at: row.at,
      kind: row.kind,
      report: { id: row.report_id, year: row.year, current: row.current !== null },
      agency: { id: row.agency_id, name: row.agency, region: row.region },
      changed: row.changed,
      cells: JSON.parse(row.cells) as ChangedCell[],
      details: JSON.parse(row.details) as DataChange['details'],
    })),
    total: n,
    next,
  }
}
