/** The answer to the reader's question as chart data. Pure. */
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import { NO_POINT, wholeOf, withShares, type ChartData, type Whole } from '../charts/chart-data.ts'
import { byIndicator, byPair, fillYears, identify, type Words } from '../charts/from-aggregates.ts'
import { entityRole } from '../charts/roles.ts'
import type { Quartiles } from '../charts/statistics.ts'
import { drillLink } from './compare-drill.ts'
import { codesOf, MAX_LINES, splitOf } from './compare-query.ts'
import type { CompareView, Picture } from './compare-view.ts'
import type { Measure } from './measures.ts'

/** Values of a split that a legend can name; the others are added up or left to the table. */
const MAX_PARTS = 8

export function compareData(
  answer: Pick<Aggregates, 'rows'>,
  view: CompareView,
  measure: Measure,
  picture: Picture,
  words: Words,
  known?: (code: string) => boolean,
): ChartData {
  const codes = codesOf(view, measure, picture, known)
  const linked: Words = { ...words, href: (dimension, row) => drillLink(view, dimension, row) }
  const picked = pickedKeys(view)
  if (picture === 'flow') return byIndicator(answer.rows, 'applicant', codes, linked)
  const split = splitOf(view, picture)
  if (split) return pairedData(answer, view, split, picture, codes[0]!, linked, picked)
  if (picture === 'scatter')
    return byIndicator(answer.rows, view.by, codes.slice(0, 2), linked, { extra: codes.slice(2), picked })
  const plain = picture === 'lines' || picture === 'dots' || picture === 'funnel' || picture === 'tiles'
  const data = byIndicator(answer.rows, view.by, codes, linked, {
    extra: plain ? [] : measure.extra,
    picked,
  })
  const filled = view.by === 'year' ? fillYears(data) : data
  return measure.parts && codes.length > 1 ? withShares(filled) : filled
}

/** What is in full colour while the rest stands back: the mark looked at, and the reader's picks. */
function pickedKeys(view: CompareView): Set<string> {
  const picks = view.by === 'agency' ? (view.only ? [] : view.pins.map(String)) : []
  const places = view.by === 'region' ? view.places : []
  return new Set([...picks, ...places, ...(view.focus ? [view.focus] : [])])
}

function pairedData(
  answer: Pick<Aggregates, 'rows'>,
  view: CompareView,
  split: NonNullable<CompareView['split']>,
  picture: Picture,
  code: string,
  words: Words,
  picked: ReadonlySet<string>,
): ChartData {
  if (picture === 'dots') {
    const data = byIndicator(answer.rows, view.by, [code], words, { picked, group: split })
    return data
  }
  if (picture === 'lines') {
    const other = split === 'year' ? view.by : split
    const data = largest(fillYears(byPair(answer, 'year', other, code, words)), MAX_LINES)
    const chosen = split === 'year' ? picked : new Set<string>()
    return { ...data, series: data.series.map((one) => ({ ...one, picked: chosen.has(one.key) })) }
  }
  const pairs = byPair(answer, view.by, split, code, words, picked)
  const ordered = view.by === 'year' ? fillYears(pairs) : sorted(pairs, view)
  if (picture === 'heat' || picture === 'table') return bySeriesKey(ordered, split === 'year')
  if (split === 'year') return lastSeries(bySeriesKey(ordered, true), MAX_PARTS)
  const parts = picture === 'shares' || picture === 'stacks'
  const kept = keepLargest(ordered, MAX_PARTS, parts ? words.others : null)
  return parts ? withShares(kept) : kept
}

/** Rows by the sum of what is known of them, or by name; as many as the reader asked for. */
function sorted(data: ChartData, view: CompareView): ChartData {
  const sums = data.categories.map((_, category) => {
    const known = data.points.flatMap((row) => row[category]?.value ?? [])
    const rate = data.series[0]?.unit === 'ratio'
    if (known.length === 0) return null
    return known.reduce((sum, value) => sum + value, 0) / (rate ? known.length : 1)
  })
  const order = data.categories.map((_, index) => index)
  const sign = view.order === 'value_up' ? 1 : -1
  if (view.order === 'name')
    order.sort((a, b) => (data.categories[a]!.key < data.categories[b]!.key ? -1 : 1))
  else
    order.sort((a, b) => {
      const [one, two] = [sums[a] ?? null, sums[b] ?? null]
      if (one === null || two === null) return one === two ? 0 : one === null ? 1 : -1
      return sign * (one - two)
    })
  const kept = order.slice(0, view.rows)
  return {
    ...data,
    categories: kept.map((index) => data.categories[index]!),
    points: data.points.map((row) => kept.map((index) => row[index] ?? NO_POINT)),
  }
}

/** Series in the order of their keys where that is time; otherwise as they come. */
function bySeriesKey(data: ChartData, inTime: boolean): ChartData {
  if (!inTime) return data
  const order = data.series.map((_, index) => index)
  order.sort((a, b) => Number(data.series[a]!.key) - Number(data.series[b]!.key))
  return pickSeries(data, order)
}

function lastSeries(data: ChartData, limit: number): ChartData {
  return pickSeries(data, data.series.map((_, index) => index).slice(-limit))
}

function pickSeries(data: ChartData, order: readonly number[]): ChartData {
  return {
    ...data,
    series: order.map((index, place) => ({ ...data.series[index]!, role: entityRole(place) })),
    points: order.map((index) => data.points[index]!),
  }
}

/**
 * The series with most in them. With a name for the others, these become one series: a whole must stay whole. Their
 * sum is unknown where any of them is.
 */
export function keepLargest(data: ChartData, limit: number, others: string | null): ChartData {
  const sums = data.points.map((row) => row.reduce((sum, { value }) => sum + (value ?? 0), 0))
  const order = data.series.map((_, index) => index).sort((a, b) => sums[b]! - sums[a]!)
  if (order.length <= limit) return pickSeries(data, order)
  const kept = order.slice(0, others === null ? limit : limit - 1)
  const rest = order.slice(kept.length)
  const base = pickSeries(data, kept)
  if (others === null) return base
  const restData = pickSeries(data, rest)
  return {
    ...base,
    series: [
      ...base.series,
      { key: 'others', label: others, role: entityRole(limit - 1), unit: data.series[0]!.unit },
    ],
    points: [
      ...base.points,
      data.categories.map((_, category) => ({ ...NO_POINT, value: wholeOf(restData, category) })),
    ],
  }
}

/** The lines that end highest: those with no value in the last year come last. */
export function largest(data: ChartData, limit: number): ChartData {
  const last = data.categories.length - 1
  const order = data.series
    .map((_, index) => ({ index, value: data.points[index]?.[last]?.value ?? -Infinity }))
    .sort((a, b) => b.value - a.value)
    .slice(0, limit)
    .map(({ index }) => index)
  return pickSeries(data, order)
}

/** Years of several subjects, each asked for by itself, as one line each. */
export function joinYears(
  parts: readonly { key: string; label: string; href?: string; answer: Pick<Aggregates, 'rows'> }[],
  code: string,
  words: Words,
): ChartData {
  const each = parts.map(({ answer }) => byIndicator(answer.rows, 'year', [code], words))
  const years = [...new Set(each.flatMap(({ categories }) => categories.map(({ key }) => key)))].sort()
  const empty = { scope: null, reports: 0, agencies: 0 }
  return fillYears({
    subject: words.subject('year'),
    series: parts.map(({ key, label, href }, index) => ({
      key,
      label,
      href,
      role: entityRole(index),
      unit: words.unit(code),
      joins: words.joins(code),
    })),
    extra: [],
    categories: years.map((key) => ({ ...empty, key, label: key })),
    points: each.map((data) =>
      years.map((key) => {
        const at = data.categories.findIndex((category) => category.key === key)
        return data.points[0]?.[at] ?? NO_POINT
      }),
    ),
  })
}

/** How all subjects lie, from an answer with statistics: by group, and together where there is one row for all. */
export function wholeOfAnswer(
  { rows }: Pick<Aggregates, 'rows'>,
  split: CompareView['split'],
  code: string,
  words: Words,
): Whole {
  const quartiles: Record<string, Quartiles> = {}
  for (const row of rows) {
    const found = row.statistics?.[code]
    const { q1 = null, median = null, q3 = null } = found?.values ?? {}
    const name = split ? identify(row, split, words)?.label : ''
    if (!found || name === undefined || q1 === null || median === null || q3 === null) continue
    quartiles[name] = { low: q1, median, high: q3, count: found.n }
  }
  return { overall: split ? null : (rows[0]?.values[code] ?? null), quartiles }
}
