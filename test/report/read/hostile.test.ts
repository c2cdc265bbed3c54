/**
 * Documents made to break a reader. Each gets an answer; one whose cost grew faster than its size would never end, and
 * fail by the time limit of a test.
 */
import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import { zip } from '../../support/zip.ts'
import { docx } from '../support/docx.ts'
import { sampleFigures } from '../support/figures.ts'
import { renderReport } from '../support/render.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const report = renderReport('2021', sampleFigures('2021'), 'pipe rows without outer marks')

async function answer(bytes: Uint8Array, name: string): Promise<string> {
  const { report: read } = await readReport({ bytes, name }, reference, null)
  return read.status === 'refused' ? read.reasons[0]!.code : 'read'
}

describe('a report with something endless in it is read', () => {
  const MANY = 100_000
  test.each([
    ['rows of table 2', report + '规章 | 1 | 2 | 3\n'.repeat(MANY / 4)],
    ['rows of table 3', report + '（一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21\n'.repeat(MANY / 4)],
    ['a line of digits', report + '1'.repeat(MANY)],
    ['a line of blanks', report + ' '.repeat(MANY) + 'x'],
    ['a line of marks', report + '|'.repeat(MANY)],
    ['brackets that open', report + '（'.repeat(MANY)],
    ['brackets with pinyin that open', report + '规章(gui'.repeat(MANY / 8)],
    ['a sentence of statements', '一、总体情况\n收到政府信息公开申请12件，' + '其中自然人申请3件，'.repeat(MANY / 8) + report],
    ['a sentence without a verb', '一、总体情况\n' + '我局收到申请'.repeat(MANY / 8) + report],
    ['names of agencies', '沈阳市人民政府办公室'.repeat(MANY / 8) + report],
  ])('%s', async (_, text) => expect(await answer(utf8(text), 'a.txt')).toBe('read'), 60_000)
}) // prettier-ignore

describe('what is no report is refused', () => {
  const page = (content: string) => utf8(`<html><body>${content}`)
  const sheet = (rows: string) =>
    utf8(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>${rows}`)
  const repeated = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>1</text:p></table:table-cell></table:table-row>'
  test.each([
    ['nested tags', 'a.html', page('<div>'.repeat(10_000)), 'R-EMPTY'],
    ['nested tables', 'a.html', page('<table><tr><td>x'.repeat(10_000)), 'R-NO-TABLES'],
    ['signs that open', 'a.html', page('<'.repeat(300_000)), 'R-NO-TABLES'],
    ['comments that open', 'a.html', page('<!--'.repeat(100_000)), 'R-EMPTY'],
    ['groups of RTF', 'a.rtf', utf8('{\\rtf1' + '{'.repeat(300_000)), 'R-EMPTY'],
    ['cells of RTF', 'a.rtf', utf8(`{\\rtf1\\trowd${'\\cellx1'.repeat(50_000)}\\intbl ${'a\\cell '.repeat(50_000)}\\row`), 'R-NO-TABLES'],
    ['levels of RTF', 'a.rtf', utf8('{\\rtf1' + '\\itap9999999 a\\nestcell'.repeat(20_000)), 'R-NO-TABLES'],
    ['bytes of RTF that never come', 'a.rtf', utf8('{\\rtf1\\bin9999999999 x'), 'R-EMPTY'],
    ['tables of Word', 'a.docx', docx({ body: '<w:tbl><w:tr><w:tc>'.repeat(10_000) }), 'R-EMPTY'],
    ['parts that open', 'a.xml', utf8('<pkg:package>' + '<pkg:part '.repeat(100_000)), 'R-DAMAGED'],
    ['cells far away', 'a.xls', sheet('<Row ss:Index="999999999"><Cell ss:Index="99999" ss:MergeDown="99999"><Data>1</Data></Cell></Row>'.repeat(20_000)), 'R-TOO-LARGE'],
    ['cells stored once for many', 'a.fods', utf8(`<office:document xmlns:office="o"><table:table>${repeated.repeat(100)}`), 'R-TOO-LARGE'],
    ['a bomb in a Word file', 'a.docx', zip({ '_rels/.rels': 'x', 'word/document.xml': new Uint8Array(60_000_000) }), 'R-TOO-LARGE'],
  ])('%s', async (_, name, bytes, code) => expect(await answer(bytes, name)).toBe(code), 60_000)

  /** Bytes of a fixed, repeatable disorder. */
  function disorder(length: number): Uint8Array {
    let state = 7
    return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255)
  }

  test.each('txt html docx pdf rtf doc xls xlsx ofd csv md json zip odt mht xml'.split(' '))(
    'disorder under the name of a .%s',
    async (ending) => expect(await answer(disorder(200_000), `a.${ending}`)).toMatch(/^R-/),
  )
}) // prettier-ignore
