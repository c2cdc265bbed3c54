/** Sets a report on pages, as a printer does: texts at their places, rules between cells, in points from the top left. */
import type { PrintedTable } from './render.ts'
import { columnsOf, type ReportPart } from './report-parts.ts'

export interface SetText {
  x: number
  /** Of its baseline. */
  y: number
  size: number
  text: string
}

export interface SetLine {
  x0: number
  y0: number
  x1: number
  y1: number
}

export interface SetPage {
  width: number
  height: number
  texts: SetText[]
  lines: SetLine[]
}

export interface PageStyle {
  ruled: boolean
  /** Part of the width of the page that tables take. */
  width: number
  size: number
  numbered: boolean
  landscape: boolean
}

export const PLAIN_PAGES: PageStyle = { ruled: true, width: 1, size: 9, numbered: false, landscape: false }

const MARGIN = 50
const PADDING = 2

export const widthOf = (character: string): number => (character >= '\u2e80' ? 1 : 0.5)
const lengthOf = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0) * size

/** Broken between any two characters, as Chinese is; a number stays whole where it can. */
function wrap(text: string, size: number, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/[!-~]+|\s+|[^!-~\s]/g) ?? [])
    for (const piece of lengthOf(word, size) > room ? [...word] : [word]) {
      if (line !== '' && lengthOf(line + piece, size) > room) {
        lines.push(line.trim())
        line = ''
      }
      line += piece
    }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

export function setPages(parts: readonly ReportPart[], style: PageStyle): SetPage[] {
  const [width, height] = style.landscape ? [842, 595] : [595, 842]
  const pages: SetPage[] = []
  let page: SetPage
  let y = 0
  const bottom = height - MARGIN
  const turnPage = () => {
    page = { width, height, texts: [], lines: [] }
    pages.push(page)
    y = MARGIN
    if (style.numbered)
      page.texts.push({ x: width / 2 - 15, y: height - 25, size: 9, text: `— ${pages.length} —` })
  }
  turnPage()
  for (const [i, part] of parts.entries())
    if ('table' in part) setTable(part.table)
    else setParagraph(part.text, i === 0 ? 16 : 10.5)
  return pages

  function setParagraph(text: string, size: number) {
    for (const line of wrap(text, size, width - 2 * MARGIN)) {
      if (y + size * 1.6 > bottom) turnPage()
      y += size * 1.6
      page.texts.push({ x: MARGIN, y, size, text: line })
    }
    y += size * 0.6
  }

  function setTable(table: PrintedTable) {
    const columns = columnsOf(table)
    const count = Math.max(1, ...table.flatMap((row, r) => row.map((cell, c) => columns[r]![c]! + cell.colSpan)))
    const xs = edgesOf(table, columns, count, (width - 2 * MARGIN) * style.width)
    const line = style.size * 1.3
    const cells = table.flatMap((row, r) =>
      row.map((cell, c) => {
        const from = columns[r]![c]!
        const [left, right] = [xs[from]!, xs[from + cell.colSpan]!]
        const lines = wrap(cell.text, style.size, right - left - 2 * PADDING)
        return { ...cell, r, left, right, lines, until: Math.min(table.length, r + cell.rowSpan) }
      }),
    )
    const heights = table.map((_, r) =>
      Math.max(
        line + 2 * PADDING,
        ...cells.filter((cell) => cell.r === r && cell.until === r + 1).map(({ lines }) => lines.length * line + 2 * PADDING),
      ),
    )
    for (const { r, until, lines } of cells) {
      const room = heights.slice(r, until).reduce((sum, own) => sum + own, 0)
      heights[until - 1]! += Math.max(0, lines.length * line + 2 * PADDING - room)
    }
    for (let from = 0; from < table.length;) {
      let to = from
      let end = y
      while (to < table.length && (to === from ? y === MARGIN || end + heights[to]! <= bottom : end + heights[to]! <= bottom)) end += heights[to++]!
      if (to === from) {
        turnPage()
        continue
      }
      setRows(cells, heights, from, to)
      y = end
      from = to
      if (from < table.length) turnPage()
    }
    y += 8
  }

  interface SetCell { r: number; until: number; left: number; right: number; lines: string[] }

  /** The rows of a table that stand on one page; what began on the page before goes on as an empty cell. */
  function setRows(cells: readonly SetCell[], heights: readonly number[], from: number, to: number) {
    const top = (row: number) => y + heights.slice(from, row).reduce((sum, own) => sum + own, 0)
    const line = style.size * 1.3
    for (const { r, until, left, right, lines } of cells) {
      if (r >= to || until <= from) continue
      const [above, below] = [top(Math.max(r, from)), top(Math.min(until, to))]
      if (style.ruled)
        page.lines.push(
          { x0: left, y0: above, x1: right, y1: above },
          { x0: left, y0: below, x1: right, y1: below },
          { x0: left, y0: above, x1: left, y1: below },
          { x0: right, y0: above, x1: right, y1: below },
        )
      if (r < from) continue
      const first = (above + below - lines.length * line) / 2 + style.size
      for (const [i, text] of lines.entries())
        page.texts.push({
          x: (left + right - lengthOf(text, style.size)) / 2,
          y: first + i * line,
          size: style.size,
          text,
        })
    }
  }
} // prettier-ignore

/** Columns of labels are twice as wide as those of figures. */
function edgesOf(table: PrintedTable, columns: readonly number[][], count: number, width: number): number[] {
  const weights = Array.from({ length: count }, () => 1)
  for (const [r, row] of table.entries())
    for (const [c, cell] of row.entries())
      if (cell.colSpan === 1 && row.length > 1 && /[一-龥]{5}/.test(cell.text) && row.some(({ text }) => /^\D?\d+$/.test(text)))
        weights[columns[r]![c]!] = 2
  const unit = width / weights.reduce((sum, weight) => sum + weight, 0)
  const edges = [MARGIN]
  for (const weight of weights) edges.push(edges.at(-1)! + weight * unit)
  return edges
} // prettier-ignore
