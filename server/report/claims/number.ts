/** Numbers as running text writes them: 1,234件, 13000余条, 1.2万件, 近50名, 三件, 百余件. */
const WORDS = '零〇一二两三四五六七八九十百千'
const DIGIT = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value]))
DIGIT.set('〇', 0).set('两', 2)
const UNIT = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** What cases, items and documents are counted in. */
export const MEASURE = '(?:件次|条次|人次|件|条|份|篇|个|宗|起|例|项|封|则|部|次|批)'

/** A number with its measure, as the source of a regular expression without groups. */
export const COUNTED = `(?:约|近|超过|超|不足|逾)?(?:\\d[\\d,]*(?:\\.\\d+)?|[${WORDS}]+)(?:余|多)?万?(?:余|多)?${MEASURE}(?:余|多)?`

export interface Count {
  value: number
  bound?: 'at_least' | 'at_most'
}

const PARTS = new RegExp(
  `^(约|近|超过|超|不足|逾)?(\\d[\\d,]*(?:\\.\\d+)?|[${WORDS}]+)(余|多)?(万)?(余|多)?${MEASURE}?(余|多)?$`,
)

const MEASURES = new Set(['', ...MEASURE.slice(3, -1).split('|')])
const PLAIN = /^\d{1,9}/

/** Null when the text is no plain or bounded count (约300 could be more or less). */
export function parseCount(text: string): Count | null {
  const plain = PLAIN.exec(text)?.[0]
  if (plain !== undefined && MEASURES.has(text.slice(plain.length))) return { value: Number(plain) }
  const match = PARTS.exec(text)
  const [, before, digits = '', ...after] = match ?? []
  if (!match || before === '约') return null
  const number = /\d/.test(digits) ? Number(digits.replaceAll(',', '')) : parseWords(digits)
  if (number === null || !Number.isFinite(number)) return null
  const value = Math.round(number * (after[1] === undefined ? 1 : 10_000) * 100) / 100
  if (!Number.isInteger(value)) return null
  if (before === '近' || before === '不足') return { value, bound: 'at_most' }
  const more = before !== undefined || [after[0], after[2], after[3]].some((word) => word !== undefined)
  return more ? { value, bound: 'at_least' } : { value }
}

/** 三 → 3, 二十 → 20, 一百零五 → 105, 十二 → 12; null for what is no number (百千). */
export function parseWords(text: string): number | null {
  if (text.length > 1 && [...text].every((character) => DIGIT.has(character))) {
    return Number([...text].map((character) => DIGIT.get(character)).join(''))
  }
  let total = 0
  let digit: number | null = null
  for (const character of text) {
    const unit = UNIT.get(character)
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return null
      digit = DIGIT.get(character) ?? null
      continue
    }
    total += (digit ?? 1) * unit
    digit = null
  }
  return total + (digit ?? 0)
}
