/** One worksheet to rows of cells: its merges as spans, hidden rows and columns left out, blanks in their places. */
import type { DraftCell } from './compose.ts'
import { showNumber, type NumberFormats } from './xlsx-format.ts'
import { walkXml, type Attributes } from './xml.ts'

export interface Workbook {
  /** Shared strings by index. */
  strings: readonly string[]
  formats: NumberFormats
  dates1904: boolean
}

interface SheetCells {
  /** By row, then by column, both from 0. */
  rows: Map<number, Map<number, string>>
  merges: { top: number; left: number; bottom: number; right: number }[]
  hiddenRows: Set<number>
  hiddenColumns: [from: number, to: number][]
}

/** More than any table of the form; what lies farther out is a stray mark. */
const MOST_COLUMNS = 256
const MOST_ROWS = 100_000

/** Regions of the sheet between blank rows, each as rows of cells over the columns that it uses. */
export function readSheet(xml: string, workbook: Workbook): DraftCell[][][] {
  return regionsOf(collect(xml, workbook))
}

function collect(xml: string, { strings, formats, dates1904 }: Workbook): SheetCells {
  const cells: SheetCells = { rows: new Map(), merges: [], hiddenRows: new Set(), hiddenColumns: [] }
  let row = -1
  let column = -1
  let cell: { type: string; style: number; value: string; formula: string; text: string } | null = null
  let target: 'value' | 'formula' | 'text' | null = null
  let phonetic = 0
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'x:row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1
        column = -1
        if (isTrue(attributes.hidden)) cells.hiddenRows.add(row)
      } else if (name === 'x:c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        cell = {
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          formula: '',
          text: '',
        }
      } else if (name === 'x:v') target = 'value'
      else if (name === 'x:f') target = 'formula'
      else if (name === 'x:t' && phonetic === 0) target = 'text'
      else if (name === 'x:rPh') phonetic++
      else if (name === 'x:mergeCell') addMerge(attributes)
      else if (name === 'x:col' && isTrue(attributes.hidden))
        cells.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1])
    },
    text(piece) {
      if (cell && target) cell[target] += piece
    },
    close(name) {
      if (name === 'x:v' || name === 'x:f' || name === 'x:t') target = null
      else if (name === 'x:rPh') phonetic--
      else if (name === 'x:c' && cell) {
        const text = shown(cell).trim()
        if (text !== '' && row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS) {
          const line = cells.rows.get(row) ?? new Map<number, string>()
          cells.rows.set(row, line.set(column, text))
        }
        cell = null
      }
    },
  })
  return cells

  function shown({ type, style, value, formula, text }: NonNullable<typeof cell>): string {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'inlineStr') return text
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    // A formula that was never computed has no figure: it must not pass for a blank cell.
    if (value === '' && formula !== '') return `=${formula}`
    return type === 'n' ? showNumber(value, formats[style] ?? '', dates1904) : value
  }

  function addMerge({ ref = '' }: Attributes) {
    const [from, to] = ref.split(':')
    if (!from || !to) return
    const merge = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
    const right = Math.min(merge.right, MOST_COLUMNS - 1)
    if (merge.bottom < MOST_ROWS && merge.left <= right) cells.merges.push({ ...merge, right })
  }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'
const rowOf = (reference: string) => Number(/\d+/.exec(reference)?.[0] ?? 0) - 1

function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function regionsOf({ rows, merges, hiddenRows, hiddenColumns }: SheetCells): DraftCell[][][] {
  const isHidden = (column: number) => hiddenColumns.some(([from, to]) => column >= from && column <= to)
  const spans = new Map<string, { rowSpan: number; colSpan: number }>()
  const covered = new Set<string>()
  const reach = new Map<number, number>()
  for (const { top, left, bottom, right } of merges) {
    if (!rows.has(top)) continue
    spans.set(`${top}:${left}`, { rowSpan: bottom - top + 1, colSpan: right - left + 1 })
    for (let row = top; row <= bottom; row++) {
      reach.set(row, Math.max(reach.get(row) ?? 0, right))
      for (let column = left; column <= right; column++)
        if (row !== top || column !== left) covered.add(`${row}:${column}`)
    }
  }
  const regions: DraftCell[][][] = []
  const numbers = [...rows.keys()].filter((row) => !hiddenRows.has(row)).sort((a, b) => a - b)
  for (let i = 0; i < numbers.length;) {
    const from = i
    while (
      i < numbers.length &&
      (i === from || numbers[i] === numbers[i - 1]! + 1 || reach.has(numbers[i]! - 1))
    )
      i++
    const region = numbers.slice(from, i)
    const columns = region.flatMap((row) => [...rows.get(row)!.keys()])
    const first = columns.reduce((least, column) => Math.min(least, column), Infinity)
    const last = region.reduce(
      (most, row) => Math.max(most, reach.get(row) ?? 0, ...rows.get(row)!.keys()),
      0,
    )
    regions.push(region.map((row) => cellsOf(row, first, last)))
  }
  return regions

  function cellsOf(row: number, first: number, last: number): DraftCell[] {
    const cells: DraftCell[] = []
    for (let column = first; column <= last; column++) {
      if (covered.has(`${row}:${column}`) || isHidden(column)) continue
      const cell: DraftCell = { text: rows.get(row)!.get(column) ?? '' }
      const span = spans.get(`${row}:${column}`)
      if (span && span.colSpan > 1) cell.colSpan = span.colSpan
      if (span && span.rowSpan > 1) cell.rowSpan = span.rowSpan
      cells.push(cell)
    }
    return cells
  }
}
