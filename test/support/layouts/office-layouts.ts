/** Layouts of office formats: a report as the files that Word, WPS and spreadsheets save. */
import { docx, wordBody, type CellStyle } from '../../report/support/docx.ts'
import type { ReportPart } from '../../report/support/report-parts.ts'
import { csv, sheetOf, xlsx } from '../../report/support/xlsx.ts'
import type { Part } from './content.ts'
import { withoutMarks } from './traced.ts'

export interface OfficeLayout {
  format: string
  family: string
  name: string
  file: string
  write: (parts: readonly ReportPart[]) => Uint8Array
}

const word = (style: CellStyle, family: string): OfficeLayout => ({
  format: 'DOCX',
  family,
  name: `cells: ${style}`,
  file: 'report.docx',
  write: (parts) => docx({ body: wordBody(parts, style) }),
})

export const OFFICE_LAYOUTS: readonly OfficeLayout[] = [
  word('plain', 'merged cells'),
  word('runs', 'cells split over runs and paragraphs'),
  word('paragraphs', 'cells split over runs and paragraphs'),
  word('revised', 'tracked changes'),
  {
    format: 'XLSX',
    family: 'merged cells',
    name: 'one sheet',
    file: 'report.xlsx',
    write: (parts) => xlsx(sheetOf(parts)),
  },
  {
    format: 'CSV',
    family: 'saved from a sheet',
    name: 'commas',
    file: 'report.csv',
    write: (parts) => new TextEncoder().encode(csv(sheetOf(parts))),
  },
]

/** The parts as these writers take them, without the marks of their cells. */
export const officeParts = (parts: readonly Part[]): ReportPart[] =>
  parts.map((part) =>
    part.kind === 'text'
      ? { text: withoutMarks(part.text) }
      : { table: part.rows.map((row) => row.map((one) => ({ ...one, text: withoutMarks(one.text) }))) },
  )
