/** RTF by hand, in the manners of its writers; whole reports in it stand among the layouts. */
import { describe, expect, test } from 'vitest'
import { sampleFigures } from '../support/figures.ts'
import { expectFigures, readBytes } from '../support/read-back.ts'
import { reportParts } from '../support/report-parts.ts'
import { rtf } from '../support/rtf.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const blocksOf = async (content: string, name = 'a.rtf') => {
  const document = await readBytes(bytesOf(content), name)
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose'
      ? block.text
      : block.rows.map((row) =>
          row.map(({ text, colSpan, rowSpan }) =>
            [text, ...(colSpan ? [`→${colSpan}`] : []), ...(rowSpan ? [`↓${rowSpan}`] : [])].join(''),
          ),
        ),
  )
}
const FONTS = '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 B;}{\\f2\\fcharset136 C;}}'

test.each(['bytes', 'numbers'] as const)('a report written in %s, also under the name of a Word file', async (manner) => {
  for (const form of ['2019', '2021'] as const) {
    const figures = sampleFigures(form, 16)
    const { extraction } = await expectFigures(rtf(reportParts(form, figures), manner), 'a.doc', figures)
    expect(extraction.form).toBe(form)
  }
}) // prettier-ignore

describe('characters', () => {
  test.each([
    ['of the code page', '{\\rtf1\\ansi\\ansicpg936 \\\'b9\\\'ab\\\'bf\\\'aa 12\\par}', '公开 12'],
    ['of the font, where the page is another', `{\\rtf1\\ansi\\ansicpg1252${FONTS}\\f1 \\'b9\\'ab{\\f2 \\'a4\\'bd}\\par}`, '公公'],
    ['of the East Asian font of a run', `{\\rtf1\\ansi${FONTS}{\\loch\\af0\\hich\\af0\\dbch\\af1 \\'b9\\'ab}\\par}`, '公'],
    ['whose second byte is a letter or a brace', "{\\rtf1\\ansi\\ansicpg936 \\'81A\\'97\\'7d\\'97\\'5c\\par}", '丄梷梊'],
    ['by number, with what stands in for them', "{\\rtf1\\ansi\\uc2\\u20844\\'b9\\'ab\\u24320\\'bf\\'aa\\uc0\\u12290\\par}", '公开。'],
    ['by negative number', '{\\rtf1\\ansi\\u-27287?\\u-26970?\\par}', '镩隦'],
    ['raw, and named wrongly', '{\\rtf1\\ansi\\ansicpg1252 \xb9\xab\xbf\xaa\\par}', '公开'],
    ['with names', '{\\rtf1\\ansi a\\~b\\_c\\emdash\\ldblquote d\\rdblquote\\par}', 'a b-c—“d”'],
  ])('%s', async (_, content, text) => {
    expect(await blocksOf(content)).toEqual([text])
  }) // prettier-ignore
})

describe('what a reader does not see', () => {
  test.each([
    ['deleted, hidden', '{\\rtf1\\ansi 1{\\deleted 9}2{\\v 9}3\\v 9\\v0 4\\par}', '1234'],
    ['headers, notes, fields, unknown groups', '{\\rtf1\\ansi{\\header 9\\par}{\\info{\\title 9}}1{\\footnote 9}{\\field{\\*\\fldinst PAGE 9}{\\fldrslt 2}}{\\*\\anything 9{9}}3\\par}', '123'],
    ['pictures, also as bytes', '{\\rtf1\\ansi 1{\\pict 9999}{\\*\\shppict{\\pict\\bin4 {}}\\}}2\\par}', '12'],
  ])('%s', async (_, content, text) => {
    expect(await blocksOf(content)).toEqual([text])
  }) // prettier-ignore

  test('a raised mark is no digit', async () => {
    expect(await blocksOf('{\\rtf1\\ansi 12{\\super 1} 3\\super 2\\nosupersub .\\par}')).toEqual([
      '12[1] 3[2].',
    ])
  })

  test('the number of a list item is shown', async () => {
    expect(await blocksOf('{\\rtf1\\ansi{\\listtext\\pard 1.\\tab}a\\par}')).toEqual([[['1.', 'a']]])
  })
})

describe('tables', () => {
  const row = (shape: string, ...cells: string[]) =>
    `\\trowd${shape}${cells.map((cell) => `\\pard\\intbl ${cell}\\cell`).join('')}\\row`

  test('spans follow from the edges, merges downwards are stated', async () => {
    const table =
      row('\\clvmgf\\cellx1000\\cellx3000', 'a', 'b') +
      row('\\clvmrg\\cellx1000\\cellx2010\\cellx3000', '', '1', '2')
    expect(await blocksOf(`{\\rtf1\\ansi x\\par ${table}\\pard y\\par}`)).toEqual([
      'x',
      [
        ['a↓2', 'b→2'],
        ['1', '2'],
      ],
      'y',
    ])
  })

  test('cells merged to the left, and a shape behind its cells', async () => {
    const first = '\\pard\\intbl a\\cell\\cell b\\cell{\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\row}'
    const second = row('\\cellx1000\\cellx2000\\cellx3000', '1', '2', '3')
    expect(await blocksOf(`{\\rtf1\\ansi ${first}${second}\\pard\\par}`)).toEqual([
      [
        ['a→2', 'b'],
        ['1', '2', '3'],
      ],
    ])
  }) // prettier-ignore

  test('a table around a table only arranges the page', async () => {
    const inner = '\\pard\\intbl\\itap2 a\\nestcell 1\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}'
    const outer = `\\trowd\\cellx1000\\cellx2000\\pard\\intbl x\\cell ${inner}\\pard\\intbl\\cell\\row`
    expect(await blocksOf(`{\\rtf1\\ansi ${outer}\\pard z\\par}`)).toEqual(['x', [['a', '1']], 'z'])
  }) // prettier-ignore

  test('a file that ends in a row keeps what it has', async () => {
    expect(await blocksOf('{\\rtf1\\ansi\\trowd\\cellx900\\cellx1800\\intbl a\\cell 1\\cell')).toEqual([
      [['a', '1']],
    ])
  })
})

test.each([
  ['nothing', '{\\rtf1\\ansi}', 'R-EMPTY'],
  ['pictures alone', '{\\rtf1\\ansi{\\pict 00}\\par}', 'R-SCAN'],
  ['groups without end', `{\\rtf1${'{'.repeat(200_000)}`, 'R-EMPTY'],
  ['words without end', `{\\rtf1${'\\b'.repeat(200_000)}\\${'x'.repeat(100_000)}`, 'a text'],
])('%s', async (_, content, expected) => {
  const read = await blocksOf(content)
  if (expected === 'a text') expect(read).toHaveLength(1)
  else expect(read).toBe(expected)
})
