import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../../../server/report/report.ts'
import { cellContent, docx, wordBody, wordTable, type CellStyle } from '../support/docx.ts'
import { anyFigures, sampleFigures } from '../support/figures.ts'
import { expectFigures, extractBytes, readBytes } from '../support/read-back.ts'
import { reportParts } from '../support/report-parts.ts'

const STYLES: CellStyle[] = ['plain', 'runs', 'paragraphs', 'revised']
const cell = (text: string, colSpan = 1, rowSpan = 1) => ({ text, colSpan, rowSpan })
const p = (text: string) => cellContent(text, 'plain')

describe.each<Form>(['2019', '2021'])('form %s', (form) => {
  test.each(STYLES)('reads every cell: %s', async (style) => {
    const figures = sampleFigures(form)
    const file = docx({ body: wordBody(reportParts(form, figures), style) })
    const { extraction } = await expectFigures(file, 'a.docx', figures)
    expect(extraction.form).toBe(form)
    expect(extraction.notices).toEqual([])
    expect(extraction.sections.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('any figures', async () => {
    await fc.assert(
      fc.asyncProperty(anyFigures(form), async (figures) => {
        await expectFigures(docx({ body: wordBody(reportParts(form, figures)) }), 'a.docx', figures)
      }),
      { numRuns: 10 },
    )
  })
})

const blocksOf = async (body: string, parts: Record<string, string> = {}) => {
  const document = await readBytes(docx({ body, parts }), 'a.docx')
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map(({ text }) => text)),
  )
}

describe('what a reader of the final version sees', () => {
  test('merged cells are one, with their spans', async () => {
    const body = wordTable([[cell('甲', 2), cell('乙', 1, 3)], [cell('一', 1, 2), cell('二')], [cell('三')]])
    const document = await readBytes(docx({ body }), 'a.docx')
    if ('refused' in document || document.blocks[0]?.kind !== 'grid') throw new Error('no grid')
    const spans = document.blocks[0].rows.map((row) =>
      row.map((c) => [c.text, c.colSpan ?? 1, c.rowSpan ?? 1]),
    )
    expect(spans).toEqual([
      [['甲', 2, 1], ['乙', 1, 3]],
      [['一', 1, 2], ['二', 1, 1]],
      [['三', 1, 1]],
    ]) // prettier-ignore
    expect(document.text).toBe('甲\t乙\n一\t二\n三\n')
  })

  test('a deleted row is gone, an inserted one is there', async () => {
    const row = (mark: string, text: string) => `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${p(text)}</w:tc><w:tc>${p('1')}</w:tc></w:tr>`
    const body = `<w:tbl>${row('', '甲')}${row('<w:del w:id="1"/>', '乙')}${row('<w:ins w:id="2"/>', '丙')}</w:tbl>`
    expect(await blocksOf(body)).toEqual([[['甲', '1'], ['丙', '1']]])
  }) // prettier-ignore

  test('hidden text, comments, and the copy for older programs are not shown', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body = `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:t>文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(await blocksOf(body)).toEqual(['框', '文'])
  })

  test('a table around tables, or of one cell, is page layout', async () => {
    const inner = wordTable([[cell('规章'), cell('5')]])
    const body = `<w:tbl><w:tr><w:tc>${p('左')}</w:tc><w:tc>${p('题')}${inner}${p('尾')}</w:tc></w:tr></w:tbl>`
    expect(await blocksOf(body)).toEqual(['左', '题', [['规章', '5']], '尾'])
    expect(await blocksOf(wordTable([[cell('说明')]]))).toEqual(['说明'])
  })

  test('signs of the symbol font are signs', async () => {
    const minus = '<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>'
    expect(await blocksOf(`<w:p>${minus}<w:r><w:t>5</w:t></w:r></w:p>`)).toEqual(['-5'])
  })

  test('rows set with tabs are rows, an indent is none', async () => {
    const tab = '<w:r><w:tab/></w:r>'
    const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const body = `<w:p>${words('规章')}${tab}${words('5')}</w:p><w:p>${tab}${words('本年度')}</w:p>`
    expect(await blocksOf(body)).toEqual([[['规章', '5']], '本年度'])
  })
})

test('numbers that Word writes by itself head the parts', async () => {
  const level = (no: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${no}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
  const styles =
    '<w:style w:styleId="Part"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
  const item = (text: string, list: string, depth: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const styled = '<w:p><w:pPr><w:pStyle w:val="Part"/></w:pPr><w:r><w:t>主动公开</w:t></w:r></w:p>'
  const body = [item('总体情况', '1', 0), item('甲', '1', 1), item('乙', '1', 1), styled, item('丙', '1', 1), item('丁', '2', 0)]
  expect(await blocksOf(body.join(''), { numbering, styles })).toEqual([
    '一、总体情况',
    '1.甲',
    '2.乙',
    '二、主动公开',
    '1.丙',
    '丁',
  ])
}) // prettier-ignore

describe('what cannot be read says why', () => {
  const figures = sampleFigures('2021')
  const good = docx({ body: wordBody(reportParts('2021', figures)) })
  const ole = (content: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(content, 'utf16le'),
    ])

  test.each([
    ['an old Word file', ole('WordDocument'), 'R-DOC'],
    ['an old Excel file', ole('Workbook'), 'R-XLS'],
    ['a document under a password', ole('EncryptedPackage'), 'R-ENCRYPTED'],
    ['another OLE file', ole('Something'), 'R-UNSUPPORTED'],
    ['a copy cut short', good.subarray(0, good.length / 2), 'R-DAMAGED'],
    ['an empty document', docx({ body: '' }), 'R-EMPTY'],
    ['a document of other things', docx({ body: p('工作总结') }), 'R-NO-TABLES'],
  ])('%s', async (_, bytes, code) => {
    expect(await extractBytes(bytes, 'a.docx')).toEqual({ refused: code })
  })

  test('a byte changed anywhere is a refusal or the very same figures', async () => {
    for (let at = 40; at < good.length; at += Math.ceil(good.length / 150)) {
      const bytes = Uint8Array.from(good)
      bytes[at]! ^= 0x10
      const read = await extractBytes(bytes, 'a.docx')
      if ('refused' in read) continue
      const values = read.extraction.cells.map((c) => c.value)
      const other = await extractBytes(good, 'a.docx')
      expect('extraction' in other && other.extraction.cells.map((c) => c.value)).toEqual(values)
    }
  })
})

test('the namespace may go by any prefix', async () => {
  const figures = sampleFigures('2019')
  await expectFigures(docx({ body: wordBody(reportParts('2019', figures)), prefix: 'ns0' }), 'x', figures)
})

test('a table of very many rows is read in bounded time, one that is all padding not at all', async () => {
  const rows = (count: number, text: (no: number) => string) =>
    Array.from({ length: count }, (_, no) => `<w:tr>${`<w:tc>${p(text(no))}</w:tc>`.repeat(2)}</w:tr>`).join(
      '',
    )
  const start = performance.now()
  const many = docx({ body: `<w:tbl>${rows(20_000, (no) => `${(no * 48271) % 2147483647}`)}</w:tbl>` })
  expect(await extractBytes(many, 'a.docx')).toEqual({ refused: 'R-NO-TABLES' })
  const bomb = docx({ body: `<w:tbl>${rows(20_000, () => '0')}</w:tbl>` })
  expect(await extractBytes(bomb, 'a.docx')).toEqual({ refused: 'R-TOO-LARGE' })
  expect(performance.now() - start).toBeLessThan(15_000)
})
