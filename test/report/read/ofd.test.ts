/** OFD: whole reports set on pages stand among the layouts; here what single objects mean. */
import { describe, expect, test } from 'vitest'
import { readOfdContent } from '../../../server/report/read/ofd-page.ts'
import { zip } from '../../support/zip.ts'
import { PLAIN_PAGES, setPages } from '../support/fixed-pages.ts'
import { sampleFigures } from '../support/figures.ts'
import { ofdOfPages } from '../support/page-files.ts'
import { expectFigures, readBytes } from '../support/read-back.ts'
import { reportParts } from '../support/report-parts.ts'

test.each(['2019', '2021'] as const)('a report of the form of %s', async (form) => {
  const figures = sampleFigures(form, 18)
  for (const style of [{}, { ruled: false }, { landscape: true, numbered: true }]) {
    const pages = setPages(reportParts(form, figures), { ...PLAIN_PAGES, ...style })
    await expectFigures(ofdOfPages(pages), 'a.ofd', figures)
  }
})

const text = (code: string, attributes = '') =>
  `<ofd:TextObject Boundary="10 20 50 5" Size="4"${attributes}>${code}</ofd:TextObject>`
const piecesOf = (objects: string) =>
  readOfdContent(`<ofd:Page><ofd:Content><ofd:Layer>${objects}</ofd:Layer></ofd:Content></ofd:Page>`).pieces
const textsOf = (objects: string) => piecesOf(objects).map((piece) => piece.text)

describe('characters', () => {
  test('in steps make words, wide steps set them apart', () => {
    const spread = '<ofd:TextCode X="0" Y="4" DeltaX="4 20 g 2 2">公开123</ofd:TextCode>'
    expect(textsOf(text(spread))).toEqual(['公开', '123'])
  })

  test('stand at their place in points, turned as their matrix says', () => {
    const code = '<ofd:TextCode X="0" Y="0">甲</ofd:TextCode>'
    const [upright] = piecesOf(text(code))
    expect(upright).toMatchObject({ turns: 0, text: '甲' })
    expect(upright!.left).toBeCloseTo((10 * 72) / 25.4, 3)
    expect(upright!.size).toBeCloseTo((4 * 72) / 25.4, 3)
    expect(piecesOf(text(code, ' CTM="0 -1 1 0 0 0"'))[0]!.turns).toBe(1)
    expect(piecesOf(text(code, ' CTM="0 1 -1 0 0 0"'))[0]!.turns).toBe(3)
  })

  test('that are not shown are not read', () => {
    const code = '<ofd:TextCode X="0" Y="4">9</ofd:TextCode>'
    expect(textsOf(text(code, ' Visible="false"') + text(code.replace('9', '1')))).toEqual(['1'])
  })
})

test('strokes and thin bars are rules', () => {
  const path = (data: string, attributes = '') =>
    `<ofd:PathObject Boundary="0 0 100 100"${attributes}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
  const page = `<ofd:Page>${path('M 0 0 L 50 0 L 50 30')}${path('M 0 40 L 60 40 L 60 40.2 L 0 40.2 C', ' Fill="true" Stroke="false"')}</ofd:Page>`
  const { horizontal, vertical } = readOfdContent(page).rules
  expect([horizontal.length, vertical.length]).toEqual([2, 1])
  expect(vertical[0]!.to).toBeCloseTo((30 * 72) / 25.4, 3)
})

describe('a file', () => {
  const root = '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
  const page = (content: string) => `<ofd:Page>${content}</ofd:Page>`
  const words = (line: string, y: number) =>
    `<ofd:TextObject Boundary="10 ${y} 100 5" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 30 4">${line}</ofd:TextCode></ofd:TextObject>`
  const file = (content: string, pages = 1) =>
    zip({
      'OFD.xml': root,
      'Doc_0/Document.xml': `<ofd:Document><ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="Tpl/Content.xml"/></ofd:CommonData><ofd:Pages>${'<ofd:Page ID="1" BaseLoc="Pages/0.xml"/>'.repeat(pages)}</ofd:Pages></ofd:Document>`,
      'Doc_0/Tpl/Content.xml': page(words('模板上印好的表头文字在这里', 10)),
      'Doc_0/Pages/0.xml': page(content),
    })
  const read = async (bytes: Uint8Array) => {
    const document = await readBytes(bytes, 'a.ofd')
    return 'refused' in document ? document.refused : document.text.trim().split('\n')
  }

  test('what a template prints is on its page', async () => {
    const lines = await read(file('<ofd:Template TemplateID="7"/>' + words('页面自己的文字写在下面', 30)))
    expect(lines).toEqual(['模板上印好的表头文字在这里', '页面自己的文字写在下面'])
  })

  test('that cannot be read says why', async () => {
    expect(await read(file('<ofd:ImageObject ResourceID="3"/>'))).toBe('R-SCAN')
    expect(await read(file(''))).toBe('R-EMPTY')
    expect(await read(file(words('一页又一页的文字', 10), 401))).toBe('R-PAGES')
    expect(await read(zip({ 'OFD.xml': root }))).toBe('R-DAMAGED')
  })
})
