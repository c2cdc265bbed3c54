/** What stands out, in sentences built from the answers of the API. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { ReportItem } from '../../server/http/contract/reports.ts'
import { SMALL } from '../charts/chart-data.ts'
import { formatCount, formatRatio, formatValue, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { linkOf } from './row-link.ts'

export interface Remark {
  key: string
  text: string
  href: string | undefined
}

interface Answers {
  /** By agency or by region, each sorted downwards by its own indicator. */
  applications: readonly AggregateRow[]
  rates: readonly AggregateRow[]
  reconsiderations: readonly AggregateRow[]
  lawsuits: readonly AggregateRow[]
  procurement: readonly AggregateRow[]
  /** By region with their changes, the largest growth first, and the largest fall first. */
  growth: readonly AggregateRow[]
  fall: readonly AggregateRow[]
  reports: readonly ReportItem[]
}

const LIMIT = 8
const NEW = 'applications.received.new'

export function standsOut(answers: Answers, lang: Lang, t: Messages): Remark[] {
  const { overview } = t
  const remarks: Remark[] = []
  const add = (key: string, row: AggregateRow | undefined, text: (name: string) => string) => {
    if (row?.agency) remarks.push({ key, text: text(row.agency.name), href: linkOf('agency', row) })
    else if (row?.region && !row.region.direct)
      remarks.push({ key, text: text(row.region.name), href: `/region/${row.region.adcode}` })
  }
  const count = (value: number) => formatValue(value, 'count', lang)

  const top = first(answers.applications, 'applications.received.new')
  if (top) add('applications', top.row, (name) => overview.mostApplications(name, count(top.value)))

  const rated = answers.rates.filter(
    (row) =>
      (row.rates['rate.disclosure']?.denominator ?? 0) >= SMALL &&
      typeof row.values['rate.disclosure'] === 'number',
  )
  if (rated.length > 1) {
    const sorted = [...rated].sort((a, b) => b.values['rate.disclosure']! - a.values['rate.disclosure']!)
    const rate = (row: AggregateRow) => formatRatio(row.values['rate.disclosure'] ?? null, lang)
    const n = (row: AggregateRow) => formatCount(row.rates['rate.disclosure']?.denominator ?? null, lang)
    const high = sorted[0]!
    const low = sorted[sorted.length - 1]!
    add('highest', high, (name) => overview.highestRate(name, rate(high), n(high)))
    add('lowest', low, (name) => overview.lowestRate(name, rate(low), n(low)))
  }
  const disputes = first(answers.reconsiderations, 'legal.reconsideration.total')
  if (disputes) add('disputes', disputes.row, (name) => overview.mostDisputes(name, count(disputes.value)))
  const suits = first(answers.lawsuits, 'legal.litigation.total')
  if (suits) add('suits', suits.row, (name) => overview.mostSuits(name, count(suits.value)))
  const bought = first(answers.procurement, 'procurement.amount')
  if (bought)
    add('procurement', bought.row, (name) =>
      overview.mostProcurement(name, formatValue(bought.value, 'money', lang)),
    )

  for (const [key, rows, say] of [
    ['growth', answers.growth, overview.mostGrowth],
    ['fall', answers.fall, overview.mostFall],
  ] as const) {
    const moved = movedMost(rows, key === 'growth' ? 1 : -1)
    if (moved)
      remarks.push({
        key,
        text: say(moved.name, count(moved.previous), count(moved.value)),
        href: `/region/${moved.adcode}`,
      })
  }

  const troubled = mostFindings(answers.reports)
  if (troubled?.agency && troubled.findings) {
    const said = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      troubled.findings![severity] > 0
        ? [t.severityCount[severity](formatCount(troubled.findings![severity], lang))]
        : [],
    )
    remarks.unshift({
      key: 'findings',
      text: overview.mostFindings(troubled.agency.name, t.list(said)),
      href: troubled.id === null ? undefined : `/report/${troubled.id}`,
    })
  }
  return remarks.slice(0, LIMIT)
}

/** The first row with a positive value; a maximum of 0 is nothing to remark on. */
function first(rows: readonly AggregateRow[], code: string): { row: AggregateRow; value: number } | null {
  const row = rows[0]
  const value = row?.values[code]
  return row && typeof value === 'number' && value > 0 ? { row, value } : null
}

/** The region at the head of a ranking by change, when it did move that way on the same number of reports. */
function movedMost(rows: readonly AggregateRow[], direction: 1 | -1) {
  const row = rows.find(({ region, changes, reports }) => {
    const change = changes?.[NEW]
    return region && change && change.absolute !== null && change.reports === reports
  })
  const change = row?.changes?.[NEW]
  const value = row?.values[NEW] ?? null
  if (!row?.region || !change || change.previous === null || value === null) return null
  return (change.absolute ?? 0) * direction > 0
    ? { adcode: row.region.adcode, name: row.region.name, previous: change.previous, value }
    : null
}

/** By errors, then warnings, then notes; null when no report has any. */
export function mostFindings(reports: readonly ReportItem[]): ReportItem | null {
  const weight = ({ findings }: ReportItem) =>
    findings ? findings.error * 1e6 + findings.warning * 1e3 + findings.info : 0
  const sorted = [...reports].sort((a, b) => weight(b) - weight(a))
  return sorted[0] && weight(sorted[0]) > 0 ? sorted[0] : null
}
