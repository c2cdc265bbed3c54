/**
 * Prints the PDF fixtures anew: `npx tsx test/support/make-fixtures.ts` (needs Chromium, and LibreOffice for two of
 * them). The tests read the printed files and need neither.
 */
import { writeFileSync } from 'node:fs'
import { docx, wordBody } from '../report/support/docx.ts'
import { reportParts } from '../report/support/report-parts.ts'
import { OFFICE_FIXTURES, PDF_FIXTURES } from './pdf-fixtures.ts'
import { exportDocx, page, printPages } from './print-pdf.ts'

const FOLDER = new URL('../fixtures/pdf/', import.meta.url)
const store = (name: string, bytes: Uint8Array) => writeFileSync(new URL(`${name}.pdf`, FOLDER), bytes)

const browser = PDF_FIXTURES.filter(({ printer }) => printer === 'browser')
const printed = await printPages(
  browser.map(({ form, figures, style }) => ({ html: page(reportParts(form, figures()), style.css), style })),
)
browser.forEach(({ name }, i) => store(name, printed[i]!))

for (const { name, form, figures } of PDF_FIXTURES.filter(({ printer }) => printer === 'office')) {
  const bytes = exportDocx(docx({ body: wordBody(reportParts(form, figures())) }))
  if (bytes) store(name, bytes)
}

for (const { name, form, format, figures } of OFFICE_FIXTURES) {
  const bytes = exportDocx(docx({ body: wordBody(reportParts(form, figures())) }), {}, format)
  if (bytes) writeFileSync(new URL(`../fixtures/office/${name}`, import.meta.url), bytes)
}

const secret = {
  EncryptFile: { type: 'boolean', value: 'true' },
  DocumentOpenPassword: { type: 'string', value: 'secret' },
}
const locked = exportDocx(docx({ body: wordBody([{ text: '某局2020年政府信息公开工作年度报告' }]) }), secret)
if (locked) store('encrypted', locked)

const [scan] = await printPages([
  { html: '<svg width="400" height="300"><rect width="400" height="300" fill="#ccc"/></svg>', style: {} },
])
store('no-text', scan!)
