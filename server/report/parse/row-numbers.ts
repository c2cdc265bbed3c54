/**
 * Numbers of rows in a column before the labels. Where each cell stands on a line of its own, the number of a row
 * follows the last figure of the row before: 1, 2, 3 … down the table tells it from a figure.
 */
import { countFilled, isFilled } from './place.ts'
import type { PrintedRow } from './scan.ts'
import type { Token } from './tokens.ts'

const FEWEST_ROWS = 5

/** The rows of a table of `size` columns, in printed order, without the numbers of the rows that follow them. */
export function withoutRowNumbers(rows: readonly PrintedRow[], size: number): readonly PrintedRow[] {
  const starts: number[] = []
  for (let i = 0; i < rows.length - 1; i++) {
    const { tokens } = rows[i]!
    if (tokens.length <= size || countFilled(tokens) !== size + 1) continue
    const number = numberOf(tokens.findLast(isFilled)!)
    if (number !== null) starts.push(number - i)
  }
  const first = starts[0]
  if (first === undefined || starts.length < Math.max(FEWEST_ROWS, rows.length * 0.6)) return rows
  if (starts.some((start) => start !== first)) return rows
  return rows.map((row, i) => {
    const at = row.tokens.findLastIndex(isFilled)
    const number = at < 0 || i === rows.length - 1 ? null : numberOf(row.tokens[at]!)
    if (number !== first + i) return row
    return { ...row, tokens: row.tokens.toSpliced(at, 1), sameLine: Math.min(row.sameLine, row.tokens.length - 1) }
  })
} // prettier-ignore

const numberOf = ({ text }: Token) => (/^\d{1,3}$/.test(text) ? Number(text) : null)
