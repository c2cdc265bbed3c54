/** Parts of a ribbon, and the disputes chart, from rows of the API: labels and colours only, no arithmetic. */
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { pointOf } from '../../charts/from-aggregates.ts'
import { rolesOf } from '../../charts/roles.ts'
import type { Lang } from '../../format/number.ts'
import type { Messages } from '../../messages/zh.ts'
import { shortLabel } from '../../view/chart-words.ts'
import type { CompareView } from '../../view/compare-view.ts'
import { LEGAL_GROUPS, LEGAL_RESULTS } from '../../view/overview-queries.ts'

/** One part an indicator of the row; null stays null. */
export function ribbonParts(row: AggregateRow, codes: readonly string[], t: Messages, lang: Lang) {
  const roles = rolesOf(codes)
  return codes.map((code, index) => ({
    key: code,
    label: shortLabel(code, t, lang),
    role: roles[index]!,
    value: row.values[code] ?? null,
  }))
}

/** New applications by the six applicant types; the printed total is not one of them. */
export function applicantParts(rows: readonly AggregateRow[], lang: Lang) {
  const types = rows.filter((row) => row.applicant && row.applicant.code !== 'total')
  return types.map((row, index) => ({
    key: row.applicant!.code,
    label: row.applicant!.label[lang],
    role: `entity-${index + 1}` as const,
    value: row.values['applications.received.new'] ?? null,
  }))
}

/** Which question of Compare shows a kind of case. */
const SHOW: Record<string, string> = {
  [LEGAL_GROUPS[0]!]: 'reconsideration',
  [LEGAL_GROUPS[1]!]: 'litigation_direct',
}

/** Three kinds of cases by four results, from one row. */
export function disputesData(
  row: AggregateRow,
  t: Messages,
  lang: Lang,
  compare: (change: Partial<CompareView>) => string,
): ChartData {
  const codes = LEGAL_RESULTS.map((result) => `${LEGAL_GROUPS[0]}.${result}`)
  const roles = rolesOf(codes)
  return {
    subject: t.overview.disputes,
    series: codes.map((code, index) => ({
      key: LEGAL_RESULTS[index]!,
      label: shortLabel(code, t, lang),
      role: roles[index]!,
      unit: 'count',
    })),
    extra: [],
    categories: LEGAL_GROUPS.map((group) => ({
      key: group,
      label: shortLabel(`${group}.total`, t, lang),
      href: compare({ show: SHOW[group] ?? 'litigation_after' }),
      scope: row.scope,
      reports: row.reports,
      agencies: row.agencies,
    })),
    points: LEGAL_RESULTS.map((result) => LEGAL_GROUPS.map((group) => pointOf(row, `${group}.${result}`))),
  }
}
