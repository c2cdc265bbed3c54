/** A mark in words: for the tooltip and, the same, for those who hear it. */
import { formatCount, formatRatio, formatValue, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { isSmall, pointAt, type ChartData, type Point, type Series } from './chart-data.ts'
import type { Role } from './roles.ts'

export interface MarkLine {
  /** Null for what the picture does not draw. */
  role: Role | null
  label: string
  value: string
  /** Share, fraction or interval: what stands behind the value. */
  aside: string
  active: boolean
}

export interface Mark {
  title: string
  lines: MarkLine[]
  notes: string[]
}

function aside(point: Point, lang: Lang, t: Messages): string {
  const parts: string[] = []
  if (point.share !== null) parts.push(formatRatio(point.share, lang))
  if (point.rate) {
    const { numerator, denominator, low, high } = point.rate
    parts.push(t.figure.fraction(formatCount(numerator, lang), formatCount(denominator, lang)))
    if (low !== null && high !== null)
      parts.push(t.figure.interval(formatRatio(low, lang), formatRatio(high, lang)))
  }
  return parts.join(' · ')
}

/** Place of the category among those that have a value, the largest first; null when it has none. */
export function rankOf(
  data: ChartData,
  series: number,
  category: number,
): { rank: number; count: number } | null {
  const value = pointAt(data, series, category).value
  if (value === null) return null
  const values = (data.points[series] ?? []).flatMap((point) => (point.value === null ? [] : [point.value]))
  return { rank: 1 + values.filter((other) => other > value).length, count: values.length }
}

/** @param series the part that the pointer or the keys are on; null: the whole category */
export function describeMark(
  data: ChartData,
  category: number,
  series: number | null,
  lang: Lang,
  t: Messages,
): Mark {
  const { label, detail, reports, agencies, scope } = data.categories[category]!
  const all: readonly Series[] = [...data.series, ...data.extra]
  const points = all.map((_, index) => pointAt(data, index, category))
  const notes: string[] = []
  if (data.series.length === 1 && data.categories.length > 2) {
    const place = rankOf(data, 0, category)
    if (place) notes.push(t.figure.rank(formatCount(place.rank, lang), formatCount(place.count, lang)))
  }
  const missing = points.reduce((sum, point) => sum + point.missing, 0)
  if (missing > 0) notes.push(t.figure.missing(formatCount(missing, lang)))
  if (points.some(isSmall)) notes.push(t.figure.small)
  const coverage = t.figure.coverage(formatCount(reports, lang), formatCount(agencies, lang))
  if (reports > 0 && agencies > 0) notes.push(scope ? `${coverage} · ${t.scope[scope]}` : coverage)
  return {
    title: detail ? `${label} · ${detail}` : label,
    lines: all.map((one, index) => ({
      role: index < data.series.length ? one.role : null,
      label: one.label,
      value: points[index]!.value === null ? t.noValue : formatValue(points[index]!.value, one.unit, lang),
      aside: aside(points[index]!, lang, t),
      active: index === series,
    })),
    notes,
  }
}

/** The mark as one sentence for a live region. */
export function announceMark(mark: Mark): string {
  const active = mark.lines.some((line) => line.active)
  const lines = mark.lines.filter((line) => !active || line.active)
  const spoken = lines.map((line) => `${line.label} ${line.value}${line.aside && ` (${line.aside})`}`)
  return [mark.title, ...spoken, ...mark.notes].join('; ')
}
