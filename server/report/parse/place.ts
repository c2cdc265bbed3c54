/**
 * Which printed cell stands in which column of a row. As many values as columns: in order. Fewer: only where the
 * blanks themselves are printed and their number leaves no doubt; otherwise the row is `short` and arithmetic decides.
 */
import type { PrintedRow } from './scan.ts'
import type { Token } from './tokens.ts'

export type Placement =
  /** One token a column; a blank token is a cell printed empty. `surplus`: more values stood behind the row. */
  | { kind: 'placed'; cells: readonly Token[]; surplus: readonly Token[] }
  /** Fewer values than columns, and nothing printed that says which columns they belong to. */
  | { kind: 'short'; values: readonly Token[] }
  /** More values than columns. */
  | { kind: 'extra'; values: readonly Token[] }
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
    if (row.sameLine !== row.tokens.length || countFilled(row.tokens) !== size) continue
    const leading = row.tokens.findIndex(isFilled)
    offset.set(row.lead, leading)
    let seen = starts.get(row.width)
    if (!seen) starts.set(row.width, (seen = { leads: new Set<number>(), firsts: new Set<number>() }))
    seen.leads.add(row.lead)
    seen.firsts.add(row.lead + leading)
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

/** Printed with something in it. */
export const isFilled = (token: Token): boolean => token.kind !== 'blank'

export function countFilled(tokens: readonly Token[]): number {
  let count = 0
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.kind !== 'blank') count++
  return count
}

/** The tokens that are filled: the same list where all are. */
export function filledOf(tokens: readonly Token[]): readonly Token[] {
  return countFilled(tokens) === tokens.length ? tokens : tokens.filter(isFilled)
}

function hasInnerBlank(tokens: readonly Token[]): boolean {
  let filled = false
  let blank = false
  for (const { kind, soft } of tokens) {
    if (kind !== 'blank') {
      if (blank) return true
      filled = true
    } else if (filled && !soft) blank = true
  }
  return false
}

/**
 * `plausible` says whether a row read so can be right (its parts do not exceed its total); without it any can.
 */
export function placeRow(
  row: PrintedRow,
  size: number,
  layout: Layout,
  plausible: (cells: readonly Token[]) => boolean = () => true,
): Placement {
  const { tokens } = row
  if (tokens.length === 0) return { kind: 'bare' }
  const values = filledOf(tokens)
  if (values.length === size) return { kind: 'placed', cells: values, surplus: NO_TOKENS }
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

const NO_TOKENS: readonly Token[] = []

function allBlank(tokens: readonly Token[], size: number): Placement {
  const cells = Array.from({ length: size }, (_, i) => tokens[Math.min(i, tokens.length - 1)]!)
  return { kind: 'placed', cells, surplus: [] }
}

/**
 * The cells of one printed row, when its blanks leave one place for every value. Blanks before the first value may
 * belong to a wide label, those behind the last to spans; full rows of the same table tell how many.
 */
function countedInRow(
  tokens: readonly Token[],
  size: number,
  layout: Layout,
  row: PrintedRow,
  plausible: (cells: readonly Token[]) => boolean,
): readonly Token[] | null {
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
function countedInStream(tokens: readonly Token[], size: number): Token[] | null {
  const hard = tokens.filter((token) => isFilled(token) || !token.soft)
  const last = hard.findLastIndex(isFilled)
  return last === size - 1 ? hard.slice(0, size) : null
}
