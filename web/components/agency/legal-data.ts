/** Reconsideration and litigation of one year: three kinds of cases by four results. Pure. */
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { pointOf } from '../../charts/from-aggregates.ts'
import { rolesOf } from '../../charts/roles.ts'
import { LEGAL_GROUPS, LEGAL_RESULTS } from '../../view/overview-queries.ts'

interface Words {
  subject: string
  label: (code: string) => string
  /** Where a kind of case leads: its total. */
  href?: (code: string) => string
}

export function legalData(row: AggregateRow, { subject, label, href }: Words): ChartData {
  const codes = LEGAL_RESULTS.map((result) => `${LEGAL_GROUPS[0]}.${result}`)
  const roles = rolesOf(codes)
  return {
    subject,
    series: codes.map((code, index) => ({
      key: LEGAL_RESULTS[index]!,
      label: label(code),
      role: roles[index]!,
      unit: 'count',
    })),
    extra: [],
    categories: LEGAL_GROUPS.map((group) => ({
      key: group,
      label: label(`${group}.total`),
      href: href?.(`${group}.total`),
      scope: row.scope,
      reports: row.reports,
      agencies: row.agencies,
    })),
    points: LEGAL_RESULTS.map((result) => LEGAL_GROUPS.map((group) => pointOf(row, `${group}.${result}`))),
  }
}
