/** Writes office documents that are one XML file: Word 2003, flat OPC, flat OpenDocument, and Excel 2003. */
import { wordBody, wordParts } from './docx.ts'
import type { PrintedTable } from './render.ts'
import { columnsOf, type ReportPart } from './report-parts.ts'

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const utf8 = (text: string) => new TextEncoder().encode(text)

export function word2003(parts: readonly ReportPart[]): Uint8Array {
  const body = wordBody(parts).replaceAll('w:vMerge', 'w:vmerge')
  return utf8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>99</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`,
  )
}

export function flatOpc(parts: readonly ReportPart[]): Uint8Array {
  const inner = Object.entries(wordParts({ body: wordBody(parts) }))
    .map(([name, content]) => `<pkg:part pkg:name="/${name}" pkg:contentType="application/xml"><pkg:xmlData>${content.replace(/^<\?xml[^>]*>\s*/, '')}</pkg:xmlData></pkg:part>`)
    .join('')
  return utf8(
    `<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${inner}</pkg:package>`,
  )
} // prettier-ignore

const NAMESPACES = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

function odfTable(table: PrintedTable): string {
  const columns = columnsOf(table)
  const below: { x: number; colSpan: number; until: number }[] = []
  const rows = table.map((row, y) => {
    const cells = row.map((cell, i) => ({ x: columns[y]![i]!, ...cell, going: false }))
    for (const { x, colSpan, until } of below)
      if (until > y) cells.push({ x, colSpan, rowSpan: 1, text: '', going: true })
    for (const { x, colSpan, rowSpan, going } of cells)
      if (!going && rowSpan > 1) below.push({ x, colSpan, until: y + rowSpan })
    cells.sort((a, b) => a.x - b.x)
    return `<table:table-row>${cells
      .map(({ text, colSpan, rowSpan, going }) => {
        if (going) return '<table:covered-table-cell/>'.repeat(colSpan)
        const spans = `${colSpan > 1 ? ` table:number-columns-spanned="${colSpan}"` : ''}${rowSpan > 1 ? ` table:number-rows-spanned="${rowSpan}"` : ''}`
        return `<table:table-cell${spans}>${text === '' ? '' : `<text:p>${escape(text)}</text:p>`}</table:table-cell>${'<table:covered-table-cell/>'.repeat(colSpan - 1)}`
      })
      .join('')}</table:table-row>`
  })
  return `<table:table>${rows.join('')}</table:table>`
}

/** content.xml of a text document. */
export function odtContent(parts: readonly ReportPart[], root = 'office:document-content'): string {
  const body = parts
    .map((part) => ('table' in part ? odfTable(part.table) : `<text:p>${escape(part.text)}</text:p>`))
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACES}><office:body><office:text>${body}</office:text></office:body></${root}>`
}

/** content.xml of a workbook of one sheet: a line of text is a row with one cell. */
export function odsContent(parts: readonly ReportPart[]): string {
  const rows = parts
    .map((part) =>
      'table' in part
        ? /<table:table>(.*)<\/table:table>/s.exec(odfTable(part.table))![1]!
        : `<table:table-row><table:table-cell><text:p>${escape(part.text)}</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1023"/></table:table-row>`,
    )
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES}><office:body><office:spreadsheet><table:table table:name="1">${rows}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
}

/** A workbook of one sheet. */
export function excel2003(parts: readonly ReportPart[]): Uint8Array {
  const cell = (text: string, attributes = '') =>
    `<Cell${attributes}>${text === '' ? '' : `<Data ss:Type="${/^\d+$/.test(text) ? 'Number' : 'String'}">${escape(text)}</Data>`}</Cell>`
  const rows = parts.flatMap((part) => {
    if ('text' in part) return [`<Row>${cell(part.text)}</Row>`]
    const columns = columnsOf(part.table)
    return part.table.map((row, y) => {
      const cells = row.map(({ text, colSpan, rowSpan }, i) => {
        const across = colSpan > 1 ? ` ss:MergeAcross="${colSpan - 1}"` : ''
        const down = rowSpan > 1 ? ` ss:MergeDown="${rowSpan - 1}"` : ''
        return cell(text, ` ss:Index="${columns[y]![i]! + 1}"${across}${down}`)
      })
      return `<Row>${cells.join('')}</Row>`
    })
  })
  return utf8(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="1"><Table>${rows.join('')}</Table></Worksheet></Workbook>`,
  )
}
