/** Change of a headline figure on the year before. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import { formatChange, formatPoints, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'

/** Whether two years stand on the same number of reports. */
export function sameCoverage(now: AggregateRow, before: AggregateRow): boolean {
  return now.reports === before.reports
}

/**
 * In words; '' when there is no year before, or nothing to divide by. Figures over different numbers of reports
 * are not compared: a new report would look like growth. Rates change in percentage points.
 */
export function changeInWords(
  now: AggregateRow,
  before: AggregateRow | undefined,
  code: string,
  ratio: boolean,
  lang: Lang,
  t: Messages,
): string {
  if (!before || before.year === undefined) return ''
  const year = `${before.year}`
  const from = before.values[code] ?? null
  const to = now.values[code] ?? null
  if (from === null || to === null) return ''
  if (!sameCoverage(now, before)) return ''
  if (ratio) return t.overview.changePoints(formatPoints(to - from, lang), year)
  return from === 0 ? '' : t.overview.change(formatChange((to - from) / from, lang), year)
}
