import { describe, expect, test } from 'vitest'
import { parseCount, parseWords } from '../../../server/report/claims/number.ts'

describe('counts of running text', () => {
  test.each([
    ['5件', { value: 5 }],
    ['1,234条', { value: 1234 }],
    ['三件', { value: 3 }],
    ['十二件', { value: 12 }],
    ['二十件', { value: 20 }],
    ['一百零五件', { value: 105 }],
    ['两千三百条', { value: 2300 }],
    ['1.2万条', { value: 12000 }],
    ['13000余条', { value: 13000, bound: 'at_least' }],
    ['9万余条', { value: 90000, bound: 'at_least' }],
    ['50多件', { value: 50, bound: 'at_least' }],
    ['百余件', { value: 100, bound: 'at_least' }],
    ['近50件', { value: 50, bound: 'at_most' }],
    ['零件', { value: 0 }],
  ])('%s', (text, count) => expect(parseCount(text)).toEqual(count))

  test.each(['约300件', '件', '1.5件', '二三件百'])('%s is no count', (text) =>
    expect(parseCount(text)).toBeNull(),
  )

  test('a run of digits in words is read digit by digit', () => expect(parseWords('二〇二〇')).toBe(2020))
})
