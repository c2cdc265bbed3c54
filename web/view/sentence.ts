/** What a picture shows, in words built from its data. Pure. */
import { flowWords, funnelWords, relationWords, spreadWords } from './sentence-clouds.ts'
import { isSmall, pointAt, SMALL, wholeOf, type ChartData } from '../charts/chart-data.ts'
import {
  formatCount,
  formatPoints,
  formatRatio,
  formatSigned,
  formatValue,
  type Lang,
} from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import type { Picture } from './compare-view.ts'

/** '' when there is nothing to say. */
export function sentenceOf(data: ChartData, picture: Picture, lang: Lang, t: Messages): string {
  const parts = partsOf(data, picture, lang, t)
  return parts.length > 0 ? parts.join(lang === 'zh' ? '；' : '; ') + t.sentenceEnd : ''
}

function partsOf(data: ChartData, picture: Picture, lang: Lang, t: Messages): string[] {
  switch (picture) {
    case 'lines':
      return overTime(data, lang, t)
    case 'heat':
      return inCells(data, lang, t)
    case 'scatter':
      return relationWords(data, lang, t)
    case 'dots':
      return spreadWords(data, lang, t)
    case 'funnel':
      return funnelWords(data, lang, t)
    case 'flow':
      return flowWords(data, lang, t)
    default:
      return data.splitBy && picture !== 'shares'
        ? inCells(data, lang, t)
        : ranked(data, picture === 'shares', lang, t)
  }
}

/** The series to speak of: the first, unless it is 0 throughout; then the one with most in it. */
function subjectOf(data: ChartData): number {
  const sums = data.series.map((_, series) =>
    data.categories.reduce((sum, __, category) => sum + (pointAt(data, series, category).value ?? 0), 0),
  )
  return sums[0] === 0 ? Math.max(0, sums.indexOf(Math.max(...sums))) : 0
}

/** Highest and lowest of one series: its values, or in a composition its shares. */
function ranked(data: ChartData, shares: boolean, lang: Lang, t: Messages): string[] {
  const index = shares ? subjectOf(data) : 0
  const series = data.series[index]
  if (!series) return []
  // What is a rate already says so.
  const label = shares && series.unit !== 'ratio' ? t.compare.sentence.shareOf(series.label) : series.label
  const rows = data.categories.map(({ label: name }, category) => {
    const point = pointAt(data, index, category)
    // A year reads as a year, not as a quantity.
    const said = /^\d{4}$/.test(name) ? t.compare.sentence.year(name) : name
    const few = shares && point.rate === null && (wholeOf(data, category) ?? SMALL) < SMALL
    const value = shares ? point.share : point.value
    return { name: said, category, value, small: few || isSmall(point) }
  })
  const known = rows.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]))
  const say = (value: number) => (shares ? formatRatio(value, lang) : formatValue(value, series.unit, lang))
  const sorted = [...known].sort((a, b) => b.value - a.value)
  const top = sorted[0]
  const bottom = sorted[sorted.length - 1]
  const { sentence } = t.compare
  const said: string[] = []
  if (top && bottom) {
    if (sorted.length === 1) said.push(sentence.single(top.name, label, say(top.value)))
    else if (top.value === 0 && bottom.value === 0) said.push(sentence.allZero(label))
    else if (top.value === bottom.value)
      said.push(sentence.tie(t.list(sorted.slice(0, 3).map(({ name }) => name)), label, say(top.value)))
    else {
      // Several may share the highest or lowest value: naming one of them would single it out wrongly.
      const named = ({ value, name }: { value: number; name: string }) => {
        const others = sorted.filter((row) => row.value === value).length - 1
        return others > 0 ? sentence.andOthers(name, formatCount(others, lang)) : name
      }
      said.push(sentence.topBottom(named(top), say(top.value), named(bottom), say(bottom.value), label))
    }
  }
  if (!shares) said.push(...tellApart(data, sorted, t, lang))
  const small = known.filter((row) => row.small).length
  if (small > 0 && sorted.length > 1) said.push(sentence.small(formatCount(small, lang)))
  const without = rows.length - known.length
  if (without > 0) said.push(sentence.noValues(formatCount(without, lang)))
  return said
}

/**
 * Whether the highest can be told from the others: their 95 % intervals overlap or not. Nothing is said of counts,
 * which are what was counted, and nothing of a tie, which has been said.
 */
function tellApart(
  data: ChartData,
  sorted: readonly { name: string; category: number; value: number }[],
  t: Messages,
  lang: Lang,
): string[] {
  const [top, next] = sorted
  if (!top || !next || top.value === sorted[sorted.length - 1]!.value) return []
  const low = pointAt(data, 0, top.category).rate?.low ?? null
  const highs = sorted.slice(1).map(({ category }) => pointAt(data, 0, category).rate?.high ?? null)
  if (low === null || highs.some((high) => high === null)) return []
  const alike = highs.filter((high) => high! >= low).length
  const { sentence } = t.compare
  if (alike === 0) return [sentence.apart(top.name, next.name)]
  return [sorted.length === 2 ? sentence.alikeTwo : sentence.alike(top.name, formatCount(alike, lang))]
}

/** Highest and lowest cell of a table of two dimensions, and the row that changed most where columns are years. */
function inCells(data: ChartData, lang: Lang, t: Messages): string[] {
  const unit = data.series[0]?.unit ?? 'count'
  const { sentence } = t.compare
  const cells = data.categories.flatMap((category, at) =>
    data.series.flatMap((series, index) => {
      const { value } = pointAt(data, index, at)
      return value === null ? [] : [{ name: sentence.cell(category.label, series.label), value }]
    }),
  )
  const sorted = cells.sort((a, b) => b.value - a.value)
  const top = sorted[0]
  const least = sorted[sorted.length - 1]
  const bottom = sorted.find(({ value }) => value === least?.value)
  if (!top || !bottom) return []
  const label = data.measured ?? ''
  const say = (value: number) => formatValue(value, unit, lang)
  if (sorted.length === 1) return [sentence.single(top.name, label, say(top.value))]
  if (top.value === 0 && bottom.value === 0) return [sentence.allZero(label)]
  if (top.value === bottom.value) return [sentence.tie(top.name, label, say(top.value))]
  const named = ({ value, name }: { value: number; name: string }) => {
    const others = sorted.filter((cell) => cell.value === value).length - 1
    return others > 0 ? sentence.andOthers(name, formatCount(others, lang)) : name
  }
  const said = [sentence.topBottom(named(top), say(top.value), named(bottom), say(bottom.value), label)]
  const change = data.splitBy === 'year' ? largestChange(data) : null
  if (change) {
    const { name, from, to, by } = change
    const amount =
      unit === 'ratio' ? `${formatPoints(by, lang)} ${t.compare.sentence.points}` : formatSigned(by, lang)
    said.push(sentence.risen(name, from, to, amount))
  }
  return said
}

/** The row whose last year differs most from its first; null where no row has two years that can be compared. */
function largestChange(data: ChartData): { name: string; from: string; to: string; by: number } | null {
  const changes = data.categories.flatMap((category, at) => {
    const known = data.series.flatMap((series, index) => {
      const { value } = pointAt(data, index, at)
      return value === null ? [] : [{ year: series.label, value, joins: series.joins !== false }]
    })
    const first = known[0]
    const last = known[known.length - 1]
    if (!first || !last || first === last || !first.joins) return []
    return [{ name: category.label, from: first.year, to: last.year, by: last.value - first.value }]
  })
  return changes.sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0] ?? null
}

const MOST_LINES = 2

/** First and last value of the lines that end highest. */
function overTime(data: ChartData, lang: Lang, t: Messages): string[] {
  const lines = data.series.flatMap((series, index) => {
    const known = data.categories.flatMap(({ label }, category) => {
      const { value } = pointAt(data, index, category)
      return value === null ? [] : [{ year: label, value }]
    })
    const first = known[0]
    const last = known[known.length - 1]
    return first && last && first !== last ? [{ series, first, last }] : []
  })
  return lines
    .sort((a, b) => b.last.value - a.last.value)
    .slice(0, MOST_LINES)
    .map(({ series, first, last }) =>
      t.compare.sentence.fromTo(
        series.label,
        formatValue(first.value, series.unit, lang),
        formatValue(last.value, series.unit, lang),
        first.year,
        last.year,
      ),
    )
}
