/**
 * A small world for tests of queries and routes: a real database in memory with a few reports built in code.
 *
 *     const { db, ids } = await buildWorld([
 *       { agency: '沈阳市房产局', values: { 'outcome.granted': 71, 'outcome.partial': 2 } },
 *       { agency: '沈阳市沈河区人民政府', region: '210103', scope: 'consolidated', values: { … } },
 *     ])
 */
import { storeDocument, type Stored } from '../../db/load.ts'
import type { Db } from '../../db/schema.ts'
import { emptyDatabase } from './database.ts'
import { buildReport, type ReportSpec } from './report.ts'

/** When everything in a test world was loaded. */
export const LOADED_AT = '2025-01-31T00:00:00.000Z'

export interface World {
  db: Db
  /** Report ids, in the order of the specs. */
  ids: number[]
}

/** Close it with `db.destroy()`. */
export async function buildWorld(specs: readonly ReportSpec[]): Promise<World> {
  const db = await emptyDatabase()
  const ids: number[] = []
  for (const spec of specs) {
    const { reportId } = await storeReport(db, spec)
    if (reportId === null) throw new Error(`${spec.agency} did not enter the statistics`)
    ids.push(reportId)
  }
  return { db, ids }
}

export function storeReport(db: Db, spec: ReportSpec, now = LOADED_AT): Promise<Stored> {
  return storeDocument(db, { ...buildReport(spec), stated: false, now })
}
