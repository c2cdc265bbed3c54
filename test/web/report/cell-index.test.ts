import { describe, expect, test } from 'vitest'
import {
  CellIndex,
  keyOf,
  marksOf,
  worstOf,
  type Claim,
  type Finding,
} from '../../../web/components/report/cell-index.ts'
import {
  printCell,
  statesToExplain,
  STATE_SIGNS,
  type ReportCell,
} from '../../../web/components/report/printed-cell.ts'
import { groupOf, leafOf, nameCaption, shortName } from '../../../web/components/report/heading-name.ts'

const cell = (given: Partial<ReportCell>): ReportCell => ({
  code: 'rules.made',
  value: null,
  state: 'ok',
  raw: '',
  at: null,
  ...given,
})
const finding = (given: Partial<Finding>): Finding => ({
  rule: 'T3-ROW-SUM',
  severity: 'error',
  message: { zh: '', en: '' },
  cells: [],
  ...given,
})

describe('what concerns a cell', () => {
  const total = { code: 'outcome.granted', applicant: 'total' as const }
  const person = { code: 'outcome.granted', applicant: 'natural_person' as const }
  const info = finding({ rule: 'M-LABEL-TYPO', severity: 'info', cells: [{ code: 'outcome.granted' }] })
  const error = finding({ cells: [person, total], suspect: { ...total, value: 3 } })
  const pointed = finding({ rule: 'T3-BALANCE', cells: [], suspect: { ...person, value: 2 } })
  const claim: Claim = { ...person, value: 5, quote: '5件', at: { start: 0, end: 1 } }
  const index = new CellIndex({
    cells: [cell({ ...total, value: 4, raw: '4' }), cell({ code: 'rules.made', value: 0, raw: '0' })],
    findings: [info, error, pointed],
    claims: [claim],
  })

  test('findings worst first; without an applicant the total column of table 3 is meant', () => {
    expect(index.get(total).findings).toEqual([error, info])
    expect(worstOf(index.get(total).findings)).toBe('error')
    expect(index.get(total).cell?.value).toBe(4)
  })
  test('a suspect is concerned even where the finding does not list it', () => {
    expect(index.get(person).suspect).toBe(true)
    expect(index.get(person).findings).toEqual([error, pointed])
    expect(index.get(person).claims).toEqual([claim])
  })
  test('related are the other cells of its findings', () => {
    expect([...index.related(index.get(total))]).toEqual(['outcome.granted.natural_person'])
  })
  test('of a cell that the report does not hold nothing is known', () => {
    const nothing = index.get({ code: 'fees.amount', applicant: null })
    expect(nothing).toMatchObject({ cell: undefined, findings: [], claims: [], suspect: false })
    expect(worstOf(nothing.findings)).toBeNull()
  })
})

test.each([
  [{ code: 'outcome.total', applicant: 'total' }, 'outcome.total.total'],
  [{ code: 'outcome.total' }, 'outcome.total.total'],
  [{ code: 'applications.received.new' }, 'applications.received.new.total'],
  [{ code: 'legal.reconsideration.total' }, 'legal.reconsideration.total'],
  [{ code: 'procurement.amount' }, 'procurement.amount'],
])('the key of %o', (ref, expected) => {
  expect(keyOf(ref)).toBe(expected)
})

test('marks: cells with a place, claims, and findings that show in the text', () => {
  const at = { start: 3, end: 4 }
  const marks = marksOf({
    cells: [cell({ at, raw: '1' }), cell({ code: 'rules.repealed', state: 'absent' })],
    claims: [],
    findings: [finding({}), finding({ at: { start: 1, end: 9 } }), finding({ at: { start: 2, end: 2 } })],
  })
  expect(marks).toEqual([
    { kind: 'cell', key: 'rules.made', start: 3, end: 4 },
    { kind: 'finding', key: '1', start: 1, end: 9 },
  ])
})

describe('a printed cell', () => {
  const print = (given: Partial<ReportCell>, unit: 'count' | 'money' = 'count') =>
    printCell(cell(given), unit, 'zh')

  test('zero, blank, not applicable and absent are four things', () => {
    expect(print({ value: 0, raw: '0' })).toMatchObject({ kind: 'value', figure: { number: '0' }, sign: '' })
    expect(print({ state: 'missing', raw: ' ' })).toMatchObject({ kind: 'blank', figure: { number: '' } })
    expect(print({ state: 'not_applicable', raw: '——' })).toMatchObject({
      kind: 'raw',
      figure: { number: '——' },
    })
    expect(print({ state: 'absent' })).toMatchObject({ kind: 'absent', figure: { number: '' } })
    expect(printCell(undefined, 'count', 'zh')).toMatchObject({ kind: 'absent', sign: '×' })
  })
  test('what is deduced says so', () => {
    expect(print({ value: 0, state: 'repaired' })).toMatchObject({
      kind: 'value',
      deduced: true,
      sign: '[ ]',
    })
    expect(print({ value: 0, state: 'inferred_zero' })).toMatchObject({ deduced: true, sign: '[ ]°' })
    expect(print({ value: 2, state: 'annotated', raw: '2（撤）' })).toMatchObject({
      deduced: false,
      sign: '*',
    })
  })
  test('money is shown in its size, an amount without a unit as printed', () => {
    expect(print({ value: 18143600, raw: '1814.36 万元' }, 'money').figure).toEqual({
      number: '1,814.36',
      unit: '万元',
    })
    expect(print({ state: 'unit_missing', raw: '353' }, 'money')).toMatchObject({
      kind: 'raw',
      figure: { number: '353' },
    })
  })
  test('long nonsense is cut', () => {
    expect(print({ state: 'invalid', raw: '详见附件一至三所列' }).figure.number).toBe('详见附件一至三所…')
  })
})

test('the legend names the states that occur and need words', () => {
  expect(statesToExplain([cell({}), cell({ state: 'repaired' }), cell({ state: 'missing' })])).toEqual([
    'missing',
    'repaired',
  ])
  expect(new Set(Object.values(STATE_SIGNS)).size).toBe(Object.keys(STATE_SIGNS).length)
})

test.each([
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '部分公开'],
  ['1.属于国家秘密', '属于国家秘密'],
  ['一、本年新收政府信息公开申请数量', '本年新收政府信息公开申请数量'],
  ['行政诉讼（未经复议）', '行政诉讼（未经复议）'],
  ['Granted in part', 'Granted in part'],
])('the short name of %s', (label, expected) => {
  expect(shortName(label)).toBe(expected)
})

test.each([
  ['Denied: state secret', 'Denied', 'state secret'],
  ['Litigation, direct: upheld', 'Litigation, direct', 'upheld'],
  ['行政复议：总计', '行政复议', '总计'],
  ['Requests newly received', 'Requests newly received', 'Requests newly received'],
])('group and leaf of %s', (label, group, leaf) => {
  expect(groupOf(label)).toBe(group)
  expect(leafOf(label)).toBe(leaf)
})

test.each([
  ['第二十条第（五）项', 'en', 'Article 20 (5)'],
  ['第二十条第（五）项', 'zh', '第二十条第（五）项'],
  ['第二十一条', 'en', '第二十一条'],
] as const)('the caption %s in %s', (caption, lang, expected) => {
  expect(nameCaption(caption, lang)).toBe(expected)
})
