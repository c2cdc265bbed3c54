/**
 * Keeps what reports show beside each other in step with the reports, in the transaction that changes one: for its own
 * years and for every report that resembles it, before the change or after.
 */
import { sql, type ExpressionBuilder } from 'kysely'
import type { Parsed, Severity } from '../../server/report/report.ts'
import { atomically } from '../atomically.ts'
import { readParsed } from '../stored-parse.ts'
import { bumpRevision, readMeta, writeMeta } from '../revision.ts'
import type { Database, Db } from '../schema.ts'
import { rebuildRollup } from '../rollup/build.ts'
import { isRolledUp } from '../rollup/state.ts'
import { touchAgency } from '../rollup/watch.ts'
import { acrossStatements } from './across-statements.ts'
import { dropFingerprint, replaceFingerprint, settleCopies } from './copies.ts'
import { settleHistory } from './history.ts'

/** Counts up when findings across reports would come out differently from the same reports. */
const JUDGED_AS = '1'

/** After the rows of a current report were replaced by those of `parsed`. */
export function reportChanged(db: Db, reportId: number, agencyId: number, parsed: Parsed): void {
  const others = replaceFingerprint(db, reportId, parsed)
  touchAgencies(db, others)
  settleHistory(db, agencyId)
  settleCopies(db, [reportId, ...others])
}

/** Their findings are about to be told anew. */
function touchAgencies(db: Db, reports: readonly number[]): void {
  const { print } = acrossStatements(db)
  for (const report of reports) {
    const stored = print.get(report)
    if (stored) touchAgency(db, stored.agency_id, null)
  }
}

/** Deletes a report and tells the findings anew of those that it was laid beside. */
export async function deleteReport(db: Db, reportId: number): Promise<void> {
  const others = dropFingerprint(db, reportId)
  touchAgencies(db, others)
  const { agency_id } = await db
    .deleteFrom('report')
    .where('id', '=', reportId)
    .returning('agency_id')
    .executeTakeFirstOrThrow()
  settleHistory(db, agency_id)
  settleCopies(db, others)
}

/**
 * Tells all findings across reports anew, for a database that was filled before there were any or by another
 * judgement; otherwise nothing happens.
 * @returns whether anything was written.
 */
export async function refreshAcross(db: Db): Promise<boolean> {
  if ((await readMeta(db, 'across')) === JUDGED_AS) return false
  await atomically(db, async (trx) => {
    const changed = await rebuildAcross(trx)
    await writeMeta(trx, 'across', JUDGED_AS)
    if (changed) await bumpRevision(trx)
  })
  return true
}

/** From the reports alone, as if there were no findings across reports yet; the rollup with them. */
export async function rebuildAcross(db: Db): Promise<boolean> {
  const changed = await tellAnew(db)
  if (isRolledUp(db)) await rebuildRollup(db)
  return changed
}

async function tellAnew(db: Db): Promise<boolean> {
  await db.deleteFrom('finding').where('basis', '!=', 'report').execute()
  await db.deleteFrom('carry_over').execute()
  await db.deleteFrom('fingerprint_key').execute()
  await db.deleteFrom('fingerprint').execute()
  await db
    .updateTable('report')
    .set((eb) => ({
      errors: eb.fn.coalesce(found(eb, 'error'), sql.lit(0)),
      warnings: eb.fn.coalesce(found(eb, 'warning'), sql.lit(0)),
      infos: eb.fn.coalesce(found(eb, 'info'), sql.lit(0)),
    }))
    .execute()
  const agencies = new Set<number>()
  const reports: number[] = []
  for (let after = 0; ;) {
    const batch = await db
      .selectFrom('report')
      .innerJoin('document', 'document.id', 'report.document_id')
      .select(['report.id', 'report.agency_id', 'document.id as document_id', 'document.parse'])
      .where('report.id', '>', after)
      .orderBy('report.id')
      .limit(200)
      .execute()
    for (const { id, agency_id, document_id, parse } of batch) {
      agencies.add(agency_id)
      reports.push(id)
      replaceFingerprint(db, id, await readParsed(db, { id: document_id, parse }))
    }
    const last = batch.at(-1)
    if (!last) break
    after = last.id
  }
  let changed = false
  for (const agency of agencies) if (settleHistory(db, agency)) changed = true
  if (settleCopies(db, reports)) changed = true
  return changed
}

function found(eb: ExpressionBuilder<Database, 'report'>, severity: Severity) {
  return eb
    .selectFrom('finding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .whereRef('finding.report_id', '=', 'report.id')
    .where('finding.severity', '=', severity)
}
