/**
 * HTML to the text that a reader sees, with real tables as grids. One pass of a SAX parser, no tree. Cells are set
 * apart by tabs and rows by lines in the text, so that it can be stored and shown, and offsets point into it.
 * A table that holds other tables is page layout: what it holds counts, itself it is none.
 */
import { Parser } from 'htmlparser2'
import type { Block, Grid, GridCell } from './document.ts'

const HEAD = 4096

/** The charset that the page declares in its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | null {
  return /charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head(bytes))?.[1] ?? null
}

export function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body|meta|title|table|tbody|tr|div|p|h\d|span|center|article|section)\b/i.test(
    head(bytes).replace(/^(?:ï»¿|ÿþ|þÿ)/, ''),
  )
}

function head(bytes: Uint8Array): string {
  const start = bytes.subarray(0, HEAD)
  return Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1').replaceAll('\0', '')
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'select',
  'textarea',
])
const BLOCKS = new Set([
  'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'section', 'article', 'header', 'footer',
  'main', 'aside', 'nav', 'form', 'fieldset', 'center', 'blockquote', 'pre', 'br', 'hr', 'title', 'body', 'figure', 'figcaption',
  'address', 'caption', 'legend', 'tr', 'td', 'th', 'table', 'tbody', 'thead', 'tfoot',
]) // prettier-ignore
const HIDDEN = /display\s*:\s*none/i
const MOST_SPAN = 200
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

export function readHtml(html: string): { text: string; blocks: Block[] } {
  const chunks: string[] = []
  let length = 0
  let last = '\n'
  const blocks: Block[] = []
  const tables: OpenTable[] = []
  let paragraph = 0
  let tooDeep = 0
  let openTags = 0
  let skipping: { name: string; depth: number } | null = null

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
      onopentag(name, attributes) {
        openTags++
        if (skipping) {
          if (name === skipping.name) skipping.depth++
          return
        }
        if (SKIPPED.has(name) || (HIDDEN.test(attributes.style ?? '') && name !== 'body')) {
          skipping = { name, depth: 1 }
          return
        }
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
        } else if (BLOCKS.has(name)) {
          if (inCell() && !table!.layout) separate()
          else endParagraph()
        }
      },
      ontext(piece) {
        if (skipping) return
        const collapsed = piece.replace(/[ \t\r\n\f]+/g, ' ')
        const start = last === '\n' || last === '\t' || last === ' ' ? collapsed.replace(/^ /, '') : collapsed
        if (tables.length > 0 && !inCell() && start.trim() === '') return
        write(start)
      },
      onclosetag(name) {
        openTags--
        if (skipping) {
          if (name === skipping.name && --skipping.depth === 0) skipping = null
          return
        }
        const table = tables.at(-1)
        if (name === 'table' && tooDeep > 0) tooDeep--
        else if (name === 'table' && table) {
          closeRow(table)
          tables.pop()
          closeTable(table)
        } else if ((name === 'td' || name === 'th') && table) closeCell(table)
        else if (name === 'tr' && table) closeRow(table)
        else if (BLOCKS.has(name)) {
          if (inCell() && !table!.layout) separate()
          else endParagraph()
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  for (let at = 0; at < html.length && openTags < MOST_OPEN_TAGS; at += CHUNK)
    parser.write(html.slice(at, at + CHUNK))
  parser.end()
  for (const table of tables.reverse()) {
    closeRow(table)
    closeTable(table)
  }
  endParagraph()
  blocks.sort((a, b) => a.start - b.start)
  return { text: chunks.join(''), blocks }

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

function spanOf(attribute: string | undefined): number {
  const span = Number(attribute)
  return Number.isInteger(span) && span > 1 ? Math.min(span, MOST_SPAN) : 1
}
