/** Rows of the API as chart data: categories from one dimension, series from indicators, applicants or entities. */
import type { AggregateRow, Aggregates } from '../../server/http/contract/aggregates.ts'
import type { Lang, Unit } from '../format/number.ts'
import type { Category, ChartData, Point, Series } from './chart-data.ts'
import { entityRole, rolesOf } from './roles.ts'

type Level = NonNullable<AggregateRow['level']>

export type Dimension = 'agency' | 'region' | 'sector' | 'level' | 'year' | 'applicant'

/** What the pure builders need of the words and the dictionary. */
export interface Words {
  lang: Lang
  label: (code: string) => string
  unit: (code: string) => Unit
  /** Whether a line of this indicator may run across a change of form. */
  joins: (code: string) => boolean
  /** Name of the agencies of a region that belong to none of its parts (市本级). */
  direct: (name: string) => string
  subject: (dimension: Dimension) => string
  /** Name of an administrative level. */
  level: (level: Level) => string
  /** What stands for many small parts together. */
  others: string
  /** Where a category leads; undefined: nowhere. */
  href?: (dimension: Dimension, row: AggregateRow) => string | undefined
}

/** Key and label of a row in one dimension; null when the row does not have it. */
export function identify(
  row: AggregateRow,
  dimension: Dimension,
  words: Pick<Words, 'lang' | 'direct' | 'level'>,
): { key: string; label: string; detail?: string } | null {
  switch (dimension) {
    case 'agency':
      return row.agency
        ? { key: `${row.agency.id}`, label: row.agency.name, detail: row.agency.region?.name }
        : null
    case 'region':
      if (!row.region) return null
      return row.region.direct
        ? { key: `${row.region.adcode}.direct`, label: words.direct(row.region.name) }
        : { key: row.region.adcode, label: row.region.name }
    case 'sector':
      return row.sector ? { key: row.sector.code, label: row.sector.label[words.lang] } : null
    case 'level':
      return row.level ? { key: row.level, label: words.level(row.level) } : null
    case 'applicant':
      return row.applicant ? { key: row.applicant.code, label: row.applicant.label[words.lang] } : null
    case 'year':
      return row.year === undefined ? null : { key: `${row.year}`, label: `${row.year}` }
  }
}

export function pointOf(row: AggregateRow, code: string): Point {
  return {
    value: row.values[code] ?? null,
    share: null,
    rate: row.rates[code] ?? null,
    missing: row.missing[code] ?? 0,
  }
}

function seriesOf(codes: readonly string[], words: Words): Series[] {
  const roles = rolesOf(codes)
  return codes.map((code, index) => ({
    key: code,
    label: words.label(code),
    role: roles[index]!,
    unit: words.unit(code),
    joins: words.joins(code),
  }))
}

function categoryOf(
  row: AggregateRow,
  dimension: Dimension,
  words: Words,
  picked: ReadonlySet<string>,
  group?: Dimension,
): Category | null {
  const identity = identify(row, dimension, words)
  if (!identity) return null
  return {
    ...identity,
    ...(group && { group: identify(row, group, words)?.label }),
    href: words.href?.(dimension, row),
    scope: row.scope,
    reports: row.reports,
    agencies: row.agencies,
    picked: picked.has(identity.key),
  }
}

/** One category per row, one series per indicator; `extra` indicators go to the table only. */
export function byIndicator(
  rows: readonly AggregateRow[],
  dimension: Dimension,
  codes: readonly string[],
  words: Words,
  {
    extra = [],
    picked = new Set(),
    group,
  }: { extra?: readonly string[]; picked?: ReadonlySet<string>; group?: Dimension } = {},
): ChartData {
  const usable = rows.flatMap((row) => {
    const category = categoryOf(row, dimension, words, picked, group)
    return category ? [{ row, category }] : []
  })
  return {
    subject: words.subject(dimension),
    series: seriesOf(codes, words),
    extra: seriesOf(extra, words),
    categories: usable.map(({ category }) => category),
    points: [...codes, ...extra].map((code) => usable.map(({ row }) => pointOf(row, code))),
  }
}

/**
 * Rows of two dimensions: categories from `dimension`, one series per value of `across` for a single indicator.
 * A pair that has no row is a gap. Used for applicant types and for lines over years (`dimension` year).
 */
export function byPair(
  answer: Pick<Aggregates, 'rows'>,
  dimension: Dimension,
  across: Dimension,
  code: string,
  words: Words,
  picked: ReadonlySet<string> = new Set(),
): ChartData {
  const categories = new Map<string, Category>()
  const series = new Map<string, Series>()
  const points = new Map<string, Point>()
  for (const row of answer.rows) {
    const category = categoryOf(row, dimension, words, picked)
    const other = identify(row, across, words)
    if (!category || !other) continue
    // Reports are counted per row; a category made of several rows shows the largest count of them.
    const known = categories.get(category.key)
    if (!known || known.reports < category.reports) categories.set(category.key, category)
    if (!series.has(other.key))
      series.set(other.key, {
        key: other.key,
        label: other.label,
        role: entityRole(series.size),
        unit: words.unit(code),
        joins: words.joins(code),
        href: words.href?.(across, row),
      })
    points.set(`${category.key}|${other.key}`, pointOf(row, code))
  }
  const keys = [...categories.keys()]
  if (dimension === 'year') keys.sort()
  return {
    subject: words.subject(dimension),
    measured: words.label(code),
    splitBy: across,
    series: [...series.values()],
    extra: [],
    categories: keys.map((key) => categories.get(key)!),
    points: [...series.keys()].map((other) =>
      keys.map(
        (key) => points.get(`${key}|${other}`) ?? { value: null, share: null, rate: null, missing: 0 },
      ),
    ),
  }
}

/**
 * Years with a row each, and the years between them without one: a missing year is a gap that can be seen.
 */
export function fillYears(data: ChartData): ChartData {
  const years = data.categories.map((category) => Number(category.key))
  if (years.length < 2) return data
  const first = Math.min(...years)
  const last = Math.max(...years)
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const at = new Map(years.map((year, index) => [year, index]))
  return {
    ...data,
    categories: all.map(
      (year) =>
        data.categories[at.get(year) ?? -1] ?? {
          key: `${year}`,
          label: `${year}`,
          scope: null,
          reports: 0,
          agencies: 0,
        },
    ),
    points: data.points.map((row) =>
      all.map((year) => row[at.get(year) ?? -1] ?? { value: null, share: null, rate: null, missing: 0 }),
    ),
  }
}
