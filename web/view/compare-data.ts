/** The answer to the reader's question as chart data. Pure. */
import type { AggregateRow, Aggregates } from '../../server/http/contract/aggregates.ts'
import { withShares, type ChartData } from '../charts/chart-data.ts'
import { byIndicator, byPair, fillYears, type Dimension, type Words } from '../charts/from-aggregates.ts'
import { entityRole } from '../charts/roles.ts'
import { COMPARE_DEFAULTS, formatCompareView, type CompareView, type Picture } from './compare-view.ts'
import { codesOf, MAX_LINES } from './compare-query.ts'
import type { Measure } from './measures.ts'

/** Where a mark leads: to what is behind it. */
export function linkBehind(view: CompareView, dimension: Dimension, row: AggregateRow): string | undefined {
  const to = (change: Partial<CompareView>) => `/compare${formatCompareView({ ...view, ...change })}`
  switch (dimension) {
    case 'agency':
      if (!row.agency) return undefined
      return row.report === undefined ? `/agency/${row.agency.id}` : `/report/${row.report}`
    case 'region':
      return row.region && to({ behind: row.region.adcode })
    case 'sector':
      return row.sector && to({ by: 'agency', sector: [row.sector.code], order: COMPARE_DEFAULTS.order })
    case 'year':
      // Over the years alone, a year leads to its agencies; beside other lines it leads nowhere of its own.
      return row.year === undefined || view.by !== 'year'
        ? undefined
        : to({ by: 'agency', years: [row.year], picture: null })
    default:
      return undefined
  }
}

export function compareData(
  answer: Pick<Aggregates, 'rows'>,
  view: CompareView,
  measure: Measure,
  picture: Picture,
  words: Words,
): ChartData {
  const codes = codesOf(view, measure, picture)
  const linked: Words = { ...words, href: (dimension, row) => linkBehind(view, dimension, row) }
  const picked = new Set(view.by === 'agency' && !view.only ? view.pins.map(String) : [])
  if (picture === 'lines' && view.by !== 'year')
    return largest(fillYears(byPair(answer, 'year', view.by, codes[0]!, linked)), MAX_LINES)
  const data = byIndicator(answer.rows, view.by, codes, linked, {
    extra: picture === 'lines' ? [] : measure.extra,
    picked,
  })
  const filled = view.by === 'year' ? fillYears(data) : data
  return measure.parts ? withShares(filled) : filled
}

/** The lines that end highest: those with no value in the last year come last. */
export function largest(data: ChartData, limit: number): ChartData {
  const last = data.categories.length - 1
  const order = data.series
    .map((_, index) => ({ index, value: data.points[index]?.[last]?.value ?? -1 }))
    .sort((a, b) => b.value - a.value)
    .slice(0, limit)
  return {
    ...data,
    series: order.map(({ index }, place) => ({ ...data.series[index]!, role: entityRole(place) })),
    points: order.map(({ index }) => data.points[index]!),
  }
}
