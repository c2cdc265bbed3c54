/** Writes web archives (MHT) as browsers and Word save them: one page, in one of the encodings of mail. */
import iconv from 'iconv-lite'
import type { ReportPart } from './report-parts.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function webPage(parts: readonly ReportPart[]): string {
  const body = parts.map((part) =>
    'text' in part
      ? `<p>${escape(part.text)}</p>`
      : `<table>${part.table
          .map(
            (row) =>
              `<tr>${row.map(({ text, colSpan, rowSpan }) => `<td colspan=${colSpan} rowspan=${rowSpan}>${escape(text)}</td>`).join('')}</tr>`,
          )
          .join('')}</table>`,
  )
  return `<html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`
}

export type MailEncoding = 'quoted-printable' | 'base64'

function quoted(bytes: Uint8Array): string {
  let out = ''
  let line = 0
  for (const byte of bytes) {
    const sign =
      byte < 33 || byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte)
    out += sign
    line += sign.length
    if (line > 70) {
      out += '=\r\n'
      line = 0
    }
  }
  return out
}

/** @param charset as the header of the part names it; the page is written in it. */
export function webArchive(page: string, encoding: MailEncoding, charset: 'utf-8' | 'gb2312'): Uint8Array {
  const bytes = iconv.encode(page.replace('utf-8', charset), charset === 'utf-8' ? 'utf-8' : 'gb18030')
  const content = encoding === 'base64' ? bytes.toString('base64').replace(/.{76}/g, '$&\r\n') : quoted(bytes)
  return Buffer.from(
    [
      'From: <Saved by Blink>',
      'Subject: =?utf-8?Q?=E6=8A=A5=E5=91=8A?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_Next.Part"',
      '',
      '',
      '------=_Next.Part',
      `Content-Type: text/html; charset="${charset}"`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      content,
      '------=_Next.Part',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '------=_Next.Part--',
    ].join('\r\n'),
    'latin1',
  )
}
