/** What the overview asks of the API. Pure: the page's filters and its year in, queries out. */
import type { AggregatesQuery } from '../../server/http/contract/aggregates.ts'
import { formatYears } from './params.ts'
import type { Filters } from './filters.ts'

export const OUTCOMES = [
  'outcome.granted',
  'outcome.partial',
  'outcome.denied.total',
  'outcome.unavailable.total',
  'outcome.rejected.total',
  'outcome.other.total',
]
export const LEGAL_GROUPS = [
  'legal.reconsideration',
  'legal.litigation_direct',
  'legal.litigation_after_reconsideration',
]
export const LEGAL_RESULTS = ['upheld', 'corrected', 'other', 'pending']

export const TOP = 10
/** Agencies among which rates are compared: those with most requests handled. */
export const RATED = 100

/** The filters as parameters of `/aggregates`; defaults are left out, so equal questions have equal addresses. */
export function filterQuery(filters: Filters, years: readonly number[]): AggregatesQuery {
  return {
    within: filters.within.join(',') || undefined,
    years: formatYears(years) || undefined,
    sector: filters.sector.join(',') || undefined,
    agencyLevel: filters.agencyLevel ?? undefined,
    scope: filters.scope === 'auto' ? undefined : filters.scope,
    quality: filters.quality === 'all' ? undefined : filters.quality,
  }
}

export function overviewQueries(filters: Filters, year: number) {
  const now = filterQuery(filters, [year])
  const every = filterQuery(filters, [])
  const ask = (
    base: AggregatesQuery,
    by: string,
    indicators: string[],
    more: AggregatesQuery = {},
  ): AggregatesQuery => ({
    indicators: indicators.join(','),
    by,
    ...base,
    ...more,
  })
  const ranked = (indicators: string[], limit: number) =>
    ask(now, 'agency', indicators, { sort: `-${indicators[0]}`, limit })
  const moved = (direction: '-' | '') =>
    ask(now, 'region', ['applications.received.new'], {
      change: 'previous_year',
      sort: `${direction}applications.received.new:change`,
      limit: TOP,
    })
  return {
    /** Headline figures of all years: this year's, last year's, and the trend. */
    years: ask(
      every,
      'year',
      [
        'applications.received.new',
        'applications.received.carried_in',
        'outcome.total',
        'applications.carried_out',
        'rate.disclosure',
        ...OUTCOMES,
        'legal.reconsideration.total',
        'legal.litigation.total',
        'legal.total',
        'rate.legal_corrected',
      ],
      { change: 'previous_year' },
    ),
    outcomes: ask(now, 'year', OUTCOMES),
    legal: ask(
      now,
      'year',
      LEGAL_GROUPS.flatMap((group) => LEGAL_RESULTS.map((result) => `${group}.${result}`)),
    ),
    applicants: ask(now, 'applicant', ['applications.received.new']),
    regions: ask(now, 'region', ['applications.received.new'], {
      sort: '-applications.received.new',
      limit: TOP,
    }),
    growth: moved('-'),
    fall: moved(''),
    agencies: ranked(['applications.received.new', 'outcome.total'], TOP),
    rates: ranked(['outcome.total', 'rate.disclosure'], RATED),
    procurement: ranked(['procurement.amount', 'procurement.items'], TOP),
    reconsiderations: ranked(['legal.reconsideration.total'], 1),
    lawsuits: ranked(['legal.litigation.total'], 1),
  }
}
