/**
 * What became of a figure since the year before, worked out beside it. There is none where the two are not of one
 * kind: then the reason is said, and no number is given.
 */
import type { Db } from '../schema.ts'
import { readFigureRows } from './aggregate-figures.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { shareDifference } from './aggregate-values.ts'
import type { Group } from './aggregate-cells.ts'
import type { Measure } from './measures.ts'

export const CHANGE_REASONS = [
  /** No figure in this year. */
  'no_value',
  /** No report behind this row in the year before. */
  'gap_year',
  /** Reports there are, but no figure. */
  'base_blank',
  /** Consolidated in one year and of single agencies in the other; or a mixture of other proportions. */
  'scope_changed',
  /** The forms differ, and what they call by this name does too. */
  'form_break',
  /** The figure of the year before is 0: there is a difference, but nothing to divide by. */
  'base_zero',
] as const
export type ChangeReason = (typeof CHANGE_REASONS)[number]

export interface Change {
  /** The figure of the year before. */
  previous: number | null
  /** Of counts and sums, and of means; null for rates. */
  absolute: number | null
  /** As a fraction of the year before; null for rates: never a percentage of a percentage. */
  relative: number | null
  /** Of rates: percentage points, or cases per thousand where the rate is one. */
  points: number | null
  /** 95 % interval of the difference of two shares, in percentage points. */
  low: number | null
  high: number | null
  reason: ChangeReason | null
  /** Reports behind the figure of the year before. */
  reports: number
}

const NO_CHANGE: Change = {
  previous: null,
  absolute: null,
  relative: null,
  points: null,
  low: null,
  high: null,
  reason: null,
  reports: 0,
}

/** The same of the years before: what each row is laid beside. */
export function yearBefore(question: AggregateQuestion): AggregateQuestion {
  return { ...question, years: [...new Set(question.years.map((year) => year - 1))] }
}

/** Rows of the year before, found by the row that they stand before. */
export interface Bases {
  add: (base: FigureRow) => void
  of: (row: FigureRow) => FigureRow | undefined
}

/** @param question by year or of a single year. */
export function gatherBases({ by }: AggregateQuestion): Bases {
  const place = by.indexOf('year')
  const bases = new Map<string, FigureRow>()
  // No key holds a bar.
  const keyOf = (keys: FigureRow['keys']): string => keys.join('|')
  return {
    add: (base) => bases.set(keyOf(base.keys), base),
    of: ({ keys }) =>
      bases.get(keyOf(place < 0 ? keys : keys.map((key, i) => (i === place ? Number(key) - 1 : key)))),
  }
}

export function changesOf(
  { measures }: AggregateQuestion,
  row: FigureRow,
  base: FigureRow | undefined,
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  for (const measure of measures) changes[measure.code] = changeOf(measure, row, base)
  return changes
}

/** @param rows of the question, by year or of its single year. */
export async function readChanges(
  db: Db,
  question: AggregateQuestion,
  rows: readonly FigureRow[],
  sectors: ReadonlyMap<string, number>,
): Promise<Map<FigureRow, Record<string, Change>>> {
  const bases = gatherBases(question)
  for (const base of await readFigureRows(db, yearBefore(question), sectors)) bases.add(base)
  return new Map(rows.map((row) => [row, changesOf(question, row, bases.of(row))]))
}

/** The change of one measure from `base` to `row`. */
export function changeOf(measure: Measure, row: FigureRow, base: FigureRow | undefined): Change {
  const { code } = measure
  const value = row.figures.values[code] ?? null
  const previous = base?.figures.values[code] ?? null
  const told = { ...NO_CHANGE, previous, reports: base?.group.reports ?? 0 }
  if (!base || base.group.reports === 0) return { ...told, reason: 'gap_year' }
  if (lacksForm(measure, row.group) || lacksForm(measure, base.group))
    return { ...told, reason: 'form_break' }
  if (value === null) return { ...told, reason: 'no_value' }
  if (previous === null) return { ...told, reason: 'base_blank' }
  if (scopeOf(row.group) !== scopeOf(base.group)) return { ...told, reason: 'scope_changed' }
  if (measure.comparability === 'approximate' && formsOf(row.group) !== formsOf(base.group)) {
    return { ...told, reason: 'form_break' }
  }
  const difference = value - previous
  if (isRate(measure)) {
    const scale = measure.scale === 1 ? 100 : 1
    const interval = shareDifference(row.figures.rates[code], base.figures.rates[code])
    return {
      ...told,
      points: difference * scale,
      low: interval && interval.low * scale,
      high: interval && interval.high * scale,
    }
  }
  const relative = previous === 0 ? null : difference / Math.abs(previous)
  return { ...told, absolute: difference, relative, reason: previous === 0 ? 'base_zero' : null }
}

/** Differences of rates are of their kind; a mean in cases or yuan is not. */
function isRate({ unit }: Measure): boolean {
  return unit === 'ratio' || unit === 'per_mille'
}

function lacksForm({ forms }: Measure, { form2019, form2021 }: Group): boolean {
  return !((form2019 > 0 && forms.has('2019')) || (form2021 > 0 && forms.has('2021')))
}

function formsOf({ form2019, form2021 }: Group): string {
  return `${form2019 > 0} ${form2021 > 0}`
}

/** A mixture is the same only with as many of either. */
function scopeOf({ own, reports }: Group): string {
  return own === reports ? 'own' : own === 0 ? 'consolidated' : `${own} own, ${reports - own} consolidated`
}
