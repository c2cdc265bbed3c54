/** Labels that stand apart from their values: joined where words or arithmetic leave one way, else withheld and said. */
import { describe, expect, test } from 'vitest'
import { APPLICANTS } from '../../../server/report/report.ts'
import { cellKey } from '../../../server/report/tables/forms.ts'
import { cellsByKey, readText } from '../support/read.ts'

const HEADER = '自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他'
const LABELS =
  '一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n（一）予以公开\n（七）总计'
const CODES = [
  'applications.received.new',
  'applications.received.carried_in',
  'outcome.granted',
  'outcome.total',
]

function read(text: string) {
  const { extraction } = readText(`三、收到和处理政府信息公开申请情况\n${HEADER}\n${text}\n`)
  return {
    rows: CODES.map((code) =>
      APPLICANTS.map((applicant) => cellsByKey(extraction!).get(cellKey(code, applicant))?.value),
    ),
    rules: extraction!.notices.map(({ rule }) => rule),
  }
}
const lines = (rows: number[][]) => rows.flat().join('\n')
const FIGURES = [
  [5, 1, 0, 0, 0, 2, 8],
  [1, 0, 0, 0, 0, 0, 1],
  [4, 0, 0, 0, 0, 2, 6],
  [6, 1, 0, 0, 0, 2, 9],
]

describe('labels before all values', () => {
  test('row by row or column by column, whichever adds up', () => {
    const across = FIGURES[0]!.map((_, x) => FIGURES.map((row) => row[x]!))
    for (const values of [FIGURES, across]) {
      const { rows, rules } = read(`${LABELS}\n${lines(values)}`)
      expect(rows).toEqual(FIGURES)
      expect(rules).toContain('M-LABELS-APART')
    }
  })

  test('neither adds up, or a value is lost: nothing is read', () => {
    const wrong = FIGURES.with(1, [1, 0, 0, 0, 0, 0, 3]).with(3, [7, 1, 0, 3, 0, 2, 9])
    for (const values of [lines(wrong), lines(FIGURES).replace(/\n\d$/, '')]) {
      const { rows, rules } = read(`${LABELS}\n${values}`)
      expect(rows.flat().every((value) => value === null)).toBe(true)
      expect(rules).toContain('M-SHORT-ROW')
    }
  })
})

describe('a label around its values', () => {
  test('is put together where the parts make it exactly', () => {
    const { rows } = read(
      '一、本年新收政府信\n息公开申请  5  1  0  0  0  2  8\n数量\n三、   （一）予  4  0  0  0  0  2  6\n以公开',
    )
    expect([rows[0], rows[2]]).toEqual([FIGURES[0], FIGURES[2]])
  })

  test('is not where they do not', () => {
    const { rows } = read('一、本年新收\n5  1  0  0  0  2  8\n二、予以  4  0  0  0  0  2  6\n办结')
    expect(rows[2]!.every((value) => value === undefined || value === null)).toBe(true)
  })
})

test('numbers of rows are no figures', () => {
  const labels = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '（一）予以公开', '1.属于国家秘密', '2.重复申请', '（七）总计']
  const values = [FIGURES[0]!, FIGURES[1]!, FIGURES[2]!, [2, 1, 0, 0, 0, 0, 3], [0, 0, 0, 0, 0, 0, 0], FIGURES[3]!]
  const { rows } = read(labels.map((label, i) => `${i + 1}\n${label}\n${values[i]!.join('\n')}`).join('\n'))
  expect(rows).toEqual(FIGURES)
}) // prettier-ignore

test('the two kinds of cases in tables of their own', () => {
  const results = '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计'
  const { extraction } = readText(
    `四、政府信息公开行政复议、行政诉讼情况\n行政复议\n${results}\n1 | 0 | 0 | 0 | 1\n行政诉讼\n未经复议直接起诉 | 复议后起诉\n${results} | ${results}\n0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 0 | 3\n`,
  )
  const values = extraction!.cells.filter(({ code }) => code.startsWith('legal.')).map(({ value }) => value)
  expect(values).toEqual([1, 0, 0, 0, 1, 0, 2, 0, 0, 2, 0, 0, 3, 0, 3])
})
