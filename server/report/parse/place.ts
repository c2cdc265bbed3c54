/**
 * Which printed cell stands in which column of a row. As many values as columns: in order. Fewer: only where the
 * blanks themselves are printed and their number leaves no doubt; otherwise the row is `short` and arithmetic decides.
 */
import type { PrintedRow } from './scan.ts'
import type { Token } from './tokens.ts'

export type Placement =
  /** One token a column; a blank token is a cell printed empty. `surplus`: more values stood behind the row. */
  | { kind: 'placed'; cells: Token[]; surplus: Token[] }
  /** Fewer values than columns, and nothing printed that says which columns they belong to. */
  | { kind: 'short'; values: Token[] }
  /** More values than columns. */
  | { kind: 'extra'; values: Token[] }
  /** A label without any cell. */
  | { kind: 'bare' }

export interface Layout {
  /** Blank cells are printed as such, so that their place can be counted. */
  keepsBlanks: boolean
  /** Blank cells between label and first value in rows that are full, by the number of cells up to the label. */
  offset: ReadonlyMap<number, number>
}

/** What the rows that are full, and those with a blank between values, say about how the document prints rows. */
export function learnLayout(
  rows: readonly { row: PrintedRow; size: number }[],
  keepsBlanks: boolean,
): Layout {
  const offset = new Map<number, number>()
  let keeps = keepsBlanks
  for (const { row, size } of rows) {
    const filled = row.tokens.filter(isFilled).length
    if (filled === size && row.sameLine === row.tokens.length)
      offset.set(row.lead, row.tokens.findIndex(isFilled))
    if (filled > 0 && filled < size && hasInnerBlank(row.tokens)) keeps = true
  }
  return { keepsBlanks: keeps, offset }
}

const isFilled = (token: Token) => token.kind !== 'blank'

function hasInnerBlank(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex(isFilled)
  const last = tokens.findLastIndex(isFilled)
  return tokens.slice(first, last).some((token) => token.kind === 'blank' && !token.soft)
}

export function placeRow(row: PrintedRow, size: number, layout: Layout): Placement {
  const { tokens } = row
  if (tokens.length === 0) return { kind: 'bare' }
  const values = tokens.filter(isFilled)
  if (values.length === size) return { kind: 'placed', cells: values, surplus: [] }
  const own = tokens.slice(0, row.sameLine)
  const ownValues = own.filter(isFilled)
  if (values.length > size) {
    return ownValues.length === size
      ? { kind: 'placed', cells: ownValues, surplus: tokens.slice(row.sameLine).filter(isFilled) }
      : { kind: 'extra', values }
  }
  if (values.length === 0) return allBlank(tokens, size)
  const inRow = row.sameLine === tokens.length
  const cells = inRow ? countedInRow(own, size, layout, row.lead) : countedInStream(tokens, size)
  return cells ? { kind: 'placed', cells, surplus: [] } : { kind: 'short', values }
}

function allBlank(tokens: Token[], size: number): Placement {
  const cells = Array.from({ length: size }, (_, i) => tokens[Math.min(i, tokens.length - 1)]!)
  return { kind: 'placed', cells, surplus: [] }
}

/** The cells of one printed row, when the count of blanks fixes the place of every value. */
function countedInRow(tokens: Token[], size: number, layout: Layout, lead: number): Token[] | null {
  const known = layout.offset.get(lead)
  const last = tokens.findLastIndex(isFilled)
  const offset = known ?? Math.max(0, tokens.length === size ? 0 : last - (size - 1))
  const cells = tokens.slice(offset, offset + size)
  if (cells.length < size || tokens.slice(0, offset).some(isFilled) || last >= offset + size) return null
  // A row that ends in blanks may as well have been closed up, its empty cells lost before the values.
  const anchored = last === offset + size - 1
  return anchored || (layout.keepsBlanks && tokens.length - offset <= size + 2) ? cells : null
}

/** One cell a line: a blank line of its own is a cell, a run of marks is not. */
function countedInStream(tokens: Token[], size: number): Token[] | null {
  const hard = tokens.filter((token) => isFilled(token) || !token.soft)
  const last = hard.findLastIndex(isFilled)
  return last === size - 1 ? hard.slice(0, size) : null
}
