import { describe, expect, test } from 'vitest'
import { countTraditional, simplify } from '../../../server/report/read/simplify.ts'
import { readTextBlocks } from '../../../server/report/read/text.ts'

const rows = (text: string) =>
  readTextBlocks(text).map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
  )

describe('lines to blocks', () => {
  test.each<[string, string, ReturnType<typeof rows>]>([
    ['marks between cells', '规章 | 0 | 16', [[['规章', '0', '16']]]],
    ['a mark closes a cell, each further mark is a blank', '收费 | 5 | | |', [[['收费', '5', '', '']]]],
    [
      'a border is no column',
      '| a | 1 |\n| b | |',
      [
        [
          ['a', '1'],
          ['b', ''],
        ],
      ],
    ],
    [
      'an empty first column is one',
      '| | 1 |\n a | 2 |',
      [
        [
          ['', '', '1'],
          ['a', '2'],
        ],
      ],
    ],
    [
      'a lone mark closes the cell above it',
      '规章\n|\n0\n|\n|',
      ['规章', [[]], '0', [['']]].map((b) => b) as never,
    ],
    ['tabs', '规章\t0\t\t2', [[['规章', '0', '', '2']]]],
    [
      'drawn rules are no rows',
      'a | b\n--- | ---\n1 | 2',
      [
        [
          ['a', 'b'],
          ['1', '2'],
        ],
      ],
    ],
    ['full-width and drawn bars', '规章｜3│4', [[['规章', '3', '4']]]],
    ['prose', '  一、总体情况 \r\n\r\n无。', ['一、总体情况', '无。']],
  ])('%s', (_, text, expected) => {
    const got = rows(text).filter((block) => !(Array.isArray(block) && block.flat().length === 0))
    expect(got).toEqual(
      (expected as unknown[]).filter((block) => !(Array.isArray(block) && block.flat().length === 0)),
    )
  })

  test('every cell is the text between its offsets', () => {
    const text = '二、主动公开\r\n规章 |  12 |\t\r\n\u3000行政许可\u3000| 3件 | |\n'
    for (const block of readTextBlocks(text)) {
      const parts = block.kind === 'prose' ? [block] : block.rows.flat()
      for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text)
    }
  })
})

describe('traditional characters', () => {
  test('are converted one for one, so that offsets stay', () => {
    const text = '上年結轉政府信息公開申請數量，復議後起訴，行政許可，采購總金額343.98萬元'
    expect(simplify(text)).toBe('上年结转政府信息公开申请数量，复议后起诉，行政许可，采购总金额343.98万元')
    expect(countTraditional(text)).toBeGreaterThan(10)
  })

  test('simplified text is left alone', () => {
    const text = '上年结转政府信息公开申请数量'
    expect(simplify(text)).toBe(text)
    expect(countTraditional(text)).toBe(0)
  })
})
