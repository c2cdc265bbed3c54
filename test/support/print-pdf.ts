/** Reports as web pages for printing, in the manners of different offices. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { ReportPart } from '../report/support/report-parts.ts'
import type { PrintedTable } from '../report/support/render.ts'

export interface PrintStyle {
  /** Rules for the page, on top of the plain ones. */
  css?: string
  landscape?: boolean
  /** Page header and number, as most offices print them. */
  numbered?: boolean
}

const PLAIN = `
  @page { size: A4 }
  body { font: 10.5pt/1.5 'Noto Sans CJK SC', sans-serif }
  h1 { font-size: 16pt; font-weight: normal; text-align: center }
  table { border-collapse: collapse; width: 100%; margin: 4pt 0 }
  td { border: 0.75pt solid #000; text-align: center; vertical-align: middle; padding: 2pt 3pt }
`

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function pageTable(table: PrintedTable, no: number): string {
  const rows = table.map(
    (row) =>
      `<tr>${row
        .map(
          ({ text, colSpan, rowSpan }) =>
            `<td colspan="${colSpan}" rowspan="${rowSpan}">${escape(text)}</td>`,
        )
        .join('')}</tr>`,
  )
  return `<table class="t${no}">${rows.join('')}</table>`
}

export function page(parts: readonly ReportPart[], css = ''): string {
  let no = 1
  const body = parts.map((part, i) =>
    'table' in part ? pageTable(part.table, ++no) : i === 0 ? `<h1>${part.text}</h1>` : `<p>${part.text}</p>`,
  )
  return `<!DOCTYPE html><meta charset="utf-8"><style>${PLAIN}${css}</style>${body.join('\n')}`
}

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const hasBrowser = (): boolean => existsSync(BROWSER)

/** As a browser prints it. */
export async function printPages(
  pages: readonly { html: string; style: PrintStyle }[],
): Promise<Uint8Array[]> {
  const browser = await chromium.launch({ executablePath: BROWSER })
  const printed: Uint8Array[] = []
  try {
    for (const { html, style } of pages) {
      const tab = await browser.newPage()
      await tab.setContent(html)
      printed.push(
        await tab.pdf({
          format: 'A4',
          tagged: false,
          landscape: style.landscape ?? false,
          displayHeaderFooter: style.numbered ?? false,
          headerTemplate: '<div style="font-size:8px;width:100%;text-align:center">政府信息公开</div>',
          footerTemplate:
            '<div style="font-size:8px;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>',
          margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
        }),
      )
      await tab.close()
    }
  } finally {
    await browser.close()
  }
  return printed
}

/** As LibreOffice exports a DOCX; `filter` holds options of the export. Null where it is not installed. */
export function exportDocx(
  docx: Uint8Array,
  filter: Record<string, unknown> = {},
  format = 'pdf',
): Uint8Array | null {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-export-'))
  try {
    const from = join(mkdtempSync(join(folder, 'from-')), 'in.docx')
    writeFileSync(from, docx)
    const options =
      Object.keys(filter).length === 0 ? format : `pdf:writer_pdf_Export:${JSON.stringify(filter)}`
    const args = ['--headless', '--convert-to', options, '--outdir', folder, from]
    const { error } = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...args], {
      encoding: 'utf8',
    })
    return error ? null : readFileSync(join(folder, `in.${format.replace(/:.*/, '')}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** DOCX files in another format, all in one run of LibreOffice. Null where it is not installed. */
export function exportAll(files: readonly Uint8Array[], ending: string, filter: string): Uint8Array[] | null {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-export-'))
  try {
    const from = mkdtempSync(join(folder, 'from-'))
    const paths = files.map((bytes, i) => {
      const path = join(from, `${i}.docx`)
      writeFileSync(path, bytes)
      return path
    })
    const args = ['--headless', '--convert-to', filter, '--outdir', folder, ...paths]
    const { error } = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...args], {
      encoding: 'utf8',
    })
    return error ? null : files.map((_, i) => readFileSync(join(folder, `${i}.${ending}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
