/**
 * The grammar of a printed cell: what characters mean as a count, a signed change or an amount of money. A blank
 * is `missing`, never 0; what cannot be read is `invalid`, never guessed. Amounts are computed in decimals on the
 * printed text, in yuan to the fen: 1814.36 × 10000 is not exact in binary floating point.
 */
import { Decimal } from 'decimal.js'
import { simplify } from '../read/simplify.ts'
import type { CellState } from '../report.ts'
import type { ValueKind } from '../tables/forms.ts'
import {
  CHINESE_DIGITS,
  CHINESE_TENS,
  DECREASE,
  INCREASE,
  MEASURE_WORDS,
  MONEY_UNITS,
  NOT_APPLICABLE,
  NO_CHANGE,
  TEXT_ZERO,
} from '../tables/value-words.ts'

export interface Value {
  value: number | null
  state: CellState
  /** The unit stood in the cell although the column already names one. */
  unitInCell?: boolean
}

const NUMBER = '(?:0|[1-9]\\d{0,14}|[1-9]\\d{0,2}(?:[, ]\\d{3}){1,4})'
/** In brackets to the end, or cut off: what goes on behind the bracket is another cell, or a label. */
const REMARK = '(?:[(\\[【〔](?:[^)\\]】〕]*|.*[)\\]】〕][。；;.]?))'
const MEASURE = `[${MEASURE_WORDS}]`
const either = (words: readonly string[]) => words.map((word) => word.replace(/[+]/g, '\\$&')).join('|')

const count = new RegExp(`^\\+?(${NUMBER})(?:\\.0+)?(万)? ?${MEASURE}?(${REMARK})?$`)
const scaledCount = new RegExp(`^(\\d{1,9}\\.\\d{1,4})(万) ?${MEASURE}?$`)
const chineseCount = new RegExp(`^([零〇一二两三四五六七八九十百千万]{1,9})${MEASURE}?$`)
const approximateCount = new RegExp(
  `^(?:大?约|近)? ?(${NUMBER})(万)? ?(?:余|多|左右)? ?${MEASURE}?(?:左右)?$`,
)
const hedged = /约|近|余|多|左右/
const signed = `(${either([...INCREASE, ...DECREASE])})? ?(${NUMBER}) ?${MEASURE}?`
const change = new RegExp(`^${signed}(${REMARK})?$`)
const changeTwice = new RegExp(`^${signed}[,、/;]? ?${signed}$`)
const amount = new RegExp(
  `^(?:人民币)?(约|近)?[¥¥$]? ?((?:${NUMBER}|0)(?:\\.\\d{1,10})?) ?(${Object.keys(MONEY_UNITS)
    .sort((a, b) => b.length - a.length)
    .join('|')})?(?:整|人民币)?(余|左右)?(${REMARK})?$`,
)

/** Reads one cell. `unit` is the money unit that the column header or caption states, if any. */
export function parseValue(raw: string, kind: ValueKind, unit: string | null = null): Value {
  if (isPlain(raw)) {
    if (kind !== 'money' || raw === '0') return ok(Number(raw))
    const yuan = unit === null ? NaN : Number(raw) * MONEY_UNITS[unit]!
    if (Number.isSafeInteger(yuan)) return ok(yuan)
  }
  const printed = clean(raw)
  const text = printed.replace(NOTE, '')
  if (text === '' || text === printed) return parseWords(printed, kind, unit)
  const noted = parseWords(text, kind, unit)
  return noted.state === 'ok' || noted.state === 'text_zero' ? { ...noted, state: 'annotated' } : noted
}

/** Digits only, without a zero in front: most cells are. */
function isPlain(raw: string): boolean {
  if (raw.length === 0 || raw.length > 15 || (raw.length > 1 && raw.charCodeAt(0) === 0x30)) return false
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}

/** Marks that refer to a note behind the table. */
const NOTE = /(?: ?(?:\[(?:注 ?)?\d{1,2}\]|[*※△▲★☆†‡#]))+$/

function parseWords(text: string, kind: ValueKind, unit: string | null): Value {
  if (text === '') return { value: null, state: 'missing' }
  if (/^(?:[-—–―_~]+(?: [-—–―_~]+)*|[/\\]+|\*+)$/.test(text) || NOT_APPLICABLE.includes(text))
    return { value: null, state: 'not_applicable' }
  if (TEXT_ZERO.includes(text)) return { value: 0, state: 'text_zero' }
  if (kind === 'money') return parseAmount(text, unit)
  return kind === 'change' ? parseChange(text) : parseCount(text)
}

/** Superior and circled figures: NFKC would make 121 of 12¹ and of 12①. */
const REFERENCES = /[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473\u2488-\u249b\u24ea-\u24ff\u2776-\u2793]+/g
const INVISIBLE = /\p{Cf}+/gu

/** NFKC turns full-width digits, brackets, signs and NBSP into their plain forms. */
function clean(raw: string): string {
  if (isAscii(raw)) return raw.replace(/\s+/g, ' ').trim()
  const shown = raw.replace(INVISIBLE, '').replace(REFERENCES, '[$&]')
  return simplify(shown.normalize('NFKC').replace(/\s+/g, ' ')).trim()
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

function parseCount(text: string): Value {
  const plain = count.exec(text)
  if (plain) {
    const value = digits(plain[1]!) * (plain[2] ? 10_000 : 1)
    return plain[3] ? { value, state: 'annotated' } : ok(value)
  }
  const scaled = scaledCount.exec(text)
  if (scaled) {
    const value = new Decimal(scaled[1]!).times(10_000)
    return value.isInteger() ? ok(value.toNumber()) : INVALID
  }
  const chinese = chineseCount.exec(text)
  if (chinese) return whole(chineseNumber(chinese[1]!))
  const about = approximateCount.exec(text)
  if (about && hedged.test(text))
    return { value: digits(about[1]!) * (about[2] ? 10_000 : 1), state: 'approximate' }
  return INVALID
}

function parseChange(text: string): Value {
  if (NO_CHANGE.includes(text)) return ok(0)
  const one = change.exec(text)
  if (one) {
    const [, sign, number, remark] = one
    // "5(减)": the remark turns the sign, so the bare number must not pass as an increase.
    if (remark && !sign && /减|取消|下放|划|降/.test(remark)) return { value: null, state: 'ambiguous' }
    const value = sign && DECREASE.includes(sign) ? minus(digits(number!)) : digits(number!)
    return remark ? { value, state: 'annotated' } : ok(value)
  }
  const two = changeTwice.exec(text)
  if (!two) return INVALID
  const [, firstSign, first, secondSign, second] = two
  const up = digits(first!)
  const down = digits(second!)
  if (!firstSign && !secondSign) {
    if (!text.includes('/')) return INVALID
    return up === 0 && down === 0 ? ok(0) : { value: up - down, state: 'ambiguous' }
  }
  if (!secondSign) return INVALID
  const value =
    (DECREASE.includes(firstSign ?? '') ? -up : up) + (DECREASE.includes(secondSign) ? -down : down)
  return ok(value)
}

function parseAmount(text: string, unit: string | null): Value {
  const match = amount.exec(text)
  if (!match) return nothing.test(text) ? ok(0) : INVALID
  const [, about, number, printed, more, remark] = match
  const figure = number!.replace(/[, ]/g, '')
  const stated = printed ?? unit ?? (/[¥]/.test(text) ? '元' : null)
  if (stated === null) {
    const decimal = new Decimal(figure)
    if (decimal.isZero()) return ok(0)
    // Yuan have two decimals at most, so a longer fraction can only be 万元.
    if (decimal.decimalPlaces() > 2) return { value: yuanOf(figure, 10_000), state: 'unit_inferred' }
    return { value: null, state: 'unit_missing' }
  }
  const value = yuanOf(figure, MONEY_UNITS[stated]!)
  if (about || more) return { value, state: 'approximate' }
  if (remark) return { value, state: 'annotated' }
  return printed && unit && printed !== unit ? { value, state: 'ok', unitInCell: true } : ok(value)
}

/** @param figure digits with at most one point among them. */
function yuanOf(figure: string, factor: number): number {
  const point = figure.indexOf('.')
  const decimals = point < 0 ? 0 : figure.length - point - 1
  const fen = (factor * 100) / 10 ** decimals
  // Whole fen: exact without decimals, and their hundredth is the number that the decimal would give.
  const amount = fen * Number(point < 0 ? figure : figure.slice(0, point) + figure.slice(point + 1))
  if (decimals <= MOST_EXACT && Number.isInteger(fen) && Number.isSafeInteger(amount)) return amount / 100
  return new Decimal(figure).times(factor).toDecimalPlaces(2).toNumber()
}

/** Powers of ten up to this one divide the factors without a rest, or visibly with one. */
const MOST_EXACT = 10

/** None at all, in whatever it is counted. */
const nothing = new RegExp(`^(?:零|〇|0 ?(?=${MEASURE}))(?:[万亿千百]{0,2}元|${MEASURE})?$`)

export interface StatedNumber {
  value: number
  bound?: 'at_least' | 'at_most'
}

const narrative = new RegExp(
  `^(近|约|超过?|逾)?为? ?(${NUMBER}(?:\\.\\d+)?|零)(万|亿)? ?(余|多)?(万)? ?${MEASURE}?$`,
)

/** A number of running text (13000余条, 近50名, 1.2万条, 为零); null when it is not one. */
export function parseStatedNumber(raw: string): StatedNumber | null {
  const match = narrative.exec(clean(raw))
  if (!match) return null
  const [, before, number, scale, after, late] = match
  const factor = scale === '亿' ? 100_000_000 : scale === '万' || late ? 10_000 : 1
  const value = number === '零' ? 0 : new Decimal(number!.replace(/[, ]/g, '')).times(factor).toNumber()
  if (after || before?.startsWith('超') || before === '逾') return { value, bound: 'at_least' }
  return before === '近' ? { value, bound: 'at_most' } : { value }
}

const INVALID: Value = { value: null, state: 'invalid' }
const ok = (value: number): Value => ({ value, state: 'ok' })
const digits = (text: string) => Number(text.replace(/[, ]/g, ''))
const whole = (value: number | null): Value => (value === null ? INVALID : ok(value))
/** Without a negative zero, which JSON and comparison treat apart. */
const minus = (value: number) => (value === 0 ? 0 : -value)

/** 十二 → 12, 三百零五 → 305, 二〇 → null: digits in sequence are not a count. */
function chineseNumber(text: string): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const character of text) {
    const asDigit = CHINESE_DIGITS[character]
    if (asDigit !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = asDigit
    } else if (character === '万') {
      total += (section + (digit ?? 0)) * 10_000
      section = 0
      digit = null
    } else {
      section += (digit ?? 1) * CHINESE_TENS[character]!
      digit = null
    }
  }
  return total + section + (digit ?? 0)
}
