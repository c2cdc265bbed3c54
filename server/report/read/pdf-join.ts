/** Tables that go on from one page to the next: one table, its repeated header once, its broken rows whole again. */
import type { RuledCell } from './pdf-grid.ts'

export type RuledRows = RuledCell[][]

/** Edges on two pages that are meant to be the same. */
const TOLERANCE = 4

const same = (a: { left: number; right: number }, b: { left: number; right: number }) =>
  Math.abs(a.left - b.left) <= TOLERANCE && Math.abs(a.right - b.right) <= TOLERANCE

const widthOf = (rows: RuledRows) => ({
  left: Math.min(...rows.flatMap((row) => row.map(({ left }) => left))),
  right: Math.max(...rows.flatMap((row) => row.map(({ right }) => right))),
})

/** `next` behind `rows`, when it is as wide and so the same table; null when it is another. */
export function joinTables(rows: RuledRows, next: RuledRows): RuledRows | null {
  if (!same(widthOf(rows), widthOf(next))) return null
  const joined = rows.map((row) => row.map((cell) => ({ ...cell })))
  const rest = withoutRepeated(rows, next).map((row) => row.map((cell) => ({ ...cell })))
  const first = rest[0]
  if (!first) return joined
  const open = openCells(joined)
  if (isBroken(open, first)) {
    for (const cell of first)
      append(
        open.find((above) => same(above, cell))!,
        cell,
        -1,
      )
    rest.shift()
  } else {
    // A side label goes on beside the rows of the new page.
    rest[0] = first.filter((cell) => {
      const above = open.find((other) => same(other, cell))
      if (!above || !goesOn(above, cell)) return true
      append(above, cell, 0)
      return false
    })
  }
  return [...joined, ...rest]
}

function withoutRepeated(rows: RuledRows, next: RuledRows): RuledRows {
  const text = (row: RuledRows[number] | undefined) => row?.map((cell) => cell.text).join('\t')
  let repeated = 0
  while (repeated < Math.min(6, rows.length, next.length) && text(rows[repeated]) === text(next[repeated]))
    repeated++
  const header = next.slice(0, repeated)
  const isHeader = header.every((row) => !row.some(({ text }) => /^\d+$/.test(text)))
  return isHeader ? next.slice(repeated) : next
}

/** The cells that reach the last row, in the order of their columns. */
function openCells(rows: RuledRows): RuledCell[] {
  return rows
    .flatMap((row, y) => row.filter((cell) => y + (cell.rowSpan ?? 1) >= rows.length))
    .sort((a, b) => a.left - b.left)
}

const ENUMERATED = /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]/
const isFigure = ({ text }: RuledCell) => /^[-+\d.,，/—]+$/.test(text)

/**
 * Whether `first` is the lower part of the row above: cell below cell, and one of the two parts holds nothing but the
 * rest of a label. A row of its own begins with its number or brings its figures.
 */
function isBroken(open: readonly RuledCell[], first: readonly RuledCell[]): boolean {
  const pairs = first.map((cell) => [open.find((above) => same(above, cell)), cell] as const)
  if (pairs.some(([above]) => above === undefined)) return false
  const label = first.find(({ text }) => text !== '')
  if (!label || ENUMERATED.test(label.text)) return false
  const only = (part: 0 | 1) => {
    const own = pairs.map((pair) => pair[part]!)
    const other = pairs.map((pair) => pair[1 - part]!)
    return (
      !own.some(isFigure) &&
      own.every((cell, i) => cell.text === '' || other[i]!.text !== '') &&
      own.some((cell, i) => cell.text === '' && other[i]!.text !== '')
    )
  }
  return only(1) || only(0)
}

function goesOn(above: RuledCell, cell: RuledCell): boolean {
  if ((above.rowSpan ?? 1) === 1 && (cell.rowSpan ?? 1) === 1) return false
  return cell.text === '' || cell.text === above.text || !(ENUMERATED.test(cell.text) || isFigure(cell))
}

/** `shared`: -1 where both parts stand in one and the same row. */
function append(above: RuledCell, { text, rowSpan = 1 }: RuledCell, shared: 0 | -1): void {
  if (text !== above.text) above.text += text
  const span = (above.rowSpan ?? 1) + rowSpan + shared
  if (span > 1) above.rowSpan = span
}
