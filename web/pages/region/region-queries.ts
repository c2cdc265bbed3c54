/** What the region page asks of the statistics. Pure: filters of one region and a year in, queries out. */
import type { AggregatesQuery } from '../../../server/http/contract/aggregates.ts'
import { DISPUTE_CODES } from '../../components/dispute-steps.ts'
import type { Filters } from '../../view/filters.ts'
import { filterQuery, OUTCOMES } from '../../view/overview-queries.ts'

export const REQUESTS = ['applications.received.new', 'outcome.total']
export const RATE = 'rate.disclosure'
/** Largest parts, sectors and agencies that a picture shows. */
export const SHOWN = { parts: 20, siblings: 40, sectors: 12, agencies: 10 }

export type Level = 'province' | 'prefecture' | 'county'

const codes = (...lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].join(',')

/**
 * @param filters with the region itself in `within`
 * @param parent adcode of the region above; undefined for a province, whose peers are all provinces
 */
export function regionQueries(filters: Filters, year: number, parent: string | undefined, level?: Level) {
  const now = filterQuery(filters, [year])
  const every = filterQuery(filters, [])
  const byMost = { sort: `-${REQUESTS[0]}` }
  const requests = { indicators: codes(REQUESTS, [RATE]) }
  return {
    /** Headline figures of all years with their changes, outcomes and disputes. */
    years: {
      ...every,
      by: 'year',
      indicators: codes(
        REQUESTS,
        ['applications.received.carried_in', 'applications.carried_out', RATE, 'legal.total'],
        ['rate.legal_corrected'],
        OUTCOMES,
        DISPUTE_CODES,
      ),
      change: 'previous_year',
    },
    over: { ...every, ...requests, by: 'year' },
    parts: { ...now, ...requests, ...byMost, by: 'region', limit: SHOWN.parts },
    siblings: {
      ...now,
      within: parent,
      indicators: codes([RATE], ['outcome.total']),
      by: 'region',
      level,
      sort: `-${RATE}`,
      limit: SHOWN.siblings,
    },
    // A consolidated report does not tell sectors apart, and is not ranked beside single agencies.
    sectors: { ...now, ...requests, ...byMost, by: 'sector', scope: 'own', limit: SHOWN.sectors },
    agencies: { ...now, ...requests, ...byMost, by: 'agency', scope: 'own', limit: SHOWN.agencies },
  } satisfies Record<string, AggregatesQuery>
}

export type RegionQueries = ReturnType<typeof regionQueries>
