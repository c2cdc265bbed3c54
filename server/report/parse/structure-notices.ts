/** What reading noticed about captions, headers, labels and script: all information, nothing of it changes a number. */
import type { Document } from '../read/document.ts'
import type { Form } from '../report.ts'
import { measureColumns } from './columns.ts'
import type { Notice } from './extraction.ts'
import { spanOf } from './reading.ts'
import type { PrintedRow, Scan } from './scan.ts'

export function structureNotices(document: Document, scan: Scan, form: Form): Notice[] {
  const notices: Notice[] = []
  for (const header of scan.headers) {
    if (header.table !== 2 || header.first === null) continue
    const { lost } = measureColumns(form, header.first, header)
    if (header.caption !== null && lost.length === 0) continue
    const at = spanOf(scan.rows.find((row) => row.header === header)?.label)
    if (header.caption === null)
      notices.push({ rule: 'M-CAPTION-LOST', cells: [], actual: header.captionText, at })
    if (lost.length > 0)
      notices.push({ rule: 'M-HEADER-LOST', cells: [], actual: lost.filter(Boolean).join('、') || null, at })
  }
  if (!scan.noteSeen && scan.rows.some((row) => row.axis === 'request'))
    notices.push({ rule: 'M-NOTE-LOST', cells: [] })
  const typos = scan.rows.filter((row) => row.match.how === 'alias' || row.match.how === 'near')
  if (typos.length > 0) notices.push(labelNotice(document, typos))
  if (document.traditional) notices.push({ rule: 'M-TRADITIONAL', cells: [] })
  if (document.text.includes('\ufffd')) notices.push({ rule: 'M-ENCODING', cells: [] })
  return notices
}

function labelNotice(document: Document, rows: readonly PrintedRow[]): Notice {
  const printed = rows.map((row) => document.text.slice(row.label.start, row.label.end).replace(/\s+/g, ' '))
  const official = rows.map((row) => row.match.label.official[0]!)
  return {
    rule: 'M-LABEL-TYPO',
    cells: rows
      .filter((row) => row.axis === 'request')
      .map((row) => ({ code: row.is, applicant: 'total' as const })),
    actual: printed.slice(0, 8).join('；'),
    expected: official.slice(0, 8).join('；'),
    at: spanOf(rows[0]!.label),
  }
}
