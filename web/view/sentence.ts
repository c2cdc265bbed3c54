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

/** Highest and lowest of the first series: its values, or in a composition its shares. */
function ranked(data: ChartData, shares: boolean, lang: Lang, t: Messages): string[] {
  const series = data.series[0]
  if (!series) return []
  const label = shares ? `${series.label}${lang === 'zh' ? '占比' : ' (share)'}` : series.label
  const rows = data.categories.map(({ label: name }, category) => {
    const point = pointAt(data, 0, category)
    // A year reads as a year, not as a quantity.
    const said = /^\d{4}$/.test(name) && lang === 'zh' ? `${name} 年` : name
    const few = shares && (wholeOf(data, category) ?? SMALL) < SMALL && point.rate === null
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
    else said.push(sentence.topBottom(top.name, say(top.value), bottom.name, say(bottom.value), label))
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
