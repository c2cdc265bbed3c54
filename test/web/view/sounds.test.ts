/** Finding indicators by pinyin: the table that the browser gets covers every name, and reads it as people do. */
import { describe, expect, test } from 'vitest'
import { namedCharacters, readings } from '../../../scripts/build-readings.ts'
import { OTHER_NAMES } from '../../../web/view/other-names.ts'
import table from '../../../web/view/readings.json'
import { soundsLike } from '../../../web/view/sounds.ts'
import { loadIndicatorCodes } from './indicator-codes.ts'

test('the table of readings is the one that the names ask for', () => {
  // When this fails: npx tsx scripts/build-readings.ts
  expect(table).toEqual(readings())
  const covered = new Set(Object.values(table).join(''))
  expect(namedCharacters().filter((character) => !covered.has(character))).toEqual([])
})

test('other names are of indicators that exist', () => {
  const known = loadIndicatorCodes()
  expect(Object.keys(OTHER_NAMES).filter((code) => !known.has(code))).toEqual([])
})

describe('sounds like', () => {
  test.each<[string, string, 0 | 1 | 2]>([
    ['公开率', 'gongkailv', 2],
    ['公开率', 'gkl', 2],
    ['公开率', 'gongkl', 2],
    ['新收申请', 'xinshoush', 2],
    ['申请新增', 'sqxz', 2],
    ['行政复议：结果纠正', 'fuyi', 2],
    ['行政诉讼', 'xzss', 2],
    ['重复申请', 'chongfu', 2],
    ['新收政府信息公开申请', 'xinshoushenqing', 1],
    ['新收政府信息公开申请', 'xssq', 1],
    ['新收政府信息公开申请', 'xsq', 0],
    ['公开率', 'gongkaib', 0],
    ['公开率', 'kg', 0],
    ['公开率', '公开', 0],
    ['公开率', '', 0],
    ['Disclosure rate', 'disc', 0],
  ])('%s, %s: %d', (name, letters, fit) => expect(soundsLike(name, letters)).toBe(fit))
})
