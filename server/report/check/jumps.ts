/**
 * Figures that left the measure of their neighbours: jumps between two years, and slips of unit or digit between years
 * that agree. Bounds are those of the rules' own words in the rule table.
 */
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Applicant, CellRef, Finding, Severity } from '../report.ts'
import type { YearOfFigures } from './figures.ts'
import { ruleById } from './rule.ts'
import { labelOf, sentence } from './wording.ts'

/** A flow whose size an agency keeps from year to year unless something happened. */
interface Watched {
  code: string
  applicant?: Applicant
  /** Years that are not compared with the one before: the law changed what is counted. */
  breaks?: readonly number[]
}

/** Since 2024 reconsideration comes before a suit: suits move there without anything having happened. */
const PRECONDITION = [2024]

export const WATCHED: readonly Watched[] = [
  { code: 'applications.received.new', applicant: 'total' },
  { code: 'normative_docs.made' },
  { code: 'licensing.decisions' },
  { code: 'other_services.decisions' },
  { code: 'penalty.decisions' },
  { code: 'coercion.decisions' },
  { code: 'fees.amount' },
  { code: 'procurement.items' },
  { code: 'procurement.amount' },
  { code: 'legal.reconsideration.total', breaks: PRECONDITION },
  { code: 'legal.litigation_direct.total', breaks: PRECONDITION },
  { code: 'legal.litigation_after_reconsideration.total', breaks: PRECONDITION },
]

const JUMP = 5
const BASE = { count: 30, money: 300_000 }

type Year = Pick<YearOfFigures, 'year' | 'form' | 'figures'>

/** XY-JUMP of the later of two consecutive years; `except` names figures that another rule explains. */
export function findJumps(
  before: Year,
  now: Year,
  except: (code: string) => boolean = () => false,
): Finding[] {
  return WATCHED.flatMap(({ code, applicant, breaks = [] }) => {
    if (except(code) || breaks.includes(now.year) || !areComparable(code, before, now)) return []
    const [old, value] = [before, now].map(({ figures }) => figures.number(code, applicant))
    if (typeof old !== 'number' || typeof value !== 'number') return []
    if (old < (isMoney(code) ? BASE.money : BASE.count)) return []
    if (value <= JUMP * old && JUMP * value >= old) return []
    const said = {
      zh: `${labelOf({ code, applicant }).zh} ${before.year}年 ${old}，${now.year}年 ${value}`,
      en: `${labelOf({ code, applicant }).en} ${old} in ${before.year}, ${value} in ${now.year}`,
    }
    return [findingOf('XY-JUMP', { code, ...(applicant && { applicant }) }, said, value)]
  })
}

/** A figure that is off by a power of ten. */
export interface Slip {
  year: number
  code: string
  finding: Finding
  /** The year that it was laid beside. */
  beside: number
}

/** XY-UNIT and XY-DIGIT over the years of one scope, in their order. */
export function findSlips(years: readonly Year[]): Slip[] {
  return WATCHED.flatMap((watched) => slipsOf(watched, years))
}

interface Point {
  year: Year
  value: number
}

function slipsOf({ code, applicant }: Watched, years: readonly Year[]): Slip[] {
  const slips: Slip[] = []
  const at = (i: number): Point | null => {
    const year = years[i]
    const value = year?.figures.number(code, applicant) ?? null
    return year && value !== null && value > 0 ? { year, value } : null
  }
  const isNext = (a: Point | null, b: Point | null): a is Point =>
    a !== null && b !== null && b.year.year === a.year.year + 1 && areComparable(code, a.year, b.year)
  /** Figures that two neighbours have judged already. */
  const judged = new Set<number>()
  for (let i = 1; i + 1 < years.length; i++) {
    const [a, b, c] = [at(i - 1), at(i), at(i + 1)]
    if (!b || !c || !isNext(a, b) || !isNext(b, c)) continue
    judged.add(i)
    const power = isMoney(code) ? unitPower(a.value, b.value, c.value) : digitPower(a.value, b.value, c.value)
    if (power === 0) continue
    const cell = { code, ...(applicant && { applicant }) }
    const rule = isMoney(code) ? 'XY-UNIT' : 'XY-DIGIT'
    const said = detail(cell, [a, b, c])
    const value = b.value / 10 ** power
    const finding = findingOf(rule, cell, said, b.value)
    slips.push({
      year: b.year.year,
      code,
      // Where it divides without a rest, the figure that was meant is known to the digit.
      finding: isExact(value, code) ? { ...finding, suspect: { ...cell, value } } : finding,
      beside: a.year.year,
    })
  }
  if (!isMoney(code)) return slips
  for (let i = 1; i < years.length; i++) {
    const [a, b] = [at(i - 1), at(i)]
    if (judged.has(i) || judged.has(i - 1) || !b || !isNext(a, b)) continue
    if (!isUnit(b.value / a.value)) continue
    const cell = { code }
    const finding = findingOf('XY-UNIT', cell, detail(cell, [a, b]), b.value, 'info')
    slips.push({ year: b.year.year, code, finding, beside: a.year.year })
  }
  return slips
}

const UNIT = 4
const near = (ratio: number, power: number, factor: number) =>
  Math.abs(Math.log10(ratio) - power) <= Math.log10(factor)
const isUnit = (ratio: number) => near(ratio, UNIT, 3) || near(ratio, -UNIT, 3)

/** The power of ten that `b` is off by between neighbours within a factor of 3; 0: not off. */
function unitPower(a: number, b: number, c: number): number {
  if (!near(a / c, 0, 3)) return 0
  const ratio = b / Math.sqrt(a * c)
  return isUnit(ratio) ? Math.sign(Math.log10(ratio)) * UNIT : 0
}

function digitPower(a: number, b: number, c: number): number {
  if (!near(a / c, 0, 2)) return 0
  const mean = Math.sqrt(a * c)
  const power = Math.round(Math.log10(b / mean))
  if (power === 0 || Math.max(b, mean) < 300 || Math.min(b, mean) < 10) return 0
  return near(b / mean, power, 1.4) ? power : 0
}

const isExact = (value: number, code: string) =>
  Number.isInteger(isMoney(code) ? Math.round(value * 1e6) / 1e4 : value)

function detail(cell: CellRef, points: readonly Point[]) {
  const label = labelOf(cell)
  return {
    zh: `${label.zh} ${points.map(({ year, value }) => `${year.year}年 ${value}`).join('，')}`,
    en: `${label.en} ${points.map(({ year, value }) => `${value} in ${year.year}`).join(', ')}`,
  }
}

const isMoney = (code: string) => indicatorByCode.get(code)?.unit === 'money'

/** Where the two forms count differently, a jump from one to the other says nothing. */
function areComparable(code: string, a: Year, b: Year): boolean {
  return a.form === b.form || indicatorByCode.get(code)?.comparability !== 'approximate'
}

function findingOf(
  id: string,
  cell: CellRef,
  said: { zh: string; en: string },
  actual: number,
  severity?: Severity,
): Finding {
  const rule = ruleById.get(id)
  if (!rule) throw new Error(`Rule ${id} is not in the rule table`)
  return {
    rule: id,
    severity: severity ?? rule.severity,
    message: sentence(rule, said),
    cells: [cell],
    actual,
  }
}
