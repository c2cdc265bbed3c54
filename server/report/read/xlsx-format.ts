/** A stored number as the sheet shows it, as far as showing it otherwise would change what is read. */
import type { OfficePackage } from './office-package.ts'
import { walkXml } from './xml.ts'

/** By index of the cell's style: the code of its number format. */
export type NumberFormats = readonly string[]

/** Dates and times among the formats that a file need not define (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = Object.fromEntries([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'yyyy-mm-dd']),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, 'h:mm']),
  [9, '0%'],
  [10, '0.00%'],
]) // prettier-ignore

export function readNumberFormats(office: OfficePackage, path: string | undefined): NumberFormats {
  const codes = new Map<number, string>()
  const formats: string[] = []
  let inCells = false
  walkXml(office.part(path ?? '') ?? '', {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId)
      if (name === 'x:numFmt') codes.set(id, formatCode ?? '')
      else if (name === 'x:cellXfs') inCells = true
      else if (name === 'x:xf' && inCells) formats.push(codes.get(id) ?? BUILT_IN[id] ?? '')
    },
    close(name) {
      if (name === 'x:cellXfs') inCells = false
    },
  })
  return formats
}

/** Days are counted from here; the wrong leap day of 1900 lies before any report. */
const EPOCH = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const DAY = 86_400_000

/**
 * `stored` is the text of the file. A change like 3/1 that Excel took for a date is shown as a date, so that it is
 * not read as the number of a day; words in the format (0"万元", 0"件") are part of what is printed.
 */
export function showNumber(stored: string, format: string, dates1904: boolean): string {
  const number = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(number)) return stored
  const literals = [...format.split(';')[0]!.matchAll(/"([^"]*)"|\\(.)/g)].map(
    (match) => match[1] ?? match[2],
  )
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  if (/[ymdhs年月日]/i.test(bare)) return showDate(number, dates1904)
  if (bare.includes('%')) return `${plain(number * 100)}%`
  const words = literals.join('').trim()
  return plain(number) + (/^[一-龥]+$/.test(words) ? words : '')
}

function showDate(days: number, dates1904: boolean): string {
  const date = new Date((dates1904 ? EPOCH_1904 : EPOCH) + Math.round(days * DAY))
  return Number.isNaN(date.getTime()) ? '#####' : date.toISOString().slice(0, days < 1 ? 19 : 10)
}

/** Fifteen digits, as spreadsheets hold: 149.673874, not 149.67387400000001; never with an exponent. */
function plain(number: number): string {
  const text = String(Number(number.toPrecision(15)))
  return text.includes('e') ? number.toFixed(number % 1 === 0 ? 0 : 10) : text
}
