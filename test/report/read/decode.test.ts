import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decode, MAX_BYTES } from '../../../server/report/read/decode.ts'

const text =
  '沈阳市水务局2020年政府信息公开工作年度报告\n一、总体情况\n本机关严格按照规定主动公开政府信息，本年新收申请3件。'
const traditional =
  '根河市城市管理綜合執法局政府信息公開工作年度報告，為認真貫徹落實，現將有關情況報告如下，數據統計期限為本年度。'

describe('a text is decoded', () => {
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(text, 'utf-16le')],
    ['utf-16be', iconv.encode(text, 'utf-16be')],
    ['gb18030', iconv.encode(text, 'gb18030')],
  ])('from %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ kind: 'decoded', encoding, text })
  })

  test('from Big5, told from GB18030 by what it says', () => {
    expect(decode(iconv.encode(traditional, 'big5'))).toMatchObject({ encoding: 'big5', text: traditional })
  })

  test('with the end of a character cut off, the loss visible', () => {
    const cut = Buffer.from(text).subarray(0, -1)
    expect(decode(cut)).toMatchObject({ kind: 'decoded', text: expect.stringMatching(/\ufffd$/) })
  })
})

describe('what is no text is refused', () => {
  test.each([
    ['R-EMPTY', Buffer.alloc(0)],
    ['R-EMPTY', Buffer.from(' \r\n\t')],
    ['R-TOO-LARGE', Buffer.alloc(MAX_BYTES + 1, 0x61)],
    ['R-UNSUPPORTED', Buffer.from('Rar!\x1a\x07')],
    ['R-UNSUPPORTED', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1])],
    ['R-BINARY', Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
    ['R-UNDECODABLE', Buffer.from(Array.from({ length: 300 }, (_, i) => 0x80 + ((i * 37) % 0x7f)))],
  ])('%s', (code, bytes) => {
    expect(decode(bytes)).toMatchObject({ kind: 'refusal', reason: { code } })
  })
})
