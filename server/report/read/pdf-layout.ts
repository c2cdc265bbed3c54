/** Pages to parts in reading order: ruled tables, joined over page breaks, and lines of text between them. */
import type { Part } from './compose.ts'
import { linesOf, type Line } from './pdf-cell.ts'
import type { Page } from './pdf-geometry.ts'
import { findTables, isInside, readGrid } from './pdf-grid.ts'
import { joinTables, type RuledRows } from './pdf-join.ts'
import { readLines } from './pdf-lines.ts'
import { runningLines } from './pdf-running.ts'

type Element = { kind: 'lines'; lines: Line[] } | { kind: 'table'; rows: RuledRows }

export function layOut(pages: readonly Page[]): Part[] {
  const cut = pages.map(cutPage)
  const running = runningLines(cut.map(({ height, loose }) => ({ height, lines: loose })))
  const elements: Element[] = []
  for (const { tables, loose } of cut) {
    const placed = [
      ...tables.map(({ top, rows }) => ({ top, table: rows, line: null })),
      ...loose.filter((line) => !running.has(line)).map((line) => ({ top: line.top, table: null, line })),
    ].sort((a, b) => a.top - b.top)
    let onPage = 0
    for (const { table, line } of placed) {
      const last = elements.at(-1)
      const joined = table && last?.kind === 'table' && onPage === 0 ? joinTables(last.rows, table) : null
      if (joined && last?.kind === 'table') last.rows = joined
      else if (table) elements.push({ kind: 'table', rows: table })
      else if (line && last?.kind === 'lines' && onPage > 0) last.lines.push(line)
      else if (line) elements.push({ kind: 'lines', lines: [line] })
      onPage++
    }
  }
  return elements.flatMap((element): Part[] =>
    element.kind === 'lines'
      ? readLines(element.lines)
      : [{ kind: 'table', rows: element.rows.map((row) => row.map(({ text, colSpan, rowSpan }) => ({ text, colSpan, rowSpan }))) }],
  )
} // prettier-ignore

function cutPage({ height, pieces, rules }: Page) {
  const tables = findTables(rules).map((table) => ({
    top: table.top,
    bounds: table,
    rows: readGrid(
      table,
      pieces.filter((piece) => isInside(piece, table)),
    ),
  }))
  const loose = pieces.filter((piece) => !tables.some(({ bounds }) => isInside(piece, bounds)))
  return { height, tables, loose: linesOf(loose) }
}
