/** Findings that rest on other reports, as rows behind those of the report alone. */
import type { AcrossFinding } from '../../server/report/check/history.ts'
import type { Severity } from '../../server/report/report.ts'
import type { Row } from '../schema.ts'
import { FOUND_COLUMNS, type AcrossStatements } from './across-statements.ts'

export type Basis = 'years' | 'agencies'
type FindingRow = Row<'finding'>

/**
 * Replaces the findings of one basis by others, and the counts of the report with them. Nothing is written when they
 * are the same.
 * @param stored all rows of the report that do not rest on it alone, in their order.
 * @returns whether anything was written.
 */
export function replaceAcross(
  statements: AcrossStatements,
  report_id: number,
  basis: Basis,
  findings: readonly AcrossFinding[],
  stored: readonly FindingRow[],
): boolean {
  const now = findings.map((finding) => acrossRow(report_id, basis, finding))
  const before = stored.filter((row) => row.basis === basis)
  if (now.length === before.length && now.every((row, i) => isSame(row, before[i]!))) return false
  const others = stored.filter((row) => row.basis !== basis)
  if (stored.length > 0) statements.deleteFound.run(report_id)
  const first = stored[0]?.no ?? (statements.lastNumber.get(report_id)?.last ?? 0) + 1
  const all = basis === 'years' ? [...now, ...others] : [...others, ...now]
  all.forEach((row, i) =>
    statements.insertFound.run(...FOUND_COLUMNS.map((column) => (column === 'no' ? first + i : row[column]))),
  )
  const more = SEVERITIES.map((severity) => countOf(now, severity) - countOf(before, severity))
  statements.addCounts.run(...more, report_id)
  return true
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const countOf = (rows: readonly { severity: Severity }[], wanted: Severity) =>
  rows.filter(({ severity }) => severity === wanted).length

type AcrossRow = Omit<FindingRow, 'no'>

export function acrossRow(report_id: number, basis: Basis, finding: AcrossFinding): AcrossRow {
  return {
    report_id,
    rule: finding.rule,
    severity: finding.severity,
    zh: finding.message.zh,
    en: finding.message.en,
    cells: JSON.stringify(finding.cells),
    expected: json(finding.expected),
    actual: json(finding.actual),
    suspect: finding.suspect === undefined ? null : JSON.stringify(finding.suspect),
    start: null,
    end: null,
    basis,
    other_report_id: finding.other,
  }
}

const json = (value: number | string | null | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value)

const COLUMNS = [
  'rule',
  'severity',
  'zh',
  'en',
  'cells',
  'expected',
  'actual',
  'suspect',
  'other_report_id',
] as const

const isSame = (a: AcrossRow, b: FindingRow): boolean => COLUMNS.every((column) => a[column] === b[column])
