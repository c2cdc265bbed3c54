/** Change of a headline figure on the year before, as the service computed it. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import { formatChange, formatPoints, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'

/** Whether two years stand on the same number of reports. */
export function sameCoverage(now: AggregateRow, before: AggregateRow): boolean {
  return now.reports === before.reports
}

/**
 * In words; '' when the service gives no change (no year before, another basis, nothing to divide by). Figures over
 * different numbers of reports are not compared here: a new report would look like growth.
 * @param now a row of one year, asked for with `change=previous_year`
 */
export function changeInWords(now: AggregateRow, code: string, lang: Lang, t: Messages): string {
  const change = now.changes?.[code]
  if (!change || change.reason !== null || change.reports !== now.reports || now.year === undefined) return ''
  const year = `${now.year - 1}`
  if (change.points !== null) return t.overview.changePoints(formatPoints(change.points / 100, lang), year)
  return change.relative === null ? '' : t.overview.change(formatChange(change.relative, lang), year)
}
