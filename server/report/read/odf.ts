/**
 * OpenDocument (ODT, ODS: LibreOffice, WPS) to paragraphs and tables, straight from content.xml. What counts is the
 * final version: no deleted text, no comments; rows and cells that are stored once for many are laid out again.
 */
import { compose, type Composed, type DraftCell, type Part } from './compose.ts'
import { readZip, ZipError } from './open-zip.ts'
import { RunningText } from './raised.ts'
import { walkXml, type Attributes } from './xml.ts'

const MOST_BYTES = 96 * 1024 * 1024
const MOST_SPAN = 200
/** A sheet states the empty rest of its last row and column as one cell repeated many times. */
const MOST_REPEATED = 100
/** Of all tables; repeats make a large document out of a small file. */
const MOST_CELLS = 300_000

const SKIPPED = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
  'office:forms',
  'text:ruby-text',
  // In a document that is one file these hold the headers of pages.
  'office:styles',
  'office:master-styles',
  'office:meta',
])

interface OpenTable {
  rows: DraftCell[][]
  cell: { parts: Part[]; attributes: Attributes } | null
  nested: Part[]
  repeated: number
}

/** @throws ZipError when the file is damaged, encrypted or larger than any report. */
export async function readOdf(bytes: Uint8Array): Promise<Composed> {
  for await (const entry of readZip(bytes)) {
    if (entry.name !== 'content.xml') continue
    return compose(readOdfParts(new TextDecoder().decode(await entry.read(MOST_BYTES))))
  }
  throw new ZipError('damaged', 'no content')
}

/**
 * Of content.xml, or of a document that is one XML file (FODT, FODS).
 * @throws ZipError when its repeated rows and cells unfold to more than any report holds.
 */
export function readOdfParts(xml: string): Part[] {
  const body: Part[] = []
  const tables: OpenTable[] = []
  const paragraphs: RunningText[] = []
  /** Automatic styles that raise their text, and the styles of the spans that are open. */
  const raising = new Set<string>()
  const spans: boolean[] = []
  let style = ''
  let skipped = 0
  let cells = 0

  const holder = () => tables.at(-1)?.cell?.parts ?? body
  const write = (text: string) => {
    paragraphs.at(-1)?.write(text, spans.includes(true))
  }
  const openers: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'style:style': (attributes) => (style = attributes['style:name'] ?? ''),
    'style:text-properties': (attributes) => {
      if (/^(?:super|[1-9])/.test(attributes['style:text-position'] ?? '')) raising.add(style)
    },
    'text:p': () => paragraphs.push(new RunningText()),
    'text:h': () => paragraphs.push(new RunningText()),
    'text:span': (attributes) => spans.push(raising.has(attributes['text:style-name'] ?? '')),
    'text:s': (attributes) => write(' '.repeat(Math.min(countOf(attributes['text:c']), MOST_SPAN))),
    'text:tab': () => write('\t'),
    'text:line-break': () => write('\n'),
    'table:table': () => tables.push({ rows: [], cell: null, nested: [], repeated: 1 }),
    'table:table-row': (attributes) => {
      const table = tables.at(-1)
      if (!table) return
      table.rows.push([])
      table.repeated = Math.min(countOf(attributes['table:number-rows-repeated']), MOST_REPEATED)
    },
    'table:table-cell': (attributes) => {
      const table = tables.at(-1)
      if (table) table.cell = { parts: [], attributes }
    },
  }
  const closers: Readonly<Record<string, () => void>> = {
    'text:p': closeParagraph,
    'text:h': closeParagraph,
    'text:span': () => spans.pop(),
    'table:table-cell': closeCell,
    'table:table-row': () => {
      const table = tables.at(-1)
      const row = table?.rows.at(-1)
      if (!table || !row?.some(({ text }) => text !== '')) return
      cells += row.length * table.repeated
      if (cells > MOST_CELLS) throw new ZipError('too_large', `${cells} cells`)
      for (let more = 1; more < table.repeated; more++) table.rows.push(row)
    },
    'table:table': () => {
      const table = tables.pop()
      if (!table) return
      // A table around other tables only arranges the page.
      if (table.nested.length > 0) holder().push(...table.nested)
      else holder().push({ kind: 'table', rows: table.rows.map(withoutRest) })
    },
  }

  walkXml(xml, {
    open(name, attributes) {
      if (skipped > 0 || SKIPPED.has(name)) skipped++
      else openers[name]?.(attributes)
    },
    text(piece) {
      if (skipped === 0) write(piece.replace(/\s+/g, ' '))
    },
    close(name) {
      if (skipped > 0) skipped--
      else closers[name]?.()
    },
  })
  return body

  function closeParagraph() {
    const text = paragraphs.pop()
    if (text !== undefined) holder().push({ kind: 'paragraph', text: text.toString() })
  }

  function closeCell() {
    const table = tables.at(-1)
    const row = table?.rows.at(-1)
    if (!table?.cell || !row) return
    const { parts, attributes } = table.cell
    table.cell = null
    if (parts.some((part) => part.kind === 'table')) table.nested.push(...parts)
    const cell: DraftCell = {
      text: parts.map((part) => (part.kind === 'paragraph' ? part.text : '')).join(' '),
    }
    const colSpan = Math.min(countOf(attributes['table:number-columns-spanned']), MOST_SPAN)
    const rowSpan = Math.min(countOf(attributes['table:number-rows-spanned']), MOST_SPAN)
    if (colSpan > 1) cell.colSpan = colSpan
    if (rowSpan > 1) cell.rowSpan = rowSpan
    const repeated = Math.min(countOf(attributes['table:number-columns-repeated']), MOST_REPEATED)
    for (let i = 0; i < repeated; i++) row.push(cell)
  }
}

/** Without the empty cells at the end that no table has but every sheet. */
function withoutRest(row: readonly DraftCell[]): DraftCell[] {
  const last = row.findLastIndex(({ text }) => text !== '')
  return row.length - last > 20 ? row.slice(0, last + 1) : [...row]
}

function countOf(value: string | undefined): number {
  const count = Number(value)
  return Number.isInteger(count) && count > 0 ? count : 1
}
