/** Texts and names as words, and what is typed as phrases of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPinyin, nameQuery } from '../../db/search/name-query.ts'
import { letterPairs, nameWords, shortName, soundsFromStart, syllablesOf } from '../../db/search/names.ts'
import { cutSnippet } from '../../db/search/snippet.ts'
import { foldText, phraseOf, wordsOf } from '../../db/search/words.ts'

test.each([
  ['信访', ['信访', '访']],
  ['信访局', ['信访', '访局', '局']],
  ['局', ['局']],
  ['2020年新收12件', ['2020', '年新', '新收', '收', '12', '件']],
  ['ＡＢＣ局', ['abc', '局']],
  ['信訪', ['信访', '访']],
  ['信\n访', ['信访', '访']],
  ['信，访', ['信', '访']],
  ['', []],
])('words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('a phrase is found in every text that holds it, and in no other', () => {
  const text = fc.array(fc.constantFrom(...'公开信访局2年a，'), { maxLength: 14 }).map((all) => all.join(''))
  const joined = (words: readonly string[]) => ` ${words.join(' ')}`
  fc.assert(
    fc.property(text, text, fc.stringMatching(/^[公开信访局]{2,4}$/), (before, after, part) => {
      const { words, open } = phraseOf(part)
      expect(open).toBe(false)
      const whole = before + part + after
      expect(`${joined(wordsOf(whole))} `).toContain(`${joined(words)} `)
      const other = before + after
      expect(`${joined(wordsOf(other))} `.includes(`${joined(words)} `)).toBe(other.includes(part))
    }),
  )
})

test('folding keeps every character in its place', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(text).length === text.length))
})

describe('names', () => {
  test.each([
    ['沈阳市教育局', '沈阳教育局'],
    ['沈阳市沈河区人民政府', '沈阳沈河政府'],
    ['内蒙古自治区财政厅', '内蒙古财政厅'],
    ['市教育局', '市教育局'],
  ])('%s in short is %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })

  test('pinyin as the words are read, not the characters', () => {
    expect(syllablesOf('重庆市绿化局').join(' ')).toBe('chong qing shi lv hua ju')
    expect(nameWords('长寿区').pinyin).toContain('chang shou qu')
    expect(nameWords('沈阳市').initials).toBe('sy ys s')
    expect(letterPairs('')).toEqual([])
  })

  test('sounds from its beginning, by pinyin or initials', () => {
    expect(['sy', 'sysj', 'shenyang', 'shenya', 's'].map((q) => soundsFromStart('沈阳市教育局', q))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['jyj', 'yang', 'sx'].map((q) => soundsFromStart('沈阳市教育局', q))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('what is typed', () => {
  test.each([
    ['shenyang', [['shen', 'yang']]],
    ['shenya', [['shen', 'ya']]],
    ['xian', [['xian'], ['xi', 'an']]],
    ['fangch', [['fang', 'ch']]],
    ['sysj', []],
    ['zz', []],
  ])('%s as pinyin', (letters, cuts) => {
    expect(cutPinyin(letters)).toEqual(expect.arrayContaining(cuts))
    if (cuts.length === 0) expect(cutPinyin(letters)).toEqual([])
  })

  test('nothing to search by is no query', () => {
    for (const text of ['', '  ', '，。', '"*']) expect(nameQuery(text)).toEqual([])
  })

  test('only letters, digits and Han characters reach the index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        for (const { phrases } of nameQuery(text)) {
          for (const { words } of phrases) for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        }
      }),
    )
  })
})

describe('snippets', () => {
  const hits = (text: string, ...terms: string[]) =>
    cutSnippet(text, terms)?.flatMap(({ text: piece, hit }) => (hit ? [piece] : []))

  test('mark what was searched for, broken lines included', () => {
    expect(hits('本年受理信访\n举报3件', '信访')).toEqual(['信访'])
    expect(hits('本年受理信\n访举报3件', '信访')).toEqual(['信 访'])
    expect(hits('ＡＢ号文件，ab号', 'ab')).toEqual(['ＡＢ', 'ab'])
    expect(hits('公開信訪', '信访')).toEqual(['信訪'])
    expect(hits('信访信访', '信访', '访')).toEqual(['信访', '信访'])
    expect(cutSnippet('本年', ['信访'])).toBeNull()
  })

  test('cut a long text around the first hit, and say that there is more', () => {
    const parts = cutSnippet(`${'前'.repeat(300)}信访${'后'.repeat(300)}`, ['信访'])!
    expect(parts[0]).toEqual({ text: '…', hit: false })
    expect(parts.at(-1)).toEqual({ text: '…', hit: false })
    expect(parts.map(({ text }) => text).join('').length).toBeLessThan(140)
    expect(parts.filter(({ hit }) => hit)).toHaveLength(1)
  })
})
