/** The header of a table without rules: lines of words over its columns, some over several of them. */
import type { DraftCell } from './compose.ts'
import { textOfCell } from './pdf-cell.ts'
import { middleX, middleY } from './pdf-geometry.ts'
import { pitchOf, stack, type Segment } from './pdf-segments.ts'

/**
 * Rows of header cells as a table with spans has them: what stands over several columns in a row above those columns,
 * and beside it the headers of the columns that it does not cover.
 */
export function headerRows(segments: readonly Segment[], centres: readonly number[]): DraftCell[][] {
  if (segments.length === 0) return []
  const width = (centres.at(-1)! - centres[0]!) / Math.max(1, centres.length - 1)
  const leaves = centres.map((): Segment[] => [])
  const wide: Segment[] = []
  for (const own of segments) {
    const column = nearest(centres, middleX(own))
    const centred = Math.abs(middleX(own) - centres[column]!) < width * 0.25
    const covers = centres.filter((centre) => centre > own.left && centre < own.right).length
    if (centred && covers <= 1) leaves[column]!.push(own)
    else wide.push(own)
  }
  const pitch = Math.min(...leaves.filter((own) => own.length > 0).map(pitchOf))
  const cells = leaves.map((own) => {
    // Above its lowest cell stands what covers more columns than this one, or a caption.
    const groups = stack(own, pitch, () => false)
    wide.push(...groups.slice(0, -1).flat())
    return groups.at(-1) ?? []
  })
  const lowest = Math.max(...cells.map((cell) => (cell.length > 0 ? centreOf(cell) : -Infinity)))
  const deep = cells.map((cell) => cell.length === 0 || lowest - centreOf(cell) < pitch * 0.4)
  const rows = byLine(wide, pitch).map((level) => level.map((own) => ({ at: middleX(own), text: own.text })))
  const leaf = cells.map((cell, i) => ({ at: centres[i]!, text: textOf(cell), deep: deep[i]! }))
  if (rows.length > 0) rows.at(-1)!.push(...leaf.filter((cell) => !cell.deep && cell.text !== ''))
  rows.push(rows.length > 0 ? leaf.filter((cell) => cell.deep) : leaf)
  return rows
    .map((row) => row.sort((a, b) => a.at - b.at).map(({ text }): DraftCell => ({ text })))
    .filter((row) => row.some(({ text }) => text !== ''))
}

function nearest(centres: readonly number[], x: number): number {
  let best = 0
  for (const [i, centre] of centres.entries())
    if (Math.abs(centre - x) < Math.abs(centres[best]! - x)) best = i
  return best
}

const centreOf = (cell: readonly Segment[]) => (middleY(cell[0]!) + middleY(cell.at(-1)!)) / 2

function byLine(segments: readonly Segment[], pitch: number): Segment[][] {
  const lines: Segment[][] = []
  for (const own of [...segments].sort((a, b) => middleY(a) - middleY(b))) {
    const line = lines.at(-1)
    if (line && middleY(own) - middleY(line[0]!) < pitch * 0.4) line.push(own)
    else lines.push([own])
  }
  return lines
}

export const textOf = (cell: readonly Segment[]): string =>
  textOfCell(
    cell.flatMap(({ pieces }) => pieces),
    { left: -Infinity, right: Infinity },
  )
