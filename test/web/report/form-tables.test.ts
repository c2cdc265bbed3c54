import { describe, expect, test } from 'vitest'
import forms from '../../../db/reference/forms.json' with { type: 'json' }
import { APPLICANTS } from '../../../server/report/report.ts'
import type { FormLayout } from '../../../server/http/contract/reference.ts'
import { labelPath, tablesOf, type Part } from '../../../web/components/report/form-tables.ts'
import { moveCell } from '../../../web/components/report/move-cell.ts'

const LABELS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他组织', '总计']
const applicants = APPLICANTS.map((code, index) => ({ code, label: LABELS[index]! }))
const layoutOf = (form: string) => (forms as FormLayout[]).find((one) => one.form === form)!
const tablesFor = (form: string, printed?: string[]) => tablesOf(layoutOf(form), applicants, printed)
const slotsOf = (part: Part) => part.rows.flatMap(({ slots }) => slots)

describe.each([
  ['2019', 22, 161, 15],
  ['2021', 10, 175, 15],
])('the form of %s', (form, second, third, fourth) => {
  const tables = tablesFor(form)

  test('has every statutory cell once', () => {
    const counts = tables.map(({ parts }) => parts.flatMap(slotsOf).length)
    expect(counts).toEqual([second, third, fourth])
    const keys = tables.flatMap(({ parts }) =>
      parts.flatMap(slotsOf).map(({ address }) => `${address.code}|${address.applicant}`),
    )
    expect(new Set(keys).size).toBe(second + third + fourth)
  })

  test('fills every row of head and body from edge to edge', () => {
    for (const { parts } of tables)
      for (const part of parts) {
        const width = part.labels + part.columns
        const open: number[] = []
        const lines = [
          ...part.head.map((headings) => ({ headings, figures: 0 })),
          ...part.rows.map(({ headings, slots }) => ({
            headings,
            figures: slots.reduce((sum, { colspan }) => sum + colspan, 0),
          })),
        ]
        for (const [at, { headings, figures }] of lines.entries()) {
          const from = open.filter((until) => until > at).length
          const own = headings.reduce((sum, { colspan }) => sum + colspan, 0)
          expect(from + own + figures).toBe(width)
          for (const { rowspan, colspan } of headings)
            for (let column = 0; column < colspan; column++) open.push(at + rowspan)
        }
      }
  })
})

test('rows of table 3 nest as the form prints them', () => {
  const rows = tablesFor('2019')[1]!.parts[0]!.rows
  const spans = (row: number) =>
    rows[row]!.headings.map(({ label, colspan, rowspan }) => [label, colspan, rowspan])
  expect(spans(0)).toEqual([['一、本年新收政府信息公开申请数量', 3, 1]])
  expect(spans(2)).toEqual([
    ['三、本年度办理结果', 1, 20],
    ['（一）予以公开', 2, 1],
  ])
  expect(spans(4)).toEqual([
    ['（三）不予公开', 1, 8],
    ['1.属于国家秘密', 1, 1],
  ])
  expect(spans(5)).toEqual([['2.其他法律行政法规禁止公开', 1, 1]])
  expect(spans(22)).toEqual([['四、结转下年度继续办理', 3, 1]])
})

test('columns of table 3: six applicant types, five of them under organisations, and the total', () => {
  const head = tablesFor('2021')[1]!.parts[0]!.head
  expect(head.map((line) => line.map(({ label, colspan, rowspan }) => [label, colspan, rowspan]))).toEqual([
    [
      ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3],
      ['申请人情况', 7, 1],
    ],
    [
      ['自然人', 1, 2],
      ['法人或其他组织', 5, 1],
      ['总计', 1, 2],
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((label) => [label, 1, 1]),
  ])
})

test('both kinds of litigation stand under one heading', () => {
  const head = tablesFor('2019')[2]!.parts[0]!.head
  expect(head[0]!.map(({ label, colspan, rowspan }) => [label, colspan, rowspan])).toEqual([
    ['行政复议', 5, 2],
    ['行政诉讼', 10, 1],
  ])
  expect(head[1]!.map(({ label, colspan }) => [label, colspan])).toEqual([
    ['未经复议直接起诉', 5],
    ['复议后起诉', 5],
  ])
})

test('the last column of a short block reaches to the edge', () => {
  const fees = tablesFor('2019')[0]!.parts.find(({ caption }) => caption === '第二十条第（八）项')!
  expect(fees.rows[0]!.slots.map(({ colspan }) => colspan)).toEqual([1, 2])
  expect(fees.head[0]!.map(({ colspan }) => colspan)).toEqual([1, 1, 2])
})

test('a row that the report prints and the form lacks is kept, once', () => {
  const printed = ['outcome.granted', 'outcome.other.total', 'outcome.other.total']
  const rows = tablesFor('2021', printed)[1]!.parts[0]!.rows
  expect(rows).toHaveLength(26)
  expect(rows[25]!.slots[6]!.address).toEqual({ code: 'outcome.other.total', applicant: 'total' })
  expect(rows[25]!.headings[0]).toMatchObject({ label: null, colspan: 3 })
})

describe('the labels that lead to a cell', () => {
  const tables = tablesFor('2019')
  const pathOf = (code: string, applicant: string | null) => {
    const path = labelPath(tables, { code, applicant })
    return (
      path && [
        path.table,
        path.caption,
        path.rows.map((one) => one.label),
        path.columns.map((one) => one.label),
      ]
    )
  }

  test.each([
    ['rules.disclosed_total', null, [2, '第二十条第（一）项', ['规章'], ['对外公开总数量']]],
    ['procurement.amount', null, [2, '第二十条第（九）项', ['政府集中采购'], ['采购总金额']]],
    [
      'outcome.denied.deliberative',
      'org_legal_service',
      [
        3,
        null,
        ['三、本年度办理结果', '（三）不予公开', '6.属于四类过程性信息'],
        ['申请人情况', '法人或其他组织', '法律服务机构'],
      ],
    ],
    ['outcome.total', 'total', [3, null, ['三、本年度办理结果', '（七）总计'], ['申请人情况', '总计']]],
    [
      'applications.carried_out',
      'natural_person',
      [3, null, ['四、结转下年度继续办理'], ['申请人情况', '自然人']],
    ],
    ['legal.reconsideration.other', null, [4, null, [], ['行政复议', '其他结果']]],
    ['legal.litigation_after_reconsideration.total', null, [4, null, [], ['行政诉讼', '复议后起诉', '总计']]],
  ])('%s %s', (code, applicant, expected) => {
    expect(pathOf(code, applicant)).toEqual(expected)
  })

  test('none for a cell of the other form, or without its applicant', () => {
    expect(pathOf('fees.amount', null)).toBeNull()
    expect(pathOf('outcome.granted', null)).toBeNull()
    expect(pathOf('rules.made', 'total')).toBeNull()
  })
})

describe('arrow keys', () => {
  const [second, third] = tablesFor('2019')
  const cell = (code: string, applicant: string | null = null) => ({ code, applicant })

  test('move by one figure and stop at the edges', () => {
    expect(moveCell(third!, cell('outcome.granted', 'natural_person'), 'ArrowRight')).toEqual(
      cell('outcome.granted', 'org_commercial'),
    )
    expect(moveCell(third!, cell('outcome.granted', 'total'), 'ArrowRight')).toEqual(
      cell('outcome.granted', 'total'),
    )
    expect(moveCell(third!, cell('outcome.granted', 'org_other'), 'ArrowDown')).toEqual(
      cell('outcome.partial', 'org_other'),
    )
    expect(moveCell(third!, cell('applications.received.new', 'total'), 'ArrowUp')).toEqual(
      cell('applications.received.new', 'total'),
    )
    expect(moveCell(third!, cell('outcome.granted', 'org_other'), 'Home')).toEqual(
      cell('outcome.granted', 'natural_person'),
    )
    expect(moveCell(third!, cell('outcome.granted', 'org_other'), 'End')).toEqual(
      cell('outcome.granted', 'total'),
    )
  })

  test('cross the blocks of table 2, whose rows differ in length', () => {
    expect(moveCell(second!, cell('normative_docs.made'), 'ArrowDown')).toEqual(cell('licensing.items_prev'))
    expect(moveCell(second!, cell('coercion.decisions'), 'ArrowDown')).toEqual(cell('fees.items_change'))
  })

  test('leave other keys and other tables alone', () => {
    expect(moveCell(third!, cell('outcome.granted', 'total'), 'Enter')).toBeNull()
    expect(moveCell(third!, cell('rules.made'), 'ArrowDown')).toBeNull()
  })
})
