/** Layouts of office formats: a report as the files that Word, WPS and spreadsheets save. */
import iconv from 'iconv-lite'
import { docx, wordBody, type CellStyle } from '../../report/support/docx.ts'
import { PLAIN_PAGES, setPages, type PageStyle } from '../../report/support/fixed-pages.ts'
import { excel2003, flatOpc, odsContent, odtContent, word2003 } from '../../report/support/one-xml.ts'
import { ofdOfPages, pdfOfPages } from '../../report/support/page-files.ts'
import { webArchive, webPage as pageOf } from '../../report/support/web-archive.ts'
import { rtf, type RtfManner } from '../../report/support/rtf.ts'
import type { ReportPart } from '../../report/support/report-parts.ts'
import { csv, sheetOf, xlsx } from '../../report/support/xlsx.ts'
import { zip } from '../zip.ts'
import type { Part } from './content.ts'
import { withoutMarks } from './traced.ts'

export interface OfficeLayout {
  format: string
  family: string
  name: string
  file: string
  /** See `Family.oneIn`. */
  oneIn?: number
  write: (parts: readonly ReportPart[]) => Uint8Array
}

const word = (style: CellStyle, family: string): OfficeLayout => ({
  format: 'DOCX',
  family,
  name: `cells: ${style}`,
  file: 'report.docx',
  write: (parts) => docx({ body: wordBody(parts, style) }),
})

const utf8 = (text: string) => new TextEncoder().encode(text)

const richText = (manner: RtfManner, file: string): OfficeLayout => ({
  format: 'RTF',
  family:
    manner === 'bytes'
      ? 'bytes of a code page, as Word writes'
      : 'characters by number, as LibreOffice writes',
  name: file,
  file,
  write: (parts) => rtf(parts, manner),
})

const PAGE_STYLES: readonly [family: string, style: Partial<PageStyle>][] = [
  ['ruled tables', {}],
  ['ruled tables, narrow columns, numbered pages', { width: 0.7, size: 8, numbered: true }],
  ['tables without rules', { ruled: false, landscape: true }],
]

const fixed = (format: 'PDF' | 'OFD', write: typeof pdfOfPages): OfficeLayout[] =>
  PAGE_STYLES.map(([family, style]) => ({
    format,
    family,
    name: family,
    file: `report.${format.toLowerCase()}`,
    oneIn: format === 'PDF' ? 10 : 3,
    write: (parts) => write(setPages(parts, { ...PLAIN_PAGES, ...style })),
  }))

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
    write: (parts) => utf8(csv(sheetOf(parts))),
  },
  {
    format: 'CSV',
    family: 'saved from a sheet',
    name: 'semicolons, GB18030',
    file: 'report.csv',
    write: (parts) => iconv.encode(csv(sheetOf(parts), ';'), 'gb18030'),
  },
  richText('bytes', 'report.doc'),
  richText('numbers', 'report.rtf'),
  {
    format: 'XML',
    family: 'Word 2003',
    name: 'under the name of a .doc',
    file: 'report.doc',
    write: word2003,
  },
  { format: 'XML', family: 'flat OPC', name: 'flat OPC', file: 'report.xml', write: flatOpc },
  {
    format: 'XML',
    family: 'flat OpenDocument',
    name: 'flat OpenDocument',
    file: 'report.fodt',
    write: (parts) => utf8(odtContent(parts, 'office:document')),
  },
  {
    format: 'XML',
    family: 'Excel 2003',
    name: 'under the name of an .xls',
    file: 'report.xls',
    write: excel2003,
  },
  {
    format: 'ODT',
    family: 'merged cells',
    name: 'ODT',
    file: 'report.odt',
    write: (parts) =>
      zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': odtContent(parts) }),
  },
  {
    format: 'ODS',
    family: 'merged cells',
    name: 'ODS',
    file: 'report.ods',
    write: (parts) =>
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': odsContent(parts) }),
  },
  {
    format: 'MHT',
    family: 'web archives',
    name: 'quoted-printable, UTF-8',
    file: 'report.mht',
    write: (parts) => webArchive(pageOf(parts), 'quoted-printable', 'utf-8'),
  },
  {
    format: 'MHT',
    family: 'web archives',
    name: 'base64, GB18030, under the name of a .doc',
    file: 'report.doc',
    write: (parts) => webArchive(pageOf(parts), 'base64', 'gb2312'),
  },
  ...fixed('PDF', pdfOfPages),
  ...fixed('OFD', ofdOfPages),
]

/** The parts as these writers take them, without the marks of their cells. */
export const officeParts = (parts: readonly Part[]): ReportPart[] =>
  parts.map((part) =>
    part.kind === 'text'
      ? { text: withoutMarks(part.text) }
      : { table: part.rows.map((row) => row.map((one) => ({ ...one, text: withoutMarks(one.text) }))) },
  )
