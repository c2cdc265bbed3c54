/**
 * Rows that one form prints as a whole and another in parts, such as 其他处理: one row in 2019, three since 2021.
 * Reports follow the other form here often enough. What arithmetic needs is the whole, so it is a fact of every
 * report: as printed, or the sum of its printed parts.
 */
import { parseFormula } from './reference/formula.ts'
import { dictionary, type IndicatorEntry } from './reference/indicators.ts'
import type { CellState } from '../server/report/report.ts'

export interface WholeRow {
  whole: IndicatorEntry
  parts: readonly string[]
}

/** Printed indicators with a formula, in which their own code stands for the row that prints the whole. */
export const wholeRows: readonly WholeRow[] = dictionary.indicators.flatMap((whole) =>
  whole.table === null || whole.numerator === null
    ? []
    : [
        {
          whole,
          parts: parseFormula(whole.numerator).flatMap(({ code }) => (code === whole.code ? [] : [code])),
        },
      ],
)

export interface Figure {
  value: number | null
  state: CellState
}

/**
 * The whole, of what the report has: undefined where the cell is not in its list.
 * A whole that is printed with a figure stands; a blank one beside complete parts is their sum.
 */
export function wholeFigure(printed: Figure | undefined, parts: readonly (Figure | undefined)[]): Figure {
  if (printed && printed.value !== null) return printed
  const unknown = parts.find((part) => !part || part.value === null)
  const inPrint = parts.some((part) => part && part.state !== 'absent')
  if (parts.every((part) => part && part.value !== null)) {
    return { value: parts.reduce((sum, part) => sum + (part?.value ?? 0), 0), state: 'ok' }
  }
  if (printed && printed.state !== 'absent') return printed
  return { value: null, state: inPrint && unknown ? missingState(parts) : 'absent' }
}

/** Why a sum is unknown: the first part that is in print and has no figure, else a part that is not there. */
function missingState(parts: readonly (Figure | undefined)[]): CellState {
  return parts.find((part) => part && part.value === null && part.state !== 'absent')?.state ?? 'absent'
}
