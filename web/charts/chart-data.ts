/**
 * What a chart shows, apart from how it is drawn: the same object feeds the picture, the table twin, the keyboard
 * and the sentence in words, so that they cannot disagree. Null is "no value" everywhere, never 0.
 */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { Unit } from '../format/number.ts'
import type { Role } from './roles.ts'
import type { Quartiles } from './statistics.ts'

/** Fewer cases than this behind a rate deserve a mark. */
export const SMALL = 20

export interface Series {
  key: string
  label: string
  role: Role
  unit: Unit
  /** False: the definition changed with the form, and a line must not run across the break. */
  joins?: boolean
  /** Where a mark of this series leads, when its category leads nowhere. */
  href?: string
  /** The reader's own pick among lines. */
  picked?: boolean
}

export interface Category {
  key: string
  label: string
  /** Second line of the name: the region of an agency. */
  detail?: string
  /** Where a mark leads: the report, the agency, the reports behind a region. */
  href?: string
  scope: AggregateRow['scope']
  /** Reports behind the figures, and agencies known that could stand behind them (0: not counted here). */
  reports: number
  agencies: number
  /** Name of the group that it belongs to, where marks stand in groups. */
  group?: string
  /** The reader's own pick: in full colour, the rest paler. */
  picked?: boolean
}

export interface Point {
  value: number | null
  /** Of a whole: this part's share, null when the whole is unknown or 0. */
  share: number | null
  /** Of a rate: what it is made of. */
  rate: { numerator: number; denominator: number; low: number | null; high: number | null } | null
  /** Cells behind the value that hold none, and are not counted. */
  missing: number
}

export interface Whole {
  /** Rate of all together. */
  overall: number | null
  /** Quartiles by the name of the group; '' where there are no groups. */
  quartiles: Readonly<Record<string, Quartiles>>
}

export interface ChartData {
  /** What the categories are, for the head of the table. */
  subject: string
  series: Series[]
  /** Series that only the table shows (another unit: a chart has one axis). */
  extra: Series[]
  categories: Category[]
  /** What the numbers measure, where the series are something else: years, applicants. */
  measured?: string
  /** What the series are, where they are no indicators. */
  splitBy?: string
  /** What is known of every subject, where there are more than an answer holds and only some are drawn. */
  whole?: Whole
  /** points[series][category]; the series first, then the extra ones. */
  points: Point[][]
}

export const NO_POINT: Point = { value: null, share: null, rate: null, missing: 0 }

export function pointAt(data: ChartData, series: number, category: number): Point {
  return data.points[series]?.[category] ?? NO_POINT
}

/** A rate over few cases. */
export function isSmall(point: Point): boolean {
  return point.rate !== null && point.rate.denominator < SMALL
}

/** True when no drawn series has a value for the category. */
export function isBlank(data: ChartData, category: number): boolean {
  return data.series.every((_, series) => pointAt(data, series, category).value === null)
}

/** Sum of the drawn series; null when any part has no value: a sum over a gap would be too small. */
export function wholeOf(data: ChartData, category: number): number | null {
  let sum = 0
  for (let series = 0; series < data.series.length; series++) {
    const { value } = pointAt(data, series, category)
    if (value === null) return null
    sum += value
  }
  return sum
}

/** Gives each part its share of the whole it belongs to, per category. */
export function withShares(data: ChartData): ChartData {
  const wholes = data.categories.map((_, category) => wholeOf(data, category))
  const points = data.points.map((row, series) =>
    row.map((point, category) => {
      const whole = series < data.series.length ? (wholes[category] ?? null) : null
      const known = whole !== null && whole > 0 && point.value !== null
      return { ...point, share: known ? point.value! / whole : null }
    }),
  )
  return { ...data, points }
}
