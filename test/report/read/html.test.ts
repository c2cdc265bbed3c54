import { describe, expect, test } from 'vitest'
import { declaredCharset, looksLikeHtml, readHtml } from '../../../server/report/read/html.ts'

const outline = (html: string) =>
  readHtml(html).blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
  )

describe('HTML', () => {
  test.each<[string, string, unknown[]]>([
    ['paragraphs', '<p>一、总体<b>情况</b></p><div>无<br>二</div>', ['一、总体情况', '无', '二']],
    ['a table', '<table><tr><td>规章</td><td>0</td></tr></table>', [[['规章', '0']]]],
    [
      'cells split over spans and paragraphs',
      '<table><tr><td><p><span>本年新</span></p><p>制作数量</p></td><td>1<span>2</span></td></tr></table>',
      [[['本年新 制作数量', '12']]],
    ],
    [
      'crossed-out, hidden and spoken text is left out, a raised note is no digit',
      '<table><tr><td><ruby>公<rt>gong</rt></ruby>开</td><td><s>7</s><del>8</del>12<sup>1</sup><i hidden>3</i><b style="visibility:hidden">4</b></td></tr></table>',
      [[['公开', '12[1]']]],
    ],
    [
      'fields show their value',
      '<table><tr><td>规章</td><td><input type="text" value="12"></td><td><input type="hidden" value="9"></td></tr></table>',
      [[['规章', '12', '']]],
    ],
    [
      'what is shown as a table is one',
      '<div style="display:table"><div style="display:table-row"><span style="display: table-cell">规章</span><span style="display:table-cell;">0</span></div></div>',
      [[['规章', '0']]],
    ],
    [
      'rows with bars in paragraphs, broken lines and preformatted text',
      '<p>规章 | 1 | 2</p><p>甲 | 3 | 4<br>乙 | 5 |</p><pre>丙\t6\t\n丁\t7\t8</pre>',
      [
        [
          ['规章', '1', '2'],
          ['甲', '3', '4'],
          ['乙', '5'],
          ['丙', '6', ''],
          ['丁', '7', '8'],
        ],
      ],
    ],
    [
      'a menu with bars is prose',
      '<p>首页 | 公开</p><p>一 | 二</p><p>三 | 四</p>',
      ['首页 | 公开', '一 | 二', '三 | 四'],
    ],
    ['blank cells stay', '<table><tr><td>a</td><td>&nbsp;</td><td></td></tr></table>', [[['a', '', '']]]],
    [
      'end tags left out',
      '<table><tr><td>a<td>1<tr><td>b<td>2</table>',
      [
        [
          ['a', '1'],
          ['b', '2'],
        ],
      ],
    ],
    [
      'a layout table is no table',
      '<table><tr><td>导航</td><td><p>标题</p><table><tr><td>a</td><td>1</td></tr></table>后记</td></tr></table>',
      ['导航', '标题', [['a', '1']], '后记'],
    ],
    [
      'scripts, styles and hidden text are not read',
      '<style>p{}</style><p>甲<script>1|2</script></p><div style="display: none">乙</div>',
      ['甲'],
    ],
    ['entities', '<p>A&amp;B&#20013;&lt;x&gt;</p>', ['A&B中<x>']],
  ])('%s', (_, html, expected) => expect(outline(html)).toEqual(expected))

  test('spans are kept', () => {
    const [grid] = readHtml(
      '<table><tr><td colspan="3" rowspan=2>a</td><td colspan="x">b</td></tr></table>',
    ).blocks
    expect(grid).toMatchObject({ rows: [[{ text: 'a', colSpan: 3, rowSpan: 2 }, { text: 'b' }]] })
  })

  test('every cell is the text between its offsets', () => {
    const { text, blocks } = readHtml(
      '<body><p> 前言 </p><table><tr><td> 规章 </td><td><p>1</p></td></tr><tr><td>x</td></tr></table><p>后</p></body>',
    )
    for (const block of blocks)
      for (const part of block.kind === 'prose' ? [block] : block.rows.flat())
        expect(text.slice(part.start, part.end)).toBe(part.text)
  })

  test('ten thousand nested tags are read in bounded time', () => {
    const html = '<div>'.repeat(10_000) + '<table><tr><td>'.repeat(2_000) + '规章'
    const start = performance.now()
    expect(readHtml(html).text).toContain('规章')
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

test('the charset that a page declares', () => {
  expect(declaredCharset(Buffer.from('<html><meta charset="gb2312">'))).toBe('gb2312')
  expect(
    declaredCharset(Buffer.from('<meta http-equiv=Content-Type content="text/html; charset=GBK">')),
  ).toBe('GBK')
  expect(declaredCharset(Buffer.from('<html>'))).toBeNull()
})

test('what is HTML', () => {
  for (const html of ['<!DOCTYPE html><p>', '\ufeff<html>', '  <div class=x>', '<TABLE>', '<!-- x --><html>'])
    expect(looksLikeHtml(Buffer.from(html))).toBe(true)
  for (const text of ['一、总体情况 <表>', '| a | b |', '{"a": "<p>"}'])
    expect(looksLikeHtml(Buffer.from(text))).toBe(false)
})
