/** What a picture shows, in words built from its data. Pure. */
import { isSmall, pointAt, SMALL, wholeOf, type ChartData } from '../charts/chart-data.ts'
import { formatCount, formatRatio, formatValue, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import type { Picture } from './compare-view.ts'

/** '' when there is nothing to say. */
export function sentenceOf(data: ChartData, picture: Picture, lang: Lang, t: Messages): string {
  const parts = picture === 'lines' ? overTime(data, lang, t) : ranked(data, picture === 'shares', lang, t)
  return parts.length > 0 ? parts.join(lang === 'zh' ? '；' : '; ') + t.sentenceEnd : ''
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
    return { name: said, value: shares ? point.share : point.value, small: few || isSmall(point) }
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
  const small = known.filter((row) => row.small).length
  if (small > 0 && sorted.length > 1) said.push(sentence.small(formatCount(small, lang)))
  const without = rows.length - known.length
  if (without > 0) said.push(sentence.noValues(formatCount(without, lang)))
  return said
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
