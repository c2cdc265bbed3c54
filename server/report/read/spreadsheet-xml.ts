/** A workbook of Excel 2003 as XML, often under the name of an .xls file: its visible sheets to tables and lines. */
import type { DraftCell, Part } from './compose.ts'
import { ZipError } from './open-zip.ts'
import { partsOfRegion } from './xlsx.ts'
import { walkXml, type Attributes } from './xml.ts'

const MOST_COLUMNS = 256
/** Blank cells are stated by a number: a small file may stand for a large sheet. */
const MOST_CELLS = 300_000

interface OpenRow {
  cells: DraftCell[]
  /** The column of the next cell, from 0. */
  column: number
}

/** @throws ZipError when it unfolds to more than any report holds. */
export function readSpreadsheetXml(xml: string): Part[] {
  const parts: Part[] = []
  let region: DraftCell[][] = []
  let cells = 0
  let number = 0
  let row: OpenRow | null = null
  let cell: DraftCell | null = null
  let inData = false
  let inComment = false
  let hidden = false
  /** By column, how many rows further down a cell from above reaches. */
  let covered = new Map<number, number>()

  walkXml(xml, {
    open(prefixed, attributes) {
      const name = localName(prefixed)
      if (name === 'Worksheet') startSheet()
      else if (name === 'Row') startRow(attributes)
      else if (name === 'Cell' && row) startCell(row, attributes)
      else if (name === 'Comment') inComment = true
      else if (name === 'Data') inData = !inComment
    },
    text(piece) {
      if (cell && inData) cell.text += piece
    },
    close(prefixed) {
      const name = localName(prefixed)
      if (name === 'Data') inData = false
      else if (name === 'Comment') inComment = false
      else if (name === 'Cell') cell = null
      else if (name === 'Row') endRow()
      else if (name === 'Worksheet') endRegion()
    },
  })
  endRegion()
  return parts

  function startSheet() {
    endRegion()
    number = 0
    covered = new Map()
  }

  function startRow(attributes: Attributes) {
    const index = Number(attributes['ss:Index'] ?? number + 1)
    // Rows that are left out are blank ones: they set regions apart, unless a cell reaches over them.
    if (index > number + 1 && covered.size === 0) endRegion()
    for (; number + 1 < index && covered.size > 0; number++) coverNext()
    number = index
    hidden = attributes['ss:Hidden'] === '1'
    row = { cells: [], column: 0 }
  }

  function startCell(open: OpenRow, attributes: Attributes) {
    const index = attributes['ss:Index']
    const to = index === undefined ? open.column : Math.max(open.column, Number(index) - 1)
    fill(open, Math.min(to, MOST_COLUMNS))
    const across = countOf(attributes['ss:MergeAcross'])
    const down = countOf(attributes['ss:MergeDown'])
    cell = { text: '' }
    if (across > 0) cell.colSpan = across + 1
    if (down > 0) {
      cell.rowSpan = down + 1
      for (let x = open.column; x <= open.column + across; x++) covered.set(x, down + 1)
    }
    open.cells.push(cell)
    open.column += across + 1
  }

  /** Blank cells that the file leaves out, except under a cell that reaches down. */
  function fill(open: OpenRow, to: number) {
    for (; open.column < to; open.column++) if (!covered.has(open.column)) open.cells.push({ text: '' })
  }

  function endRow() {
    const own = row
    row = null
    if (!own) return
    coverNext()
    const blank = own.cells.every(({ text }) => text.trim() === '')
    cells += own.cells.length
    if (cells > MOST_CELLS) throw new ZipError('too_large', `${cells} cells`)
    if (hidden) return
    if (blank && covered.size === 0) endRegion()
    else region.push(own.cells.map((one) => ({ ...one, text: one.text.trim() })))
  }

  function coverNext() {
    for (const [column, left] of covered)
      if (left <= 1) covered.delete(column)
      else covered.set(column, left - 1)
  }

  function endRegion() {
    if (region.length > 0) parts.push(...partsOfRegion(region))
    region = []
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function countOf(value: string | undefined): number {
  const count = Number(value)
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_COLUMNS) : 0
}
