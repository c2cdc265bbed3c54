/** What a database says of reports beside each other, in words that do not depend on the order of loading. */
import type { Db } from '../../db/schema.ts'

/** One line a finding, a link of the chain, and the counts of a report: by agency and year instead of numbers. */
export async function acrossLines(db: Db): Promise<string[]> {
  const reports = await db
    .selectFrom('report')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['report.id', 'agency.name', 'report.year', 'report.errors', 'report.warnings', 'report.infos'])
    .execute()
  const nameOf = new Map<number | null, string>(reports.map(({ id, name, year }) => [id, `${name} ${year}`]))
  const findings = await db.selectFrom('finding').selectAll().orderBy('report_id').orderBy('no').execute()
  const carried = await db.selectFrom('carry_over').selectAll().execute()
  const prints = await db.selectFrom('fingerprint').selectAll().execute()
  const keys = await db.selectFrom('fingerprint_key').selectAll().execute()
  return [
    ...findings.map(
      ({ report_id, no, basis, rule, severity, zh, other_report_id }) =>
        `${nameOf.get(report_id)} ${no} ${basis} ${rule} ${severity} ${zh} → ${nameOf.get(other_report_id) ?? '—'}`,
    ),
    ...carried.map(
      ({ report_id, verdict, expected, actual }) =>
        `${nameOf.get(report_id)} carries ${verdict} ${expected} ${actual}`,
    ),
    ...reports.map(
      ({ name, year, errors, warnings, infos }) => `${name} ${year} counts ${errors} ${warnings} ${infos}`,
    ),
    ...prints.map(
      ({ report_id, prose, requests, flows }) =>
        `${nameOf.get(report_id)} print ${prose ? Buffer.from(prose).toString('hex') : '—'} ${requests} ${flows}`,
    ),
    ...keys.map(({ key, report_id }) => `${nameOf.get(report_id) ?? 'nobody'} key ${key}`),
  ].sort()
}
