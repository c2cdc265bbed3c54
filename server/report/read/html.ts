/**
 * HTML to the text that a reader sees, with real tables as grids. One pass of a SAX parser, no tree. Cells are set
 * apart by tabs and rows by lines in the text, so that it can be stored and shown, and offsets point into it.
 * A table that holds other tables is page layout: what it holds counts, itself it is none.
 */
import { Parser } from 'htmlparser2'
import type { Block, Grid, GridCell } from './document.ts'
import { fieldText, isBlock, isSkipped, roleOf, spanOf } from './html-tags.ts'
import { readTextRows } from './html-text-rows.ts'

const HEAD = 4096

/** The charset that the page declares in its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | null {
  return /charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head(bytes))?.[1] ?? null
}

export function looksLikeHtml(bytes: Uint8Array): boolean {
  if (!bytes.subarray(0, HEAD).includes(0x3c)) return false
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body|meta|title|table|tbody|tr|div|p|h\d|span|center|article|section)\b/i.test(
    head(bytes).replace(/^(?:ï»¿|ÿþ|þÿ)/, ''),
  )
}

function head(bytes: Uint8Array): string {
  const start = bytes.subarray(0, HEAD)
  return Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1').replaceAll('\0', '')
}

/** Deeper tables are read as part of the one around them: no page nests so, and the work stays bounded. */
const DEEPEST = 24
/** The parser keeps a list of open tags whose cost grows with its length: what lies deeper than this is not read. */
const MOST_OPEN_TAGS = 20_000
const CHUNK = 65_536

interface OpenTable {
  rows: GridCell[][]
  start: number
  /** The cell that is being written, and where its text began. */
  cell: { start: number; colSpan: number; rowSpan: number } | null
  layout: boolean
}

export function readHtml(html: string): { text: string; blocks: Block[]; statesBlanks: boolean } {
  const chunks: string[] = []
  let length = 0
  let last = '\n'
  const blocks: Block[] = []
  const tables: OpenTable[] = []
  let paragraph = 0
  let tooDeep = 0
  let openTags = 0
  let skipping: { name: string; depth: number } | null = null
  /** Elements that are shown as another than their name says, by their depth. */
  const shownAs: { depth: number; role: string }[] = []
  /** A raised note is set in brackets: the reference behind 12 makes no 121 of it. */
  let raised: { depth: number; written: boolean } | null = null
  let preformatted = 0

  const write = (piece: string) => {
    if (piece === '') return
    chunks.push(piece)
    length += piece.length
    last = piece[piece.length - 1]!
  }
  const breakLine = () => {
    if (last !== '\n') write('\n')
  }
  const inCell = () => tables.at(-1)?.cell !== null && tables.length > 0
  const textFrom = (start: number) => {
    // Only the tail is joined: chunks are consumed from the end.
    let from = length
    let at = chunks.length
    while (at > 0 && from > start) from -= chunks[--at]!.length
    if (at === chunks.length) return ''
    if (at === chunks.length - 1) return from === start ? chunks[at]! : chunks[at]!.slice(start - from)
    return chunks
      .slice(at)
      .join('')
      .slice(start - from)
  }
  const span = (start: number): { start: number; end: number; text: string } => {
    const raw = textFrom(start)
    const text = raw.trim()
    const lead = raw.length - raw.trimStart().length
    return { start: start + lead, end: start + lead + text.length, text }
  }
  const endParagraph = () => {
    const { start, end, text } = span(paragraph)
    if (text !== '') blocks.push({ kind: 'prose', start, end, text })
    breakLine()
    paragraph = length
  }
  const closeCell = (table: OpenTable) => {
    if (!table.cell) return
    const { start, colSpan, rowSpan } = table.cell
    table.cell = null
    if (table.layout) {
      endParagraph()
      return
    }
    const cell: GridCell = span(start)
    if (colSpan > 1) cell.colSpan = colSpan
    if (rowSpan > 1) cell.rowSpan = rowSpan
    if (table.rows.length === 0) table.rows.push([])
    table.rows.at(-1)!.push(cell)
    write('\t')
    paragraph = length
  }
  const closeRow = (table: OpenTable) => {
    closeCell(table)
    breakLine()
    paragraph = length
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        openTags++
        if (skipping) {
          if (tag === skipping.name) skipping.depth++
          return
        }
        if (isSkipped(tag, attributes)) {
          skipping = { name: tag, depth: 1 }
          return
        }
        const name = roleOf(tag, attributes)
        if (name !== tag) shownAs.push({ depth: openTags, role: name })
        if (name === 'sup') raised ??= { depth: openTags, written: false }
        else if (name === 'pre') preformatted++
        else if (name === 'input') writeText(fieldText(attributes) ?? '')
        const table = tables.at(-1)
        if (name === 'table' && tables.length >= DEEPEST) tooDeep++
        else if (name === 'table') {
          if (table?.cell && !table.layout) becomeLayout(table)
          else if (!inCell()) endParagraph()
          tables.push({ rows: [], start: length, cell: null, layout: false })
        } else if (name === 'tr' && table) {
          closeRow(table)
          table.rows.push([])
        } else if ((name === 'td' || name === 'th') && table) {
          closeCell(table)
          table.cell = {
            start: length,
            colSpan: spanOf(attributes.colspan),
            rowSpan: spanOf(attributes.rowspan),
          }
          paragraph = length
        } else if (isBlock(name)) breakBlock()
      },
      ontext(piece) {
        if (skipping) return
        if (preformatted > 0) writeLines(piece)
        else writeText(piece)
      },
      onclosetag(tag) {
        const name = shownAs.at(-1)?.depth === openTags ? shownAs.pop()!.role : tag
        if (raised?.depth === openTags) {
          if (raised.written) write(']')
          raised = null
        }
        openTags--
        if (skipping) {
          if (tag === skipping.name && --skipping.depth === 0) skipping = null
          return
        }
        if (name === 'pre') preformatted--
        const table = tables.at(-1)
        if (name === 'table' && tooDeep > 0) tooDeep--
        else if (name === 'table' && table) {
          closeRow(table)
          tables.pop()
          closeTable(table)
        } else if ((name === 'td' || name === 'th') && table) closeCell(table)
        else if (name === 'tr' && table) closeRow(table)
        else if (isBlock(name)) breakBlock()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  // A page that cannot have so many is written as a whole, which is quicker.
  const size = countTags(html) <= MOST_OPEN_TAGS ? html.length : CHUNK
  for (let at = 0; at < html.length && openTags < MOST_OPEN_TAGS; at += size)
    parser.write(html.slice(at, at + size))
  parser.end()
  for (const table of tables.reverse()) {
    closeRow(table)
    closeTable(table)
  }
  endParagraph()
  blocks.sort((a, b) => a.start - b.start)
  const text = chunks.join('')
  const read = readTextRows(text, blocks)
  // Rows of a text may have lost their blank cells; tables of the page state them.
  return { text, blocks: read.blocks, statesBlanks: !read.found }

  function writeText(piece: string) {
    const collapsed = isLoose(piece) ? piece.replace(/[ \t\r\n\f]+/g, ' ') : piece
    const leading = collapsed.charCodeAt(0) === SPACE && (last === '\n' || last === '\t' || last === ' ')
    const start = leading ? collapsed.slice(1) : collapsed
    if (tables.length > 0 && !inCell() && start.trim() === '') return
    if (raised && !raised.written && start.trim() !== '') {
      raised.written = true
      write('[')
    }
    write(start)
  }

  /** Preformatted text keeps its lines, and the tabs between its columns. */
  function writeLines(piece: string) {
    for (const [i, line] of piece.split(/\r\n|[\r\n]/).entries()) {
      if (i > 0) breakBlock()
      if (line !== '') write(line.replace(/[ \f]+/g, ' '))
    }
  }

  function breakBlock() {
    if (inCell() && !tables.at(-1)!.layout) separate()
    else endParagraph()
  }

  /** Paragraphs inside a cell become words of one line. */
  function separate() {
    if (last !== ' ' && last !== '\t' && last !== '\n') write(' ')
  }

  /** What stood before the inner table in this cell is prose; so are the cells that were read already. */
  function becomeLayout(table: OpenTable) {
    table.layout = true
    for (const cell of table.rows.flat())
      if (cell.text !== '') blocks.push({ kind: 'prose', start: cell.start, end: cell.end, text: cell.text })
    table.rows = []
    paragraph = table.cell!.start
    endParagraph()
  }

  function closeTable(table: OpenTable) {
    if (table.layout) return
    const rows = table.rows.filter((row) => row.length > 0)
    if (rows.length === 0) return
    const grid: Grid = { kind: 'grid', start: rows[0]![0]!.start, end: rows.at(-1)!.at(-1)!.end, rows }
    blocks.push(grid)
    paragraph = length
  }
}

const SPACE = 32

/** Whether it holds white space other than single blanks. */
function isLoose(text: string): boolean {
  let blank = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > SPACE) blank = false
    else if (blank || unit !== SPACE) return true
    else blank = true
  }
  return false
}

function countTags(html: string): number {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count++
  return count
}
