/**
 * Tables without rules: rows of many figures that stand one below the other. The figures make the columns; words at
 * their left are the labels, over several lines and at two depths; words above are the header.
 */
import type { DraftCell } from './compose.ts'
import type { Line } from './pdf-cell.ts'
import { middleX, middleY } from './pdf-geometry.ts'
import { headerRows, textOf } from './pdf-header.ts'
import { pitchOf, segmentsOf, stack, type Segment } from './pdf-segments.ts'

/** Narrower tables read well line by line; a sentence with some figures in it has fewer. */
const FEWEST_COLUMNS = 5
const PART = /^[一二三四五六七八九十]{1,3}[、.．]/

export interface ColumnTable {
  /** Indexes of the lines that it takes, from the first to behind the last. */
  from: number
  to: number
  rows: DraftCell[][]
}

interface Row {
  line: number
  y: number
  figures: Segment[]
  /** What stands next to the figures at their left. */
  before: Segment | undefined
  /** The unit in a column of its own, before the figures. */
  unit: Segment | null
}

const UNIT = /^(?:件|项|个|条|次|宗|万?元)$/

/** The tables among lines, from top to bottom; what cannot be told apart for sure is left as lines. */
export function findColumnTables(lines: readonly Line[]): ColumnTable[] {
  const segments = lines.map(segmentsOf)
  const tables: ColumnTable[] = []
  for (let i = 0; i < lines.length; i++) {
    const centres = fullRow(segments[i]!)
    if (!centres) continue
    const table = readTable(segments, i, centres, tables.at(-1)?.to ?? 0)
    if (!table) continue
    tables.push(table)
    i = table.to - 1
  }
  return tables
}

/** The figures behind the last words of a line; the number of a row stands before its words. */
function fullRow(segments: readonly Segment[]): number[] | null {
  const words = segments.findLastIndex(({ figure }) => !figure)
  const figures = segments.slice(words + 1)
  return figures.length >= FEWEST_COLUMNS && words < 5 ? figures.map(middleX) : null
}

function readTable(
  segments: readonly Segment[][],
  start: number,
  first: readonly number[],
  free: number,
): ColumnTable | null {
  const step = Math.min(...first.slice(1).map((x, i) => x - first[i]!))
  const isColumn = (x: number) => first.some((centre) => Math.abs(centre - x) < step * 0.4)
  const edge = first[0]! - step * 0.5
  const rows: Row[] = []
  let to = start
  for (let i = start; i < segments.length; i++) {
    const own = segments[i]!
    const figures = own.filter(({ figure, left }) => figure && left > edge - step * 0.3)
    if (figures.length > 0 && figures.every((figure) => isColumn(middleX(figure)))) {
      const before = own[own.indexOf(figures[0]!) - 1]
      const unit = before && UNIT.test(before.text) ? before : null
      rows.push({ line: i, y: middleY(figures[0]!), figures, before, unit })
      to = i + 1
    } else if (own.some((segment) => middleX(segment) > edge) || i - to > 8) break
  }
  if (hasMoreColumns(segments.slice(start, to), rows, edge)) return null
  const units = new Set(rows.map(({ unit }) => unit))
  const inLabels = (own: Segment) => middleX(own) < edge && !units.has(own)
  const pitch = pitchOf(segments.slice(start, to).flat())
  // The rest of the last label, and the lines of the first one and the header above it.
  while (to < segments.length && segments[to]!.every(inLabels) && isNext(segments, to, pitch)) to++
  let from = start
  while (from > free && goesAbove(segments[from - 1]!, segments[from]!, edge, pitch)) from--
  const labels = segments.slice(from, to).flat().filter(inLabels)
  const cells = labels.length === 0 ? [] : labelCells(labels, rows)
  const top = Math.min(rows[0]!.y, ...cells.filter((cell) => holds(cell, rows[0]!.y, pitch)).map(({ top }) => top))
  const header = segments.slice(from, rows[0]!.line).flat().filter((own) => !inLabels(own))
  const drawn = drawRows(rows, cells.filter((cell) => cell.bottom >= top), first, step)
  if (!drawn) return null
  const notes = cells.filter((cell) => cell.bottom < top).map((cell) => [{ text: cell.text }])
  return { from, to, rows: [...notes, ...headerRows(header, first), ...drawn] }
} // prettier-ignore

/**
 * Most rows have a figure more before the columns, with no label between the two on any line: the first row stands
 * apart from the others and is no measure for them. The numbers of rows have the labels behind them.
 */
function hasMoreColumns(lines: readonly (readonly Segment[])[], rows: readonly Row[], edge: number): boolean {
  const labels = lines.flat().filter((own) => !own.figure && own.right <= edge)
  const more = rows.filter(({ before }) => before?.figure && !labels.some(({ left }) => left >= before.right))
  return more.length > rows.length / 2
}

function isNext(segments: readonly Segment[][], at: number, pitch: number): boolean {
  const [above, own] = [segments[at - 1]![0], segments[at]![0]]
  return (
    above !== undefined && own !== undefined && own.top - above.top <= pitch * 1.12 && !PART.test(own.text)
  )
}

/** Lines over the figures, until a heading or a gap. */
function goesAbove(
  above: readonly Segment[],
  below: readonly Segment[],
  edge: number,
  pitch: number,
): boolean {
  const [own, next] = [above[0], below[0]]
  if (!own || !next || next.top - own.top > pitch * 2) return false
  if (above.length === 1 && (PART.test(own.text) || own.figure)) return false
  return above.some((segment) => middleX(segment) > edge) || next.top - own.top <= pitch * 1.12
}

interface LabelCell {
  text: string
  left: number
  top: number
  bottom: number
  /** A label over the labels of several rows. */
  side: boolean
}

/**
 * Labels stand in one column or in several, the labels of groups at the left. Two lines that have figures of their own
 * are two labels, however close.
 */
function labelCells(labels: readonly Segment[], rows: readonly Row[]): LabelCell[] {
  const gutters = guttersOf(labels)
  const hasFigures = (own: Segment) => rows.some(({ y }) => Math.abs(y - middleY(own)) < own.size * 0.3)
  const isBeside = (own: Segment, other: Segment) => other.left >= own.right && Math.abs(middleY(other) - middleY(own)) < own.size
  // The last label before the figures is that of their row, however far to the left it stands.
  const isLast = (own: Segment) => hasFigures(own) && !labels.some((other) => isBeside(own, other))
  const depth = (own: Segment) => (isLast(own) ? -1 : gutters.findIndex((gutter) => own.right <= gutter))
  const cell = (side: boolean) => (own: Segment[]): LabelCell => ({
    text: textOf(own),
    left: Math.min(...own.map(({ left }) => left)),
    top: own[0]!.top,
    bottom: own.at(-1)!.bottom,
    side,
  })
  const apart = (a: Segment, b: Segment) => hasFigures(a) && hasFigures(b)
  const isNumbered = (a: Segment, b: Segment) => a.figure && b.figure
  const own = labels.filter((label) => depth(label) < 0)
  const pitch = linePitch(own, apart)
  const sides = gutters.map((_, i) => labels.filter((label) => depth(label) === i))
  return [
    ...sides.flatMap((side) => stack(side, Math.max(pitch, linePitch(side, () => false)), isNumbered).map(cell(true))),
    ...stack(own, pitch, apart).map(cell(false)),
  ]
} // prettier-ignore

/** The least distance of two lines that may be of one label; no more than a line where all of them have figures. */
function linePitch(column: readonly Segment[], apart: (a: Segment, b: Segment) => boolean): number {
  const lines = [...column].sort((a, b) => middleY(a) - middleY(b))
  const steps = lines
    .slice(1)
    .flatMap((line, i) => (apart(lines[i]!, line) ? [] : [middleY(line) - middleY(lines[i]!)]))
    .filter((step, i) => step > lines[i]!.size * 0.9)
  return Math.min(...steps, (lines[0]?.size ?? 1) * 2)
}

/** Where one column of labels ends and the next begins: between labels that stand side by side on a line. */
function guttersOf(labels: readonly Segment[]): number[] {
  const gaps: { from: number; to: number }[] = []
  for (const a of labels)
    for (const b of labels) {
      if (b.left < a.right || Math.abs(middleY(a) - middleY(b)) > a.size * 0.7) continue
      if (labels.some((c) => c !== a && c !== b && c.left >= a.right && c.right <= b.left && Math.abs(middleY(c) - middleY(a)) <= a.size * 0.7)) continue
      const gap = gaps.find(({ from, to }) => from < b.left && to > a.right)
      if (gap) Object.assign(gap, { from: Math.max(gap.from, a.right), to: Math.min(gap.to, b.left) })
      else gaps.push({ from: a.right, to: b.left })
    }
  return gaps.map(({ from, to }) => (from + to) / 2).sort((a, b) => a - b)
} // prettier-ignore

const holds = ({ top, bottom, side }: LabelCell, y: number, pitch: number) =>
  !side && y > top - pitch * 0.25 && y < bottom + pitch * 0.25

/** Null when a label would belong to two rows, or a row to two labels. */
function drawRows(
  rows: readonly Row[],
  cells: readonly LabelCell[],
  centres: readonly number[],
  step: number,
): DraftCell[][] | null {
  const labelled = new Map<LabelCell, Row>()
  const drawn = rows.map((row): { y: number; cells: DraftCell[] } | null => {
    const own = cells.filter((cell) => holds(cell, row.y, step * 0))
    if (own.length > 1 || (own[0] && labelled.has(own[0]))) return null
    if (own[0]) labelled.set(own[0], row)
    const values = centres.map((centre): DraftCell => {
      // Two in one column are two rows set as one: both are shown, so that neither passes for the cell.
      const own = row.figures.filter((segment) => Math.abs(middleX(segment) - centre) < step * 0.4)
      return { text: own.map(({ text }) => text).join(' ') }
    })
    const unit = row.unit ? [{ text: row.unit.text }] : []
    return { y: row.y, cells: [...(own[0] ? [{ text: own[0].text }] : []), ...unit, ...values] }
  })
  if (drawn.some((row) => row === null)) return null
  const all = drawn as { y: number; cells: DraftCell[] }[]
  // What joins a row from the left comes before what is there already: the outermost label last.
  for (const cell of [...cells].sort((a, b) => Number(b.side) - Number(a.side) || b.left - a.left)) {
    if (labelled.has(cell)) continue
    const at = all.findIndex(({ y }) => y > cell.top)
    if (cell.side) all[at < 0 ? all.length - 1 : at]!.cells.unshift({ text: cell.text })
    else all.splice(at < 0 ? all.length : at, 0, { y: cell.top, cells: [{ text: cell.text }] })
  }
  return all.map(({ cells }) => cells)
}
