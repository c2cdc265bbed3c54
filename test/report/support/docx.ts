/** Writes DOCX files as Word and WPS do: merges by gridSpan and vMerge, texts split over runs and paragraphs. */
import { strToU8, zipSync } from 'fflate'
import type { PrintedTable } from './render.ts'
import { columnsOf, type ReportPart } from './report-parts.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** How the text of a cell is laid into paragraphs and runs. */
export type CellStyle = 'plain' | 'runs' | 'paragraphs' | 'revised'

const run = (text: string) =>
  `<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${runs.join('')}</w:p>`

export function cellContent(text: string, style: CellStyle): string {
  // A figure is never cut.
  const whole = /\d/.test(text.normalize('NFKC')) && !/[一-龥]{3}/.test(text)
  const middle = whole ? text.length : Math.ceil(text.length / 2)
  const halves = [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '')
  if (style === 'plain' || text === '') return paragraph(run(text))
  if (style === 'runs') return paragraph(...[...text].map(run))
  if (style === 'paragraphs') return halves.map((half) => paragraph(run(half))).join('')
  const deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>99</w:delText></w:r></w:del>'
  return paragraph(deleted, `<w:ins w:id="2" w:author="a">${run(text)}</w:ins>`)
}

const BORDERS = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
  .join('')}</w:tblBorders>`

export function wordTable(table: PrintedTable, style: CellStyle = 'plain'): string {
  const columns = columnsOf(table)
  const width = Math.max(...columns.flatMap((row, y) => row.map((x, i) => x + table[y]![i]!.colSpan)))
  const below: { x: number; colSpan: number; until: number }[] = []
  const rows = table.map((row, y) => {
    const cells = row.map((cell, i) => ({
      x: columns[y]![i]!,
      ...cell,
      merge: cell.rowSpan > 1 ? 'restart' : '',
    }))
    for (const { x, colSpan, until } of below)
      if (until > y) cells.push({ x, colSpan, rowSpan: 1, text: '', merge: 'continue' })
    for (const { x, colSpan, rowSpan, merge } of cells)
      if (merge === 'restart') below.push({ x, colSpan, until: y + rowSpan })
    cells.sort((a, b) => a.x - b.x)
    return `<w:tr><w:trPr><w:jc w:val="center"/></w:trPr>${cells
      .map(({ text, colSpan, merge }) => {
        const properties = [
          colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : '',
          merge === 'restart' ? '<w:vMerge w:val="restart"/>' : merge === 'continue' ? '<w:vMerge/>' : '',
        ].join('')
        return `<w:tc><w:tcPr>${properties}</w:tcPr>${cellContent(text, style)}</w:tc>`
      })
      .join('')}</w:tr>`
  })
  const grid = `<w:gridCol w:w="${Math.floor(8400 / width)}"/>`.repeat(width)
  return `<w:tbl><w:tblPr>${BORDERS}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

export const wordBody = (parts: readonly ReportPart[], style: CellStyle = 'plain'): string =>
  parts.map((part) => ('table' in part ? wordTable(part.table, style) : paragraph(run(part.text)))).join('')

const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface DocxFile {
  body: string
  /** Further parts of `word/`, by name: `numbering`, `styles`. */
  parts?: Record<string, string>
  /** The prefix that the writer chose. */
  prefix?: string
}

export const docx = (file: DocxFile): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(wordParts(file)).map(([name, content]) => [name, strToU8(content)])),
  )

/** The XML of each part of the package, by its path. */
export function wordParts({ body, parts = {}, prefix = 'w' }: DocxFile): Record<string, string> {
  const namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
  const xml = (content: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`
  const renamed = (content: string) =>
    prefix === 'w' ? content : content.replace(/(<\/?)w:/g, `$1${prefix}:`).replace('xmlns:w=', `xmlns:${prefix}=`)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`
  const relations = (content: string) =>
    xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`)
  return {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT}.document.main+xml"/>${Object.keys(parts).map((name) => `<Override PartName="/word/${name}.xml" ContentType="${CONTENT}.${name}+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(
      Object.keys(parts).map((name, i) => relation(`rId${i + 1}`, name, `${name}.xml`)).join(''),
    ),
    'word/document.xml': xml(renamed(`<w:document ${namespace}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1700" w:right="1700"/></w:sectPr></w:body></w:document>`)),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        `word/${name}.xml`,
        xml(`<w:${name} ${namespace}>${content}</w:${name}>`),
      ]),
    ),
  }
} // prettier-ignore
