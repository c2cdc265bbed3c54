/** What a report in a block is as a whole, in the quantities that are summed over reports. */
import type { ReportQuantity } from '../reference/report-quantities.ts'
import type { RuleCounts } from '../rollup/contribution.ts'
import { CELLS, formOf, isClean, isDated, isOnTime } from './entry.ts'
import type { BlockReader } from './format.ts'

export function quantitiesOf(
  { flags, missing, failed }: BlockReader,
  rules: RuleCounts,
): Record<ReportQuantity, number> {
  const form = formOf(flags)
  return {
    'report.count': 1,
    'report.clean': isClean(flags) ? 1 : 0,
    'report.cells': CELLS[form],
    'report.cells_filled': CELLS[form] - missing,
    'report.rules': rules[form],
    'report.rules_held': rules[form] - failed,
    'report.dated': isDated(flags) ? 1 : 0,
    'report.on_time': isOnTime(flags) ? 1 : 0,
  }
}
