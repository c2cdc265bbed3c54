import { describe, expect, test } from 'vitest'
import { matchLabel, mayBeginLabel } from '../../../server/report/parse/match-label.ts'
import { LABELS } from '../../../server/report/tables/labels.ts'

const spellings = LABELS.flatMap(({ official, spellings = [] }) => [...official, ...spellings])

describe('what may begin a label', () => {
  test.each([
    ['as it is', (text: string) => text],
    ['behind a number of its own', (text: string) => `（三）${text}`],
    ['behind the number of a part', (text: string) => `第十部分 ${text}`],
    ['before a gloss of any words', (text: string) => `${text}（含我局贯彻落实的）`],
    ['in a gloss of its own', (text: string) => `【${text}】`],
    ['between quotes', (text: string) => `《${text}》`],
    ['with blanks between its characters', (text: string) => [...text].join('　')],
  ])('every spelling %s', (_, print) => {
    expect(spellings.filter((text) => !mayBeginLabel(print(text)))).toEqual([])
  })

  test('the beginning of every spelling', () => {
    const halves = spellings.map((text) => text.slice(0, Math.ceil(text.length / 2)))
    expect(halves.filter((text) => !mayBeginLabel(text))).toEqual([])
  })

  test('traditional, circled and compatible characters may be others', () => {
    for (const text of ['規章', '㈠予以公开', '不予公开⽬', '總計'])
      expect(mayBeginLabel(text), text).toBe(true)
    expect(matchLabel('總計').map(({ label }) => label.axis)).toContain('request')
  })

  test.each(['我局认真贯彻落实条例', '沈阳市房产局', '2020年，全局共举办培训', '贯彻规章'])(
    'not %s, which has a character that no label has',
    (text) => {
      expect(mayBeginLabel(text)).toBe(false)
      expect(matchLabel(text)).toEqual([])
    },
  )
})
