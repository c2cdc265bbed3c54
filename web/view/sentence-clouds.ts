/** What clouds of marks and flows show, in words built from their data. Pure. */
import { pointAt, type ChartData } from '../charts/chart-data.ts'
import { boxOf, groupsOf } from '../charts/dots.ts'
import { balanceOf } from '../charts/flow.ts'
import { funnelOf } from '../charts/funnel.ts'
import { quartilesOf, rankCorrelation } from '../charts/statistics.ts'
import { formatCount, formatRatio, formatValue, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'

/** Fewer pairs than this say nothing of a relation. */
const PAIRS = 10
/** Weaker than this, or than chance would often make it, and no relation is spoken of. */
const WEAK = 0.2

/** Median and quartiles; of groups, the ones with the highest and the lowest median. */
export function spreadWords(data: ChartData, lang: Lang, t: Messages): string[] {
  const series = data.series[0]
  if (!series) return []
  const shown = data.categories.map((_, category) => category)
  const values = shown.flatMap((category) => pointAt(data, 0, category).value ?? [])
  const all = data.whole?.quartiles[''] ?? quartilesOf(values)
  if (!all) return []
  const say = (value: number) => formatValue(Math.round(value * 1e4) / 1e4, series.unit, lang)
  const { sentence } = t.compare
  const said = [
    sentence.cloud(formatCount(all.count, lang), series.label, say(all.low), say(all.median), say(all.high)),
  ]
  const groups = groupsOf(data)
    .flatMap((group) => {
      const box = boxOf(data, group)
      return box ? [{ label: group.label, median: box.median }] : []
    })
    .sort((a, b) => b.median - a.median)
  const high = groups[0]
  const low = groups[groups.length - 1]
  if (high && low && high.median > low.median)
    said.push(
      sentence.groupsApart(
        sentence.group(high.label, say(high.median)),
        sentence.group(low.label, say(low.median)),
      ),
    )
  const without = data.categories.length - values.length
  if (without > 0) said.push(sentence.noValues(formatCount(without, lang)))
  return said
}

/** Whether two indicators go together: rank correlation, held against what chance alone often gives. */
export function relationWords(data: ChartData, lang: Lang, t: Messages): string[] {
  const [x, y] = data.series
  if (!x || !y) return []
  const pairs = data.categories.flatMap((_, category): [number, number][] => {
    const one = pointAt(data, 0, category).value
    const two = pointAt(data, 1, category).value
    return one === null || two === null ? [] : [[one, two]]
  })
  const { sentence } = t.compare
  const n = formatCount(pairs.length, lang)
  const rho = rankCorrelation(pairs)
  const said: string[] = []
  if (pairs.length < PAIRS || rho === null) said.push(sentence.tooFew(n))
  else {
    const shown = rho.toFixed(2).replace('-', '−')
    // About 1.96 standard errors of a rank correlation when there is none.
    const chance = 1.96 / Math.sqrt(pairs.length - 1)
    const say =
      Math.abs(rho) < Math.max(WEAK, chance) ? sentence.unrelated : rho > 0 ? sentence.rises : sentence.falls
    said.push(say(x.label, y.label, shown, n))
  }
  const without = data.categories.length - pairs.length
  if (without > 0) said.push(t.charts.withoutMark(formatCount(without, lang)))
  return said
}

/** The rate of all together, and how many lie where chance would hardly put them. */
export function funnelWords(data: ChartData, lang: Lang, t: Messages): string[] {
  const series = data.series[0]
  const { overall, placed } = funnelOf(data)
  const { sentence } = t.compare
  if (!series) return []
  if (overall === null) return [sentence.noLimits]
  const count = (side: number) => placed.filter(({ outside }) => outside === side).length
  const [above, below] = [count(1), count(-1)]
  const said = [sentence.funnel(series.label, formatRatio(overall, lang), formatCount(placed.length, lang))]
  said.push(
    above + below === 0
      ? sentence.allInside
      : sentence.outside(formatCount(above, lang), formatCount(below, lang)),
  )
  const without = data.categories.length - placed.length
  if (without > 0) said.push(t.charts.withoutMark(formatCount(without, lang)))
  return said
}

/** How much came in, from whom most of it, what became of most, and whether the two sides agree. */
export function flowWords(data: ChartData, lang: Lang, t: Messages): string[] {
  const { received, settled } = balanceOf(data)
  if (received === 0) return []
  const isIn = (key: string) => key.startsWith('applications.received.')
  const total = (series: number) =>
    data.categories.reduce((sum, _, category) => sum + (pointAt(data, series, category).value ?? 0), 0)
  const types = data.categories
    .map(({ label }, category) => ({
      label,
      value: data.series.reduce(
        (sum, { key }, series) => sum + (isIn(key) ? (pointAt(data, series, category).value ?? 0) : 0),
        0,
      ),
    }))
    .sort((a, b) => b.value - a.value)
  const outcomes = data.series
    .flatMap(({ key, label }, series) => (isIn(key) ? [] : [{ key, label, value: total(series) }]))
    .sort((a, b) => b.value - a.value)
  const carried = outcomes.find(({ key }) => key === 'applications.carried_out')?.value ?? 0
  const best = outcomes.find(({ key }) => key !== 'applications.carried_out')
  const { sentence } = t.compare
  const said: string[] = []
  const type = types[0]
  if (type)
    said.push(
      sentence.flow(formatCount(received, lang), type.label, formatRatio(type.value / received, lang)),
    )
  if (best && settled > 0)
    said.push(
      sentence.flowOut(best.label, formatRatio(best.value / settled, lang), formatCount(carried, lang)),
    )
  if (received !== settled) said.push(sentence.unbalanced(formatCount(Math.abs(received - settled), lang)))
  return said
}
