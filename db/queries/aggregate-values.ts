/** The one place where a figure is made of sums: values, rates, what is missing, and why there is no value. */
import { denominatorOf, missingOf, numeratorOf, quantityOf, type Plan, type Tally } from '../rollup/tally.ts'
import type { Group } from './aggregate-cells.ts'
import type { Measure } from './measures.ts'
import { differenceInterval, wilsonInterval, type Interval } from './wilson.ts'

export interface RateParts {
  numerator: number
  denominator: number
  low: number | null
  high: number | null
}

/** Why a figure is not given although reports stand behind the row. */
export type Withheld = 'stock_over_years' | 'not_additive' | 'break_not_summed'

export interface Figures {
  values: Record<string, number | null>
  rates: Record<string, RateParts>
  /** 95 % intervals of differences of two rates. */
  differences: Record<string, Interval | null>
  missing: Record<string, number>
  /** Indicators that may not be added as this row would add them. */
  withheld: readonly { code: string; reason: Withheld }[]
  /** Indicators that the form of some report behind the row does not have. */
  notInForm: readonly string[]
}

/** The last year of the form of 2019 and the first of that of 2021. */
export const FORM_BREAK = { after: 2020, before: 2021 } as const

/** Shared by all rows that have nothing of the kind, and replaced with the first entry. */
const NOTHING = Object.freeze({})
const NONE: readonly never[] = Object.freeze([])

function withEntry<Value>(record: Record<string, Value>, code: string, value: Value): Record<string, Value> {
  if (record === NOTHING) return { [code]: value }
  record[code] = value
  return record
}

/**
 * @param plan of these measures and the question's columns.
 * @param tally sums over the reports of the group.
 * @param column by its place in the question's columns, where these are rows of their own; null: all together.
 */
export function figuresOf(
  group: Group,
  measures: readonly Measure[],
  { unitsOf }: Plan,
  tally: Tally,
  column: number | null,
): Figures {
  const figures: Figures = {
    values: {},
    rates: NOTHING,
    differences: NOTHING,
    missing: NOTHING,
    withheld: NONE,
    notInForm: NONE,
  }
  for (let index = 0; index < measures.length; index++) {
    const measure = measures[index]!
    const { code } = measure
    figures.values[code] = null
    if (measure.difference) continue
    if (measure.ofReports) {
      const { numerator, denominator } = measure.ofReports
      if (group.reports > 0)
        setRate(figures, measure, quantityOf(tally, numerator), quantityOf(tally, denominator))
      continue
    }
    const apart = column !== null && measure.byApplicant
    const first = apart ? unitsOf[index]! + column : unitsOf[index]!
    const end = apart ? first + 1 : unitsOf[index + 1]!
    const eligible = reportsWith(measure, group)
    if (eligible < group.reports) figures.notInForm = [...figures.notInForm, code]
    let missing = 0
    let sum = 0
    for (let unit = first; unit < end; unit++) {
      missing += missingOf(tally, unit)
      sum += numeratorOf(tally, unit)
    }
    if (missing > 0) figures.missing = withEntry(figures.missing, code, missing)
    const counted = eligible * (end - first) - missing
    if (counted <= 0) continue
    const reason = withhold(measure, group)
    if (reason) {
      figures.withheld = [...figures.withheld, { code, reason }]
      continue
    }
    const numerator = measure.money ? sum / 100 : sum
    if (!measure.isQuotient) figures.values[code] = numerator
    else setRate(figures, measure, numerator, measure.perReport ? counted : sumOf(tally, first, end))
  }
  for (const measure of measures)
    if (measure.difference) setDifference(figures, measure.code, measure.difference)
  return figures
}

function sumOf(tally: Tally, first: number, end: number): number {
  let denominator = 0
  for (let unit = first; unit < end; unit++) denominator += denominatorOf(tally, unit)
  return denominator
}

function setRate(figures: Figures, measure: Measure, numerator: number, denominator: number): void {
  const interval = measure.proportion ? wilsonInterval(numerator, denominator) : null
  const low = interval === null ? null : interval.low
  const high = interval === null ? null : interval.high
  figures.rates = withEntry(figures.rates, measure.code, { numerator, denominator, low, high })
  figures.values[measure.code] = denominator > 0 ? (measure.scale * numerator) / denominator : null
}

/** Both rates are measures of the question, so their parts are here. */
function setDifference(figures: Figures, code: string, [first, second]: readonly [string, string]): void {
  const [a, b] = [figures.values[first] ?? null, figures.values[second] ?? null]
  if (a === null || b === null) return
  figures.values[code] = a - b
  const interval = shareDifference(figures.rates[first], figures.rates[second])
  figures.differences = withEntry(figures.differences, code, interval)
}

/** The interval of one share less another; null where either is no share. */
export function shareDifference(a: RateParts | undefined, b: RateParts | undefined): Interval | null {
  if (!a || !b || a.low === null || b.low === null) return null
  return differenceInterval(
    { hits: a.numerator, trials: a.denominator },
    { hits: b.numerator, trials: b.denominator },
  )
}

function reportsWith({ in2019, in2021 }: Measure, { form2019, form2021 }: Group): number {
  return (in2019 ? form2019 : 0) + (in2021 ? form2021 : 0)
}

function withhold(measure: Measure, group: Group): Withheld | null {
  if (measure.stock && group.years > 1) return 'stock_over_years'
  if (!measure.additive && group.reporting > 1) return 'not_additive'
  if (measure.comparability === 'approximate' && crosses(group, FORM_BREAK)) return 'break_not_summed'
  return null
}

export interface Break {
  readonly after: number
  readonly before: number
}

/** Does a span of years have something on either side of a break? */
export function crosses(
  span: { first_year: number | null; last_year: number | null },
  { after, before }: Break,
): boolean {
  return (
    span.first_year !== null &&
    span.last_year !== null &&
    span.first_year <= after &&
    span.last_year >= before
  )
}
