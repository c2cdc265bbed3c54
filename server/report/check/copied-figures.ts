/**
 * Whether two reports print the same tables. Only figures count that no sum fixes and that change from year to year:
 * totals follow from their parts, and a stock that did not change is repeated rightly.
 */
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Figure } from './figures.ts'
import { hash53 } from './hash.ts'

/** `requests`: table 3. `flows`: tables 2 and 4. Null where the figures are too few to agree only by copying. */
export interface FigurePrints {
  requests: number | null
  flows: number | null
}

export const PRINTED_TABLES = ['requests', 'flows'] as const

/** Significant digits (zeros at the end say nothing) that two tables do not share by chance. */
const DIGITS = 10

export function figurePrints(figures: readonly Figure[]): FigurePrints {
  return { requests: printOf('requests', figures), flows: printOf('flows', figures) }
}

function printOf(table: keyof FigurePrints, figures: readonly Figure[]): number | null {
  const telling = figures.filter(
    (figure) => figure.value !== null && figure.value !== 0 && tells(table, figure),
  )
  const digits = telling.reduce((sum, { value }) => sum + significantDigits(value!), 0)
  if (digits < DIGITS) return null
  const named = telling.map(({ code, applicant, value }) => `${code}|${applicant ?? ''}=${value}`)
  return hash53(`${table} ${named.sort().join(' ')}`)
}

function tells(table: keyof FigurePrints, { code, applicant }: Figure): boolean {
  const entry = indicatorByCode.get(code)
  if (!entry) return false
  if (table === 'requests') {
    // What was received is what became of it, by the balance of the table.
    return (
      entry.table === 3 &&
      applicant !== 'total' &&
      code !== 'outcome.total' &&
      code !== 'applications.received.new'
    )
  }
  return entry.table !== 3 && entry.kind === 'flow' && !(entry.table === 4 && code.endsWith('.total'))
}

function significantDigits(value: number): number {
  return String(Math.round(Math.abs(value) * 100)).replace(/0+$/, '').length
}
