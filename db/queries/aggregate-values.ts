/** The one place where a figure is made of sums: values, rates, what is missing, and why there is no value. */
import type { Group, Sum } from './aggregate-cells.ts'
import type { Measure } from './measures.ts'
import type { ReportSums } from './report-sums.ts'
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
  withheld: { code: string; reason: Withheld }[]
  /** Indicators that the form of some report behind the row does not have. */
  notInForm: string[]
}

/** The last year of the form of 2019 and the first of that of 2021. */
export const FORM_BREAK = { after: 2020, before: 2021 } as const

/**
 * @param sums by the place of the measure in `measures`; a measure without facts has no entry.
 * @param columns how many columns of table 3 the row adds.
 * @param whole sums over whole reports, where a measure asks for them.
 */
export function figuresOf(
  group: Group,
  measures: readonly Measure[],
  sums: ReadonlyMap<number, Sum>,
  columns: number,
  whole: ReportSums | null = null,
): Figures {
  const figures: Figures = {
    values: {},
    rates: {},
    differences: {},
    missing: {},
    withheld: [],
    notInForm: [],
  }
  measures.forEach((measure, index) => {
    const { code } = measure
    figures.values[code] = null
    if (measure.difference) return
    if (measure.ofReports) {
      const { numerator, denominator } = measure.ofReports
      if (whole && group.reports > 0) setRate(figures, measure, whole[numerator], whole[denominator])
      return
    }
    const sum = sums.get(index)
    const eligible = reportsWith(measure, group)
    const missing = sum?.missing ?? 0
    if (eligible < group.reports) figures.notInForm.push(code)
    if (missing > 0) figures.missing[code] = missing
    const counted = eligible * (measure.byApplicant ? columns : 1) - missing
    if (counted <= 0) return
    const reason = withhold(measure, group)
    if (reason) {
      figures.withheld.push({ code, reason })
      return
    }
    const numerator = (sum?.numerator ?? 0) / (measure.money ? 100 : 1)
    if (!measure.isQuotient) figures.values[code] = numerator
    else setRate(figures, measure, numerator, measure.perReport ? counted : (sum?.denominator ?? 0))
  })
  for (const measure of measures)
    if (measure.difference) setDifference(figures, measure.code, measure.difference)
  return figures
}

function setRate(figures: Figures, measure: Measure, numerator: number, denominator: number): void {
  const interval = measure.proportion ? wilsonInterval(numerator, denominator) : null
  figures.rates[measure.code] = {
    numerator,
    denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }
  figures.values[measure.code] = denominator > 0 ? (measure.scale * numerator) / denominator : null
}

/** Both rates are measures of the question, so their parts are here. */
function setDifference(figures: Figures, code: string, [first, second]: readonly [string, string]): void {
  const [a, b] = [figures.values[first] ?? null, figures.values[second] ?? null]
  if (a === null || b === null) return
  figures.values[code] = a - b
  figures.differences[code] = shareDifference(figures.rates[first], figures.rates[second])
}

/** The interval of one share less another; null where either is no share. */
export function shareDifference(a: RateParts | undefined, b: RateParts | undefined): Interval | null {
  if (!a || !b || a.low === null || b.low === null) return null
  return differenceInterval(
    { hits: a.numerator, trials: a.denominator },
    { hits: b.numerator, trials: b.denominator },
  )
}

function reportsWith({ forms }: Measure, { form2019, form2021 }: Group): number {
  return (forms.has('2019') ? form2019 : 0) + (forms.has('2021') ? form2021 : 0)
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
