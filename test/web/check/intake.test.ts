/** What comes in: files that are known at once to be no drafts, and archives with several drafts. */
import { describe, expect, test } from 'vitest'
import { isClutter } from '../../../web/components/check/files-in.ts'
import { recognise } from '../../../web/components/check/recognise.ts'
import { unpack } from '../../../web/components/check/unpack.ts'
import { docx } from '../../report/support/docx.ts'
import { inGb18030, withField, zip } from '../../support/zip.ts'

const bytes = (hex: string, rest = 'x'.repeat(20)) =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)])

describe('before anything is sent', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['nothing', new Uint8Array(), 'nothing'],
    ['PNG', bytes('89504e470d0a1a0a'), 'picture'],
    ['JPEG', bytes('ffd8ffe0'), 'picture'],
    ['GIF', bytes('474946383961'), 'picture'],
    ['HEIC', bytes('00000018667479706865696300'), 'picture'],
    ['RAR', bytes('526172211a0700'), 'packed'],
    ['7z', bytes('377abcaf271c'), 'packed'],
    ['gzip', bytes('1f8b0800'), 'packed'],
    ['Word 97', bytes('d0cf11e0a1b11ae1'), 'oldOffice'],
    ['a program', bytes('4d5a9000'), 'program'],
  ])('%s', (_, start, failure) => expect(recognise(start)).toBe(failure))

  test.each<[string, Uint8Array]>([
    ['text', Buffer.from('沈阳市房产局2020年政府信息公开工作年度报告')],
    ['GB18030', Buffer.from('c9f2d1f4cad0b7bfb2fabed6', 'hex')],
    ['HTML', Buffer.from('<!DOCTYPE html>')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['a ZIP file, as DOCX is', bytes('504b0304')],
    ['text that begins like a bitmap', Buffer.from('BM报告：全年主动公开信息')],
    ['a single letter', Buffer.from('M')],
  ])('%s may be a draft', (_, start) => expect(recognise(start)).toBeNull())
})

describe('a ZIP archive', () => {
  const MOST = 1000
  const opened = async (archive: Uint8Array) =>
    (await unpack('送审.zip', archive, MOST))?.map(({ name, bytes: { size }, size: stated }) => [
      name,
      size,
      stated,
    ])

  test('gives its files, in folders or not, without the clutter of the system', async () => {
    const archive = zip({
      '甲/报告.txt': '甲',
      'b.html': '<p>',
      '__MACOSX/._b.html': 'x',
      '甲/.DS_Store': 'x',
    })
    expect(await opened(archive)).toEqual([
      ['送审.zip › 甲/报告.txt', 3, undefined],
      ['送审.zip › b.html', 3, undefined],
    ])
  })

  test('names of a Chinese Windows are read', async () => {
    expect(await opened(inGb18030(zip({ 'abcdefgh.txt': '甲' }), 'abcdefgh', '年度报告'))).toEqual([
      ['送审.zip › 年度报告.txt', 3, undefined],
    ])
  })

  test('what is too large is named with its size, and not unpacked', async () => {
    expect(await opened(zip({ 'a.txt': 'x'.repeat(MOST + 1), 'b.txt': 'x' }))).toEqual([
      ['送审.zip › b.txt', 1, undefined],
      ['送审.zip › a.txt', 0, MOST + 1],
    ])
  })

  test('a document in the dress of an archive, and what is no archive, are left to the server', async () => {
    const left = async (archive: Uint8Array) => (await unpack('送审.zip', archive, 100_000)) === null
    expect(await left(docx({ body: '<w:p><w:r><w:t>报告</w:t></w:r></w:p>' }))).toBe(true)
    expect(await left(Buffer.from('no archive'))).toBe(true)
    expect(await left(withField(zip({ 'a.txt': 'x'.repeat(50) }), 10, 99, 2))).toBe(true)
    expect(await left(zip({ 'a.txt': 'x'.repeat(50) }))).toBe(false)
  })
})

test.each([
  ['__MACOSX/a.docx', true],
  ['甲/.DS_Store', true],
  ['~$报告.docx', true],
  ['Thumbs.db', true],
  ['甲/报告.docx', false],
])('%s is clutter: %s', (path, clutter) => expect(isClutter(path)).toBe(clutter))
