import { Decimal } from 'decimal.js'
import { describe, expect, test } from 'vitest'
import { parseStatedNumber, parseValue } from '../../../server/report/parse/value.ts'
import type { CellState } from '../../../server/report/report.ts'
import type { ValueKind } from '../../../server/report/tables/forms.ts'
import { MONEY_UNITS } from '../../../server/report/tables/value-words.ts'

/** What is written in a cell, what kind of cell it is, value and state, and the unit of the column if it names one. */
const cells: [string, ValueKind, number | null, CellState, string?][] = [
  ['0', 'count', 0, 'ok'],
  ['22113', 'count', 22113, 'ok'],
  ['  16 ', 'count', 16, 'ok'],
  ['１２', 'count', 12, 'ok'],
  ['1,234', 'count', 1234, 'ok'],
  ['1，234', 'count', 1234, 'ok'],
  ['1 234', 'count', 1234, 'ok'],
  ['12.0', 'count', 12, 'ok'],
  ['12件', 'count', 12, 'ok'],
  ['12 条', 'count', 12, 'ok'],
  ['三件', 'count', 3, 'ok'],
  ['1\u200b2\u00ad', 'count', 12, 'ok'],
  ['12¹', 'count', 12, 'annotated'],
  ['12①', 'count', 12, 'annotated'],
  ['12[1]', 'count', 12, 'annotated'],
  ['12*', 'count', 12, 'annotated'],
  ['无①', 'count', 0, 'annotated'],
  ['①', 'count', null, 'invalid'],
  ['5 (三)不予公开 25', 'count', null, 'invalid'],
  ['— —', 'count', null, 'not_applicable'],
  ['零', 'money', 0, 'ok'],
  ['0件', 'money', 0, 'ok'],
  ['5件', 'money', null, 'invalid'],
  ['两件', 'count', 2, 'ok'],
  ['零', 'count', 0, 'ok'],
  ['十二', 'count', 12, 'ok'],
  ['', 'count', null, 'missing'],
  ['　', 'count', null, 'missing'],
  [' ', 'count', null, 'missing'],
  ['/', 'count', null, 'not_applicable'],
  ['—', 'count', null, 'not_applicable'],
  ['——', 'count', null, 'not_applicable'],
  ['-', 'count', null, 'not_applicable'],
  ['--', 'count', null, 'not_applicable'],
  ['－', 'count', null, 'not_applicable'],
  ['*', 'count', null, 'not_applicable'],
  ['不涉及', 'count', null, 'not_applicable'],
  ['N/A', 'count', null, 'not_applicable'],
  ['无', 'count', 0, 'text_zero'],
  ['2 (撤销复议申请)', 'count', 2, 'annotated'],
  ['2(撤销复议申请)', 'count', 2, 'annotated'],
  ['2（撤回）', 'count', 2, 'annotated'],
  ['约300', 'count', 300, 'approximate'],
  ['-3', 'count', null, 'invalid'],
  ['1.5', 'count', null, 'invalid'],
  ['1O', 'count', null, 'invalid'],
  ['?', 'count', null, 'invalid'],
  ['+25', 'count', 25, 'ok'],
  ['3/1', 'count', null, 'invalid'],
  ['+25', 'change', 25, 'ok'],
  ['-58', 'change', -58, 'ok'],
  ['−58', 'change', -58, 'ok'],
  ['－58', 'change', -58, 'ok'],
  ['–6', 'change', -6, 'ok'],
  ['增0', 'change', 0, 'ok'],
  ['增13', 'change', 13, 'ok'],
  ['增加5项', 'change', 5, 'ok'],
  ['新增2', 'change', 2, 'ok'],
  ['减5', 'change', -5, 'ok'],
  ['减少3项', 'change', -3, 'ok'],
  ['未增未减', 'change', 0, 'ok'],
  ['无变化', 'change', 0, 'ok'],
  ['持平', 'change', 0, 'ok'],
  ['不变', 'change', 0, 'ok'],
  ['增3减1', 'change', 2, 'ok'],
  ['0/0', 'change', 0, 'ok'],
  ['+3/-1', 'change', 2, 'ok'],
  ['↑2', 'change', 2, 'ok'],
  ['↓2', 'change', -2, 'ok'],
  ['62', 'change', 62, 'ok'],
  ['无', 'change', 0, 'text_zero'],
  ['3/1', 'change', 2, 'ambiguous'],
  ['', 'change', null, 'missing'],
  ['/', 'change', null, 'not_applicable'],
  ['353万元', 'money', 3530000, 'ok'],
  ['353万', 'money', 3530000, 'ok'],
  ['1814.36 万元', 'money', 18143600, 'ok'],
  ['21350.46万元', 'money', 213504600, 'ok'],
  ['343.98萬元', 'money', 3439800, 'ok'],
  ['113.96万元', 'money', 1139600, 'ok'],
  ['251000元', 'money', 251000, 'ok'],
  ['￥251,000.00', 'money', 251000, 'ok'],
  ['1.2亿元', 'money', 120000000, 'ok'],
  ['２５.５万元', 'money', 255000, 'ok'],
  ['0', 'money', 0, 'ok'],
  ['0.00', 'money', 0, 'ok'],
  ['0万元', 'money', 0, 'ok'],
  ['477.35', 'money', 4773500, 'ok', '万元'],
  ['26.55', 'money', 265500, 'ok', '万元'],
  ['251000元', 'money', 251000, 'ok', '万元'],
  ['149.673874', 'money', 1496738.74, 'unit_inferred'],
  ['353', 'money', null, 'unit_missing'],
  ['约353万元', 'money', 3530000, 'approximate'],
  ['无', 'money', 0, 'text_zero'],
  ['/', 'money', null, 'not_applicable'],
  ['', 'money', null, 'missing'],
  ['-10万元', 'money', null, 'invalid'],
  // Two cells run together must not pass for one number.
  ['00', 'count', null, 'invalid'],
  ['0146', 'count', null, 'invalid'],
  ['16 15', 'count', null, 'invalid'],
  ['12 3456', 'count', null, 'invalid'],
  ['2020年', 'count', null, 'invalid'],
  ['见附件', 'count', null, 'invalid'],
  ['22（其中修订16件）', 'count', 22, 'annotated'],
  ['1.2万', 'count', 12000, 'ok'],
  ['5(减)', 'change', null, 'ambiguous'],
  ['增加5项(新增)', 'change', 5, 'annotated'],
  ['增3，减1', 'change', 2, 'ok'],
  ['0/-3', 'change', -3, 'ok'],
  ['增', 'change', null, 'invalid'],
  ['1814.36', 'money', 18143600, 'ok', '万元'],
  ['0.1', 'money', 1000, 'ok', '万元'],
  ['3项353万元', 'money', null, 'invalid'],
]

const stated: [string, number | null, ('at_least' | 'at_most')?][] = [
  ['13000余条', 13000, 'at_least'],
  ['9万余条', 90000, 'at_least'],
  ['近50名', 50, 'at_most'],
  ['30余份', 30, 'at_least'],
  ['153件', 153],
  [' 13491 条', 13491],
  ['137份', 137],
  ['為零', 0],
  ['1.2万条', 12000],
  ['2020年', null],
  ['全部', null],
]

describe('a printed cell', () => {
  test.each(cells)('%j as %s is %s, %s', (raw, kind, value, state, unit) => {
    expect(parseValue(raw, kind, unit ?? null)).toMatchObject({ value, state })
  })

  test('a unit in the cell wins over the header and is marked', () => {
    expect(parseValue('251000元', 'money', '万元')).toEqual({ value: 251000, state: 'ok', unitInCell: true })
  })

  test('no blank of any kind is a zero', () => {
    for (const blank of ['', ' ', '\u00a0', '\u3000', '\t', '\u200b'])
      for (const kind of ['count', 'change', 'money'] as const)
        expect(parseValue(blank, kind)).toEqual({ value: null, state: 'missing' })
  })
})

test.each(stated)('a number of running text: %j is %s %s', (raw, value, bound) => {
  expect(parseStatedNumber(raw)).toEqual(value === null ? null : bound ? { value, bound } : { value })
})

test('amounts are exact to the fen, rounded half up, whatever the digits', () => {
  const units = Object.entries(MONEY_UNITS)
  let seed = 1
  const below = (limit: number) => (seed = (seed * 48_271) % 0x7fffffff) % limit
  for (let i = 0; i < 3000; i++) {
    const [unit, factor] = units[below(units.length)]!
    const whole = String(below(10 ** (1 + below(9))))
    const fraction = Array.from({ length: below(11) }, () => below(10)).join('')
    const figure = fraction === '' ? whole : `${whole}.${fraction}`
    const exact = new Decimal(figure).times(factor).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber()
    expect(parseValue(figure + unit, 'money').value, figure + unit).toBe(exact)
  }
})
