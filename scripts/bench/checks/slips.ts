/** Slips as clerks make them, put into a report that adds up: which cells then hold something else, by kind. */
import { printedIndicators } from '../../../db/reference/indicators.ts'
import { APPLICANTS, type Form } from '../../../server/report/report.ts'
import type { Random } from '../../fuzz/random.ts'
import type { HonestReport, Values } from './honest-history.ts'

/** What is printed instead, by cell; only cells that differ. Null: this report has nothing that could slip so. */
export type Slip = Values | null

export interface SlipKind {
  name: string
  /** Which identities could tell it: those of the report, those with the year before, or none. */
  reach: 'report' | 'years' | 'none'
  inject: (report: HonestReport, random: Random) => Slip
}

const TYPES = APPLICANTS.filter((applicant) => applicant !== 'total')
const FIRST = 'applications.received.new'

const codesOf = (form: Form, table: number): string[] =>
  printedIndicators(form)
    .filter((entry) => entry.table === table)
    .map(({ code }) => code)
const keysOf = (codes: readonly string[], columns: readonly string[]): string[] =>
  codes.flatMap((code) => columns.map((column) => `${code}[${column}]`))

const requestKeys = ({ form }: HonestReport) => keysOf(codesOf(form, 3), APPLICANTS)
const legalKeys = ({ form }: HonestReport) => codesOf(form, 4)
const countKeys = ({ form }: HonestReport) => codesOf(form, 2).filter((code) => !code.endsWith('.amount'))
const outcomes = (form: Form) =>
  codesOf(form, 3).filter((code) => code.startsWith('outcome.') && code !== 'outcome.total')

/** Nothing where nothing changes. */
function changed(before: Values, after: Values): Slip {
  const cells = Object.entries(after).filter(([key, value]) => value !== before[key])
  return cells.length === 0 ? null : Object.fromEntries(cells)
}

/** Half of the time a cell with a figure, as slips happen where something is typed. */
function anyOf(keys: readonly string[], values: Values, random: Random): string {
  const filled = keys.filter((key) => values[key] !== 0)
  return random.of(filled.length > 0 && random.below(4) > 0 ? filled : keys)
}

function otherDigit(value: number, random: Random): number {
  const digits = [...`${Math.abs(value)}`]
  const at = random.below(digits.length)
  const others = [...'0123456789'].filter(
    (digit) => digit !== digits[at] && (at > 0 || digits.length === 1 || digit !== '0'),
  )
  digits[at] = random.of(others)
  return Math.sign(value || 1) * Number(digits.join(''))
}

const mistype =
  (keysIn: (report: HonestReport) => string[], change: (value: number, random: Random) => number | null) =>
  (report: HonestReport, random: Random): Slip => {
    const key = anyOf(keysIn(report), report.values, random)
    const value = change(report.values[key]!, random)
    return value === null ? null : changed(report.values, { [key]: value })
  }

function transposed(value: number, random: Random): number | null {
  const digits = `${value}`
  const places = [...digits.slice(1)].flatMap((digit, at) => (digit !== digits[at] ? [at] : []))
  if (value < 0 || places.length === 0) return null
  const at = random.of(places)
  return Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2))
}

function digitLostOrAdded(value: number, random: Random): number | null {
  const digits = `${value}`
  if (value <= 0) return null
  const at = random.below(digits.length)
  if (digits.length > 1 && random.below(2) === 0) return Number(digits.slice(0, at) + digits.slice(at + 1))
  return Number(digits.slice(0, at) + digits[at] + digits.slice(at))
}

function swap(report: HonestReport, one: string, other: string): Slip {
  return changed(report.values, { [one]: report.values[other]!, [other]: report.values[one]! })
}

/** Neighbouring pairs of a list that differ, of which one is drawn. */
function neighbours(keys: readonly string[], values: Values, random: Random): [string, string] | null {
  const pairs = keys
    .slice(1)
    .map((key, at): [string, string] => [keys[at]!, key])
    .filter(([one, other]) => values[one] !== values[other])
  return pairs.length === 0 ? null : random.of(pairs)
}

function swapAcross(report: HonestReport, random: Random): Slip {
  const rows = codesOf(report.form, 3).filter((code) => report.values[`${code}[total]`] !== 0)
  if (rows.length === 0) return null
  const pair = neighbours(keysOf([random.of(rows)], TYPES), report.values, random)
  return pair && swap(report, ...pair)
}

function swapDown(report: HonestReport, random: Random): Slip {
  const column = random.of(APPLICANTS)
  const pair = neighbours(keysOf(outcomes(report.form), [column]), report.values, random)
  return pair && swap(report, ...pair)
}

/** A figure typed one row too low or too high; what stood there stays in the sum of the two. */
function moveDown(report: HonestReport, random: Random): Slip {
  const keys = keysOf(outcomes(report.form), [random.of(TYPES)])
  const at = keys.findIndex((key) => report.values[key] !== 0)
  if (at < 0) return null
  const to = keys[at === 0 || random.below(2) === 0 ? at + 1 : at - 1]
  if (to === undefined) return null
  return changed(report.values, { [keys[at]!]: 0, [to]: report.values[to]! + report.values[keys[at]!]! })
}

/** A row typed one column too far, to either side, with the total or without. */
function shiftRow(report: HonestReport, random: Random): Slip {
  const rows = codesOf(report.form, 3).filter((code) => report.values[`${code}[total]`] !== 0)
  if (rows.length === 0) return null
  const keys = keysOf([random.of(rows)], random.below(2) === 0 ? APPLICANTS : TYPES)
  const printed = keys.map((key) => report.values[key]!)
  const shifted = random.below(2) === 0 ? [0, ...printed.slice(0, -1)] : [...printed.slice(1), 0]
  return changed(report.values, Object.fromEntries(keys.map((key, at) => [key, shifted[at]!])))
}

/** A total that was added up wrongly: off by one of its parts, by one, or by ten. */
function wrongSum(report: HonestReport, random: Random): Slip {
  const { values, form } = report
  const sums = [...keysOf(codesOf(form, 3), ['total']), ...keysOf(['outcome.total'], TYPES)]
  const filled = sums.filter((sum) => values[sum] !== 0)
  if (filled.length === 0) return null
  const key = random.of(filled)
  const parts = key.endsWith('[total]')
    ? TYPES.map((type) => values[key.replace('[total]', `[${type}]`)]!)
    : outcomes(form).map((code) => values[key.replace('outcome.total', code)]!)
  const by = random.of([1, 10, ...parts.filter((part) => part > 0)])
  const value = values[key]! + (random.below(2) === 0 && values[key]! >= by ? -by : by)
  return { [key]: value }
}

function wrongLegalSum(report: HonestReport, random: Random): Slip {
  const sums = legalKeys(report).filter((code) => code.endsWith('.total') && report.values[code] !== 0)
  if (sums.length === 0) return null
  const key = random.of(sums)
  return { [key]: otherDigit(report.values[key]!, random) }
}

function two(report: HonestReport, random: Random): Slip {
  const one = mistype(requestKeys, otherDigit)(report, random)
  const other = mistype(requestKeys, otherDigit)(report, random)
  return one && other && Object.keys(one)[0] !== Object.keys(other)[0] ? { ...one, ...other } : null
}

/** A request counted under the neighbouring outcome, in its column and in the total: everything still adds up. */
function misclassified(report: HonestReport, random: Random): Slip {
  const { values, form } = report
  const codes = outcomes(form)
  const cells = codes.flatMap((code, at) => TYPES.map((type) => ({ code, to: codes[at + 1], type })))
  const filled = cells.filter(({ code, to, type }) => to !== undefined && values[`${code}[${type}]`]! > 0)
  if (filled.length === 0) return null
  const { code, to, type } = random.of(filled)
  return Object.fromEntries(
    [type, 'total'].flatMap((column) => [
      [`${code}[${column}]`, values[`${code}[${column}]`]! - 1],
      [`${to}[${column}]`, values[`${to}[${column}]`]! + 1],
    ]),
  )
}

/** Other carried-in requests than the year before left, in a report that adds up for itself. */
function brokenCarry(report: HonestReport, random: Random): Slip {
  const { values } = report
  const type = 'natural_person'
  const carried = 'applications.received.carried_in'
  const by = 1 + random.below(9)
  if (values[`${FIRST}[${type}]`]! < by) return null
  return Object.fromEntries(
    [type, 'total'].flatMap((column) => [
      [`${carried}[${column}]`, values[`${carried}[${column}]`]! + by],
      [`${FIRST}[${column}]`, values[`${FIRST}[${column}]`]! - by],
    ]),
  )
}

function brokenStock(report: HonestReport, random: Random): Slip {
  const key =
    report.form === '2021' ? 'normative_docs.in_force' : `${random.of(['licensing', 'penalty'])}.items_prev`
  const value = report.values[key]!
  return value === 0 ? null : { [key]: value + 1 + random.below(9) }
}

/** Yuan typed where 万元 is meant, or the other way round. */
function unitSlip(report: HonestReport, random: Random): Slip {
  const key = report.form === '2021' ? 'fees.amount' : 'procurement.amount'
  const value = report.values[key]!
  if (value === 0) return null
  return { [key]: random.below(2) === 0 ? value * 10_000 : Math.round(value / 100) / 100 }
}

const legalSwap = (report: HonestReport, random: Random): Slip => {
  const group = random.of(['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'])
  const keys = ['upheld', 'corrected', 'other', 'pending'].map((result) => `legal.${group}.${result}`)
  const pair = neighbours(keys, report.values, random)
  return pair && swap(report, ...pair)
}

export const SLIP_KINDS: readonly SlipKind[] = [
  { name: 'table 3: a digit changed', reach: 'report', inject: mistype(requestKeys, otherDigit) },
  { name: 'table 3: two digits transposed', reach: 'report', inject: mistype(requestKeys, transposed) },
  {
    name: 'table 3: a digit lost or typed twice',
    reach: 'report',
    inject: mistype(requestKeys, digitLostOrAdded),
  },
  { name: 'table 3: a sum wrong', reach: 'report', inject: wrongSum },
  { name: 'table 3: neighbours in a row swapped', reach: 'report', inject: swapAcross },
  { name: 'table 3: neighbours in a column swapped', reach: 'report', inject: swapDown },
  { name: 'table 3: a value in the neighbouring row', reach: 'report', inject: moveDown },
  { name: 'table 3: a row shifted by one column', reach: 'report', inject: shiftRow },
  { name: 'table 3: two digits in two cells', reach: 'report', inject: two },
  { name: 'table 4: a digit changed', reach: 'report', inject: mistype(legalKeys, otherDigit) },
  { name: 'table 4: a sum wrong', reach: 'report', inject: wrongLegalSum },
  { name: 'a carry-over of requests broken', reach: 'years', inject: brokenCarry },
  { name: 'a stock that does not roll forward', reach: 'years', inject: brokenStock },
  { name: 'an amount in the wrong unit', reach: 'years', inject: unitSlip },
  { name: 'table 2: a digit changed', reach: 'none', inject: mistype(countKeys, otherDigit) },
  { name: 'table 4: neighbours swapped', reach: 'none', inject: legalSwap },
  { name: 'table 3: a request under the wrong outcome, in all sums', reach: 'none', inject: misclassified },
]
