/** Documents that are one XML file, decided by what they are and not by their name. */
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { describeSource } from '../../../server/report/read/read-document.ts'
import { sampleFigures } from '../support/figures.ts'
import { excel2003, flatOpc, odtContent, word2003 } from '../support/one-xml.ts'
import { expectFigures, readBytes } from '../support/read-back.ts'
import { reportParts } from '../support/report-parts.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const figures = sampleFigures('2019', 17)
const parts = reportParts('2019', figures)
const odt = utf8(odtContent(parts, 'office:document'))

test.each([
  ['Word 2003 as .doc', word2003(parts), 'a.doc'],
  ['Word 2003 in UTF-16', iconv.encode(new TextDecoder().decode(word2003(parts)).replace('UTF-8', 'UTF-16'), 'utf-16le', { addBOM: true }), 'a.xml'],
  ['flat OPC as .doc', flatOpc(parts), 'a.doc'],
  ['flat OpenDocument', odt, 'a.fodt'],
  ['Excel 2003 as .xls', excel2003(parts), 'a.xls'],
  ['any of them as .txt', word2003(parts), 'a.txt'],
])('%s', async (_, bytes, name) => void (await expectFigures(bytes, name, figures))) // prettier-ignore

test('each is named by what it is', () => {
  const typeOf = (bytes: Uint8Array, name: string) => describeSource({ bytes, name }, null, null).mediaType
  expect(typeOf(word2003(parts), 'a.doc')).toBe('application/xml')
  expect(typeOf(odt, 'a.fodt')).toBe('application/vnd.oasis.opendocument.text-flat-xml')
  expect(typeOf(utf8('{\\rtf1 a}'), 'a.doc')).toBe('application/rtf')
})

const blocksOf = async (xml: string) => {
  const document = await readBytes(utf8(xml), 'a.xml')
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map(({ text }) => text)),
  )
}
const word = (body: string) =>
  `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="x"><w:body>${body}</w:body></w:wordDocument>`

describe('Word 2003', () => {
  test('headers and notes are left out, the number of a list item is written', async () => {
    const item = '<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    const note = '<w:p><w:r><w:t>12</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>9</w:t></w:r></w:p></w:footnote></w:r></w:p>'
    const header = '<w:sectPr><w:hdr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:hdr></w:sectPr>'
    expect(await blocksOf(word(item + note + header))).toEqual(['一、总体情况', '12'])
  }) // prettier-ignore

  test('a raised mark is no digit', async () => {
    const raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    expect(await blocksOf(word(`<w:p><w:r><w:t>12</w:t></w:r>${raised}</w:p>`))).toEqual(['12[1]'])
  })
})

describe('Excel 2003', () => {
  const sheet = (rows: string) =>
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="y"><Worksheet><Table>${rows}</Table></Worksheet></Workbook>`
  const cell = (text: string, attributes = '') =>
    `<Cell${attributes}><Data ss:Type="String">${text}</Data></Cell>`

  test('cells stand where their index says, blanks are kept, what a merge covers is none', async () => {
    const rows = `<Row>${cell('a', ' ss:MergeDown="1"')}${cell('b')}${cell('c')}${cell('d')}</Row><Row>${cell('1', ' ss:Index="2"')}${cell('2', ' ss:Index="4"')}</Row>`
    expect(await blocksOf(sheet(rows))).toEqual([
      [
        ['a', 'b', 'c', 'd'],
        ['1', '', '2'],
      ],
    ])
  })

  test('a comment is no value, a hidden row is not shown', async () => {
    const comment = '<Cell><Data ss:Type="Number">5</Data><Comment><Data>9</Data></Comment></Cell>'
    const rows = `<Row>${cell('a')}${comment}</Row><Row ss:Hidden="1">${cell('h')}${cell('9')}</Row><Row>${cell('b')}${cell('6')}</Row>`
    expect(await blocksOf(sheet(rows))).toEqual([
      [
        ['a', '5'],
        ['b', '6'],
      ],
    ])
  })
})

test('what is no document says so', async () => {
  expect(await blocksOf(word(''))).toBe('R-EMPTY')
  expect(await blocksOf(word('<w:p><w:r><w:pict/></w:r></w:p>'))).toBe('R-SCAN')
  expect(await blocksOf('<?xml version="1.0"?><pkg:package></pkg:package>')).toBe('R-DAMAGED')
  expect(await blocksOf('报告里提到 <w:wordDocument> 这样的标记，仍是一篇文字。')).toHaveLength(1)
})
