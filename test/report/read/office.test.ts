/** Reports as LibreOffice saves them (see test/support/make-fixtures.ts), OpenDocument by hand, and web archives. */
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parseValue } from '../../../server/report/parse/value.ts'
import { valueKind } from '../../../server/report/tables/forms.ts'
import { contentOf } from '../../support/layouts/content.ts'
import { HTML_LAYOUTS } from '../../support/layouts/html-layouts.ts'
import { withoutMarks } from '../../support/layouts/traced.ts'
import { OFFICE_FIXTURES } from '../../support/pdf-fixtures.ts'
import { zip } from '../../support/zip.ts'
import { sampleFigures } from '../support/figures.ts'
import { cellsByKey } from '../support/read.ts'
import { expectFigures, extractBytes, readBytes } from '../support/read-back.ts'

test.each(OFFICE_FIXTURES)('$name gives back every figure', async ({ name, form, figures }) => {
  const bytes = new Uint8Array(readFileSync(`test/fixtures/office/${name}`))
  const read = await extractBytes(bytes, name)
  if ('refused' in read) throw new Error(read.refused)
  expect(read.extraction.form).toBe(form)
  const cells = cellsByKey(read.extraction)
  for (const [key, raw] of figures())
    expect({ key, value: cells.get(key)?.value }).toEqual({
      key,
      value: parseValue(raw, valueKind(key)).value,
    })
})

const NAMESPACES = ['office', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const odt = (body: string) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${NAMESPACES}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  })
const blocksOf = async (body: string) => {
  const document = await readBytes(odt(body), 'a.odt')
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map(({ text }) => text)),
  )
}
const p = (text: string) => `<text:p>${text}</text:p>`
const cell = (content: string, attributes = '') =>
  `<table:table-cell ${attributes}>${content}</table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`

describe('OpenDocument', () => {
  test('deleted text and notes are left out, blanks and tabs kept', async () => {
    const deleted = `<text:tracked-changes><text:changed-region>${p('99')}</text:changed-region></text:tracked-changes>`
    const note = '<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>'
    expect(await blocksOf(`${deleted}${p(`甲<text:s text:c="3"/>乙${note}`)}`)).toEqual(['甲 乙'])
  })

  test('cells and rows stored once for many are laid out, covered cells are none', async () => {
    const table = `<table:table>${row(cell(p('甲'), 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>')}${row(
      cell(p('0'), 'table:number-columns-repeated="2"'),
      'table:number-rows-repeated="2"',
    )}</table:table>`
    expect(await blocksOf(table)).toEqual([[['甲'], ['0', '0'], ['0', '0']]])
  })

  test('the empty rest of a sheet is no table of a million cells', async () => {
    const rest = cell('', 'table:number-columns-repeated="16384"')
    const blocks = await blocksOf(
      `<table:table>${row(cell(p('甲')) + rest)}${row(rest, 'table:number-rows-repeated="1048576"')}</table:table>`,
    )
    expect(JSON.stringify(blocks).length).toBeLessThan(1000)
  })

  test('nothing but a picture is a scan', async () => {
    const file = zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': '<a/>',
      'Pictures/1.png': 'x',
    })
    expect(await readBytes(file, 'a.odt')).toEqual({ refused: 'R-SCAN' })
  })
})

describe('web archives', () => {
  const figures = sampleFigures('2021', 15)
  const html = withoutMarks(HTML_LAYOUTS[4]!.page(contentOf('2021', figures).parts))
  const wrapped = (content: string, encoding: string, charset: string) =>
    new Uint8Array(
      Buffer.from(
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
      ),
    )
  const quoted = (bytes: Uint8Array) =>
    [...bytes]
      .map((byte, i) => {
        const sign = byte < 33 || byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)
        return i % 60 === 59 ? `${sign}=\r\n` : sign
      })
      .join('') // prettier-ignore

  test('quoted-printable in UTF-8, base64 in GB18030, under the name of a Word file', async () => {
    await expectFigures(wrapped(quoted(Buffer.from(html)), 'quoted-printable', 'utf-8'), 'a.mht', figures)
    const gb = iconv.encode(html.replace('utf-8', 'gb2312'), 'gb18030').toString('base64')
    await expectFigures(wrapped(gb.replace(/.{76}/g, '$&\r\n'), 'base64', 'gb2312'), 'a.doc', figures)
  })

  test('a page saved as a Word file is a page', async () => {
    await expectFigures(new Uint8Array(Buffer.from(html)), 'a.doc', figures)
  })

  test('without a page it is refused; a letter in a report is none', async () => {
    const none = Buffer.from(
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\nContent-Type: image/png\r\n\r\nx\r\n--a--',
    )
    expect(await readBytes(new Uint8Array(none), 'a.mht')).toEqual({ refused: 'R-UNSUPPORTED' })
    const text = Buffer.from('Content-Type: text/html\n\n这是正文，不是网页存档。')
    expect(await readBytes(new Uint8Array(text), 'a.txt')).toHaveProperty('blocks')
  })
})
