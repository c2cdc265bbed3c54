/** The reader's question as queries of the API. Pure. */
import type { AggregatesQuery } from '../../server/http/contract/aggregates.ts'
import type { ReportsQuery } from '../../server/http/contract/reports.ts'
import type { CompareView, Picture } from './compare-view.ts'
import type { Measure } from './measures.ts'
import { filterQuery } from './overview-queries.ts'
import { formatYears } from './params.ts'

/** Most lines that can be told apart. */
export const MAX_LINES = 8
const EVERY_ROW = 10_000

/** True when years are one of the dimensions: then no choice of years means all of them. */
export function overYears(view: CompareView, picture: Picture): boolean {
  return view.by === 'year' || picture === 'lines'
}

/** The years asked for; empty: all. */
export function yearsOf(view: CompareView, picture: Picture, latest: number | null): number[] {
  if (view.years.length > 0 || overYears(view, picture) || latest === null) return view.years
  return [latest]
}

function orderOf(view: CompareView, measure: Measure): string {
  if (view.by === 'year') return 'year'
  if (view.order === 'name') return view.by
  return view.order === 'value' ? `-${measure.sort}` : measure.sort
}

/** Lines show one indicator, one line for each subject; over years alone one line for each indicator. */
export function codesOf(view: CompareView, measure: Measure, picture: Picture): readonly string[] {
  return picture === 'lines' && view.by !== 'year' ? measure.codes.slice(0, 1) : measure.codes
}

/**
 * The rows of the picture.
 * @param leaders for lines by agency: the agencies to draw, found by `leadersQuery`
 */
export function compareQuery(
  view: CompareView,
  measure: Measure,
  picture: Picture,
  latest: number | null,
  leaders: readonly number[] = [],
): AggregatesQuery {
  const lines = picture === 'lines'
  const only = view.only ? view.pins : lines && view.by === 'agency' ? leaders : []
  const paired = lines && view.by !== 'year'
  const codes = codesOf(view, measure, picture)
  return {
    indicators: [...codes, ...(lines ? [] : measure.extra)].join(','),
    by: paired ? `year,${view.by}` : view.by,
    ...filterQuery(view, yearsOf(view, picture, latest)),
    level: view.by === 'region' ? (view.level ?? undefined) : undefined,
    agency: only.join(',') || undefined,
    sort: paired ? undefined : orderOf(view, measure),
    limit: lines || view.by === 'year' ? EVERY_ROW : view.rows,
  }
}

/** Which agencies to draw lines of: the largest of the latest year asked for. */
export function leadersQuery(view: CompareView, measure: Measure, latest: number | null): AggregatesQuery {
  const year = view.years.at(-1) ?? latest
  return {
    indicators: measure.codes[0],
    by: 'agency',
    ...filterQuery(view, year === null ? [] : [year]),
    sort: `-${measure.codes[0]}`,
    limit: MAX_LINES,
  }
}

export const SIDE_BY_SIDE = [
  'applications.received.new',
  'outcome.total',
  'rate.disclosure',
  'legal.reconsideration.total',
  'legal.litigation.total',
  'procurement.amount',
]
const SIDE_BY_SIDE_PARTS = [
  'outcome.granted',
  'outcome.partial',
  'outcome.denied.total',
  'outcome.unavailable.total',
  'outcome.rejected.total',
  'outcome.other.total',
]

/** The headline figures of the picked agencies, whatever the other filters leave out. */
export function sideBySideQuery(view: CompareView, latest: number | null): AggregatesQuery {
  const years = view.years.length > 0 || latest === null ? view.years : [latest]
  return {
    indicators: [...SIDE_BY_SIDE, ...SIDE_BY_SIDE_PARTS].join(','),
    by: 'agency',
    years: formatYears(years) || undefined,
    agency: view.pins.join(','),
  }
}

/** The reports behind a region's bar. */
export function behindQuery(view: CompareView, picture: Picture, latest: number | null): ReportsQuery {
  return {
    within: view.behind ?? undefined,
    years: formatYears(yearsOf(view, picture, latest)) || undefined,
    sector: view.sector.join(',') || undefined,
    agencyLevel: view.agencyLevel ?? undefined,
    scope: view.scope === 'auto' ? undefined : view.scope,
    limit: 200,
  }
}
