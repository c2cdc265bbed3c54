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

function ask(
  base: AggregatesQuery,
  by: string,
  indicators: string[],
  more: AggregatesQuery = {},
): AggregatesQuery {
  return { indicators: indicators.join(','), by, ...base, ...more }
}

/**
 * What is ranked.
 * @param who agencies, or the regions they are in where there are too many of them
 */
export function rankingQueries(filters: Filters, year: number, who: 'agency' | 'region') {
  const now = filterQuery(filters, [year])
  const ranked = (by: string, indicators: string[], limit: number) =>
    ask(now, by, indicators, { sort: `-${indicators[0]}`, limit })
  return {
    /** Regions have a chart of their own: what too many agencies are shown by is their sector. */
    requests: ranked(
      who === 'agency' ? 'agency' : 'sector',
      ['applications.received.new', 'outcome.total'],
      TOP,
    ),
    rates: ranked(who, ['outcome.total', 'rate.disclosure'], RATED),
    procurement: ranked(who, ['procurement.amount', 'procurement.items'], TOP),
    reconsiderations: ranked(who, ['legal.reconsideration.total'], 1),
    lawsuits: ranked(who, ['legal.litigation.total'], 1),
  }
}

export function overviewQueries(filters: Filters, year: number) {
  const now = filterQuery(filters, [year])
  const every = filterQuery(filters, [])
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
    regionRates: ask(now, 'region', ['rate.disclosure'], { sort: '-rate.disclosure', limit: TOP }),
    growth: moved('-'),
    fall: moved(''),
  }
}
