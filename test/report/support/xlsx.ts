/** Writes XLSX files: shared strings, numbers as numbers, merges; and the same rows as CSV. */
import { strToU8, zipSync } from 'fflate'
import type { PrintedTable } from './render.ts'
import { columnsOf, type ReportPart } from './report-parts.ts'

/** A sheet as rows of texts or numbers (`=A1+A2`: a formula without a computed value); `merges` as `A1:C1`. */
export interface Sheet {
  rows: (string | number | null)[][]
  merges: string[]
  /** Number formats by cell, as `B2`. */
  formats?: Record<string, string>
  state?: 'hidden'
}

const letter = (column: number): string =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const isNumber = (text: string) => /^-?(?:0|[1-9]\d*)$/.test(text)

/** The whole report on one sheet; `gap`: blank rows between its parts. */
export function sheetOf(parts: readonly ReportPart[], gap = 0): Sheet {
  const sheet: Sheet = { rows: [], merges: [] }
  for (const part of parts) {
    if ('text' in part) sheet.rows.push([part.text])
    else addTable(sheet, part.table)
    for (let i = 0; i < gap; i++) sheet.rows.push([])
  }
  return sheet
}

function addTable(sheet: Sheet, table: PrintedTable) {
  const top = sheet.rows.length
  const columns = columnsOf(table)
  for (const [y, cells] of table.entries()) {
    const row: Sheet['rows'][number] = []
    cells.forEach(({ text, colSpan, rowSpan }, i) => {
      const x = columns[y]![i]!
      row[x] = isNumber(text) ? Number(text) : text
      if (colSpan > 1 || rowSpan > 1)
        sheet.merges.push(`${letter(x)}${top + y + 1}:${letter(x + colSpan - 1)}${top + y + rowSpan}`)
    })
    sheet.rows.push(Array.from(row, (value) => value ?? null))
  }
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export function xlsx(...sheets: Sheet[]): Uint8Array {
  const strings: string[] = []
  const codes = [...new Set(sheets.flatMap(({ formats }) => Object.values(formats ?? {})))]
  const worksheet = ({ rows, merges, formats }: Sheet) => {
    const cells = (row: Sheet['rows'][number], y: number) =>
      row.map((value, x) => {
        const at = `${letter(x)}${y + 1}`
        const style = formats?.[at] === undefined ? '' : ` s="${codes.indexOf(formats[at]) + 1}"`
        if (value === null || value === '') return `<c r="${at}"${style}/>`
        if (typeof value === 'string' && value.startsWith('='))
        return `<c r="${at}"${style}><f>${escape(value.slice(1))}</f></c>`
      if (typeof value === 'number') return `<c r="${at}"${style}><v>${value}</v></c>`
        return `<c r="${at}"${style} t="s"><v>${strings.push(value) - 1}</v></c>`
      })
    const data = rows.map((row, y) => `<row r="${y + 1}">${cells(row, y).join('')}</row>`).join('')
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    return xml(`<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`)
  }
  const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`)
  const relations = (list: [type: string, target: string][]) =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
        .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${TYPES}/${type}" Target="${target}"/>`)
        .join('')}</Relationships>`,
    )
  const names = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`)
  const drawn = sheets.map(worksheet)
  const workbook = sheets.map(
    ({ state }, i) =>
      `<sheet name="${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const runs = strings.map((text) => `<si><r><t xml:space="preserve">${escape(text.slice(0, 2))}</t></r><r><t>${escape(text.slice(2))}</t></r><rPh sb="0" eb="1"><t>pinyin</t></rPh></si>`)
  return zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((name): [string, string] => ['worksheet', name]),
      ['sharedStrings', '/xl/sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': xml(`<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><sheets>${workbook.join('')}</sheets></workbook>`),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${MAIN}">${runs.join('')}</sst>`),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${MAIN}"><numFmts>${codes.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escape(code)}"/>`).join('')}</numFmts>` +
        `<cellXfs><xf numFmtId="0"/>${codes.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/${name}`, drawn[i]!])),
  })
} // prettier-ignore

/** The rows of a sheet as a spreadsheet saves them: cells that a merge covers are blank. */
export function csv({ rows }: Sheet, separator = ','): string {
  const width = Math.max(...rows.map((row) => row.length))
  const cell = (value: string | number | null | undefined) => {
    const text = `${value ?? ''}`
    return new RegExp(`["\n${separator}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows
    .map((row) => Array.from({ length: width }, (_, x) => cell(row[x])).join(separator) + '\r\n')
    .join('')
}
