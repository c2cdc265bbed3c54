import { describe, expect, test } from 'vitest'
import { formatDate, formatYearList } from '../../../web/format/date.ts'
import {
  formatChange,
  formatCompact,
  formatCount,
  formatFigure,
  formatMoney,
  formatPoints,
  formatRatio,
  formatTick,
  formatValue,
  NO_VALUE,
} from '../../../web/format/number.ts'
import { sortRows } from '../../../web/components/sort-rows.ts'

test.each([
  [0, '0', '0'],
  [638407, '638,407', '638,407'],
  [-58, '-58', '-58'],
  [null, NO_VALUE, NO_VALUE],
])('count %j', (value, zh, en) => {
  expect(formatCount(value, 'zh')).toBe(zh)
  expect(formatCount(value, 'en')).toBe(en)
})

test.each([
  [9999, '9,999', '9,999'],
  [638407, '63.8万', '638k'],
  [213504600, '2.14亿', '214m'],
])('compact %j', (value, zh, en) => {
  expect(formatCompact(value, 'zh')).toBe(zh)
  expect(formatCompact(value, 'en')).toBe(en)
})

test.each([
  [213504600, { number: '2.14', unit: '亿元' }, { number: '213.5', unit: 'm CNY' }],
  [18143600, { number: '1,814.36', unit: '万元' }, { number: '18.14', unit: 'm CNY' }],
  [1496.74, { number: '1,496.74', unit: '元' }, { number: '1,496.74', unit: 'CNY' }],
  [0, { number: '0', unit: '元' }, { number: '0', unit: 'CNY' }],
  [null, { number: NO_VALUE, unit: '' }, { number: NO_VALUE, unit: '' }],
])('money %j', (value, zh, en) => {
  expect(formatMoney(value, 'zh')).toEqual(zh)
  expect(formatMoney(value, 'en')).toEqual(en)
})

describe('rates', () => {
  test('a rate, its change in points, a relative change', () => {
    expect(formatRatio(0.69586, 'zh')).toBe('69.6%')
    expect(formatRatio(null, 'zh')).toBe(NO_VALUE)
    expect(formatPoints(0.0123, 'zh')).toBe('+1.2')
    expect(formatPoints(-0.05, 'en')).toBe('-5.0')
    expect(formatChange(0.1234, 'zh')).toBe('+12.3%')
  })
  test('no value is never 0', () => {
    for (const unit of ['count', 'items', 'money', 'ratio'] as const)
      expect(formatFigure(null, unit, 'zh')).toEqual({ number: NO_VALUE, unit: '' })
  })
  test('a value with its unit, a tick without', () => {
    expect(formatValue(12, 'count', 'zh')).toBe('12 件')
    expect(formatValue(12, 'count', 'en')).toBe('12')
    expect(formatTick(0.25, 'ratio', 'zh')).toBe('25%')
  })
})

test('dates and lists of years', () => {
  expect(formatDate('2026-01-31T08:00:00Z', 'zh')).toBe('2026年1月31日')
  expect(formatDate('2026-01-31T08:00:00Z', 'en')).toBe('31 January 2026')
  expect(formatDate('soon', 'zh')).toBe('soon')
  expect(formatYearList([2019, 2020, 2022], 'zh')).toBe('2019–2020、2022')
  expect(formatYearList([2020], 'en')).toBe('2020')
})

test('rows without a value come last in both directions', () => {
  const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: 0 }]
  const sorted = (down: boolean) => sortRows(rows, ({ v }) => v, down, 'zh').map(({ v }) => v)
  expect(sorted(false)).toEqual([0, 2, 10, null])
  expect(sorted(true)).toEqual([10, 2, 0, null])
})
