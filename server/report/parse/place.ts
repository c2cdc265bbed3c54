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
  /** The cell of the first value in rows of this many cells, where full rows with labels of different depth agree on
   * it: a grid with its spans unfolded. */
  start: ReadonlyMap<number, number>
  /** Where the headers of the columns stand side by side in the grid, so that each value stands below its own. */
  header: { table: number; col: number } | null
}

/** What the rows that are full say about how the table prints its rows. */
export function learnLayout(
  rows: readonly { row: PrintedRow; size: number }[],
  keepsBlanks: boolean,
  header: Layout['header'] = null,
): Layout {
  const offset = new Map<number, number>()
  const starts = new Map<number, { leads: Set<number>; firsts: Set<number> }>()
  for (const { row, size } of rows) {
    if (row.tokens.filter(isFilled).length !== size || row.sameLine !== row.tokens.length) continue
    const leading = row.tokens.findIndex(isFilled)
    offset.set(row.lead, leading)
    const seen = starts.get(row.width) ?? { leads: new Set(), firsts: new Set() }
    seen.leads.add(row.lead)
    seen.firsts.add(row.lead + leading)
    starts.set(row.width, seen)
  }
  const start = new Map<number, number>()
  for (const [width, { leads, firsts }] of starts)
    if (leads.size > 1 && firsts.size === 1) start.set(width, [...firsts][0]!)
  return { keepsBlanks, offset, start, header }
}

/** Whether the document prints blank cells between values, or loses them: one kept is proof enough. */
export function keepsBlanks(rows: readonly { tokens: readonly Token[] }[]): boolean {
  return rows.some(({ tokens }) => hasInnerBlank(tokens))
}

const isFilled = (token: Token) => token.kind !== 'blank'

function hasInnerBlank(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex(isFilled)
  const last = tokens.findLastIndex(isFilled)
  return tokens.slice(first, last).some((token) => token.kind === 'blank' && !token.soft)
}

/**
 * `plausible` says whether a row read so can be right (its parts do not exceed its total); without it any can.
 */
export function placeRow(
  row: PrintedRow,
  size: number,
  layout: Layout,
  plausible: (cells: Token[]) => boolean = () => true,
): Placement {
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
  const cells = inRow ? countedInRow(own, size, layout, row, plausible) : countedInStream(tokens, size)
  return cells ? { kind: 'placed', cells, surplus: [] } : { kind: 'short', values }
}

function allBlank(tokens: Token[], size: number): Placement {
  const cells = Array.from({ length: size }, (_, i) => tokens[Math.min(i, tokens.length - 1)]!)
  return { kind: 'placed', cells, surplus: [] }
}

/**
 * The cells of one printed row, when its blanks leave one place for every value. Blanks before the first value may
 * belong to a wide label, those behind the last to spans; full rows of the same table tell how many.
 */
function countedInRow(
  tokens: Token[],
  size: number,
  layout: Layout,
  row: PrintedRow,
  plausible: (cells: Token[]) => boolean,
): Token[] | null {
  const first = tokens.findIndex(isFilled)
  const last = tokens.findLastIndex(isFilled)
  const known = knownOffset(layout, row)
  const offsets =
    known === null ? Array.from({ length: Math.max(0, tokens.length - size + 1) }, (_, i) => i) : [known]
  const fitting = offsets.filter(
    (offset) =>
      offset >= 0 &&
      offset <= first &&
      last < offset + size &&
      offset + size <= tokens.length &&
      plausible(tokens.slice(offset, offset + size)),
  )
  // A row that ends in blanks may as well have been closed up, its empty cells lost before the values.
  const anchored = fitting.filter((offset) => last === offset + size - 1)
  const chosen = anchored.length === 1 ? anchored : layout.keepsBlanks ? fitting : []
  return chosen.length === 1 ? tokens.slice(chosen[0], chosen[0]! + size) : null
}

function knownOffset({ header, offset, start }: Layout, row: PrintedRow): number | null {
  if (header && header.table === row.table && row.col !== undefined && row.col < header.col)
    return header.col - row.col - 1
  const first = start.get(row.width)
  return offset.get(row.lead) ?? (first === undefined ? null : first - row.lead)
}

/** One cell a line: a blank line of its own is a cell, a run of marks is not. */
function countedInStream(tokens: Token[], size: number): Token[] | null {
  const hard = tokens.filter((token) => isFilled(token) || !token.soft)
  const last = hard.findLastIndex(isFilled)
  return last === size - 1 ? hard.slice(0, size) : null
}
