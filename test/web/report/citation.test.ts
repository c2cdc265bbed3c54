import { describe, expect, test } from 'vitest'
import { cite, escapeBibtex, type CitedFigure } from '../../../web/components/report/citation.ts'

const figure: CitedFigure = {
  agency: '沈阳市自然资源局',
  year: 2020,
  table: 4,
  rows: [],
  columns: ['行政复议', '其他结果'],
  value: '2 件',
  raw: '2 (撤销复议申请)',
  remark: '带说明',
  address: 'http://127.0.0.1:3000/report/4#legal.reconsideration.other',
  url: 'https://example.org/a?b=1&c=2',
  revision: 2,
  site: '公开图鉴',
  accessed: '2026-02-03',
}

test('in Chinese: report, table, labels, value, what is printed, address and day', () => {
  expect(cite(figure, 'zh', '4-2020').text).toBe(
    '《沈阳市自然资源局2020年政府信息公开工作年度报告》，表四“行政复议 › 其他结果”：2 件（原文印作“2 (撤销复议申请)”；带说明）。' +
      '原文：https://example.org/a?b=1&c=2。据公开图鉴，报告第 2 版，http://127.0.0.1:3000/report/4#legal.reconsideration.other，访问日期 2026-02-03。',
  )
})

test('in English, without a source address and with nothing to remark', () => {
  const plain = {
    ...figure,
    columns: ['Reconsideration', 'Other outcome'],
    value: '2',
    raw: '2',
    remark: null,
    url: null,
    site: 'Gongkai Atlas',
  }
  expect(cite(plain, 'en', 'x').text).toBe(
    'Annual report on government information disclosure 2020, 沈阳市自然资源局, table 4, “Reconsideration › Other outcome”: 2.' +
      ' Via Gongkai Atlas, report revision 2, http://127.0.0.1:3000/report/4#legal.reconsideration.other, accessed 2026-02-03.',
  )
})

test('a blank cell is cited in words, not as a number', () => {
  const blank = { ...figure, value: '空白', raw: ' ', remark: null }
  expect(cite(blank, 'zh', 'x').text).toContain('：空白。')
})

describe('BibTeX', () => {
  test('has a plain key and every field', () => {
    expect(cite(figure, 'zh', '4-2020-legal.reconsideration.other').bibtex.split('\n')).toEqual([
      '@misc{gongkai-4-2020-legal-reconsideration-other,',
      '  author = {{沈阳市自然资源局}},',
      '  title = {{沈阳市自然资源局2020年政府信息公开工作年度报告}},',
      '  year = {2020},',
      '  note = {表四“行政复议 › 其他结果”: 2 件（原文印作“2 (撤销复议申请)”；带说明）},',
      '  howpublished = {公开图鉴, revision 2},',
      '  url = {http://127.0.0.1:3000/report/4#legal.reconsideration.other},',
      '  urldate = {2026-02-03},',
      '}',
    ])
  })

  test.each([
    ['10% of {A}_B & C#1', '10\\% of \\{A\\}\\_B \\& C\\#1'],
    ['a\\b~c^d$', 'a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d\\$'],
    ['沈阳市（房产局）', '沈阳市（房产局）'],
  ])('keeps %s from being read as a command', (given, expected) => {
    expect(escapeBibtex(given)).toBe(expected)
  })

  test('braces in an address cannot end the field', () => {
    const bibtex = cite({ ...figure, address: 'http://h/x}{y' }, 'zh', 'k').bibtex
    expect(bibtex).toContain('url = {http://h/x%7D%7By}')
  })
})
