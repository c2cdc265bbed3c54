/** Counts of findings as chart data: one bar a group, its parts by severity; the share of reports in the table. */
import type { QualityRow } from '../../server/http/contract/quality.ts'
import { NO_POINT, type ChartData, type Point } from './chart-data.ts'

export interface QualityWords {
  subject: string
  severity: Record<'error' | 'warning' | 'info', string>
  share: string
  label: (row: QualityRow) => string
  detail?: (row: QualityRow) => string
  href?: (row: QualityRow) => string | undefined
}

const SEVERITIES = ['error', 'warning', 'info'] as const

/** Severities of which nothing was found get no series: an empty legend entry explains nothing. */
export function byQuality(rows: readonly QualityRow[], words: QualityWords): ChartData {
  const drawn = SEVERITIES.filter((severity) => rows.some(({ findings }) => findings[severity] > 0))
  const severities = drawn.length > 0 ? drawn : SEVERITIES
  return {
    subject: words.subject,
    series: severities.map((severity) => ({
      key: severity,
      label: words.severity[severity],
      role: severity,
      unit: 'count',
    })),
    extra: [{ key: 'share', label: words.share, role: 'first', unit: 'ratio' }],
    categories: rows.map((row) => ({
      key: `${row.key}${row.direct ? '.direct' : ''}`,
      label: words.label(row),
      detail: words.detail?.(row),
      href: words.href?.(row),
      scope: null,
      reports: row.reports,
      agencies: 0,
    })),
    points: [
      ...severities.map((severity) =>
        rows.map(({ findings }): Point => ({ ...NO_POINT, value: findings[severity] })),
      ),
      rows.map(({ share, concerned, reports }): Point => ({
        ...NO_POINT,
        value: share,
        rate:
          share === null ? null : { numerator: concerned.any, denominator: reports, low: null, high: null },
      })),
    ],
  }
}

/**
 * Share of each year's reports with a finding, a line a severity that was found in any year. Years without a report
 * between the first and the last are gaps.
 */
export function sharesByYear(
  rows: readonly QualityRow[],
  words: { subject: string; severity: QualityWords['severity'] },
): ChartData {
  const found = SEVERITIES.filter((severity) => rows.some(({ concerned }) => concerned[severity] > 0))
  const severities = found.length > 0 ? found : SEVERITIES
  const numbers = rows.map(({ key }) => Number(key))
  const first = Math.min(...numbers)
  const years = Array.from({ length: Math.max(...numbers) - first + 1 }, (_, i) => `${first + i}`)
  const rowOf = (year: string) => rows.find(({ key }) => key === year)
  return {
    subject: words.subject,
    series: severities.map((severity) => ({
      key: severity,
      label: words.severity[severity],
      role: severity,
      unit: 'ratio',
    })),
    extra: [],
    categories: years.map((year) => ({
      key: year,
      label: year,
      scope: null,
      reports: rowOf(year)?.reports ?? 0,
      agencies: 0,
    })),
    points: severities.map((severity) =>
      years.map((year): Point => {
        const row = rowOf(year)
        if (!row || row.reports === 0) return NO_POINT
        const [numerator, denominator] = [row.concerned[severity], row.reports]
        return {
          ...NO_POINT,
          value: numerator / denominator,
          rate: { numerator, denominator, low: null, high: null },
        }
      }),
    ),
  }
}
