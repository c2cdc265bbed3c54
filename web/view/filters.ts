/** The filters that several pages share. Their names in the URL are those of the API. */
import { formatYears, readChoice, readList, readYears } from './params.ts'

export const SCOPES = ['auto', 'own', 'consolidated'] as const
export const QUALITIES = ['all', 'clean'] as const
export const AGENCY_LEVELS = ['national', 'province', 'prefecture', 'county', 'township', 'special'] as const

export interface Filters {
  /** Adcodes: these regions and all below. Empty: the whole country. */
  within: string[]
  /** Empty: what the page takes when the reader has not chosen (its latest year, or all). */
  years: number[]
  sector: string[]
  agencyLevel: (typeof AGENCY_LEVELS)[number] | null
  scope: (typeof SCOPES)[number]
  quality: (typeof QUALITIES)[number]
}

export const NO_FILTERS: Filters = {
  within: [],
  years: [],
  sector: [],
  agencyLevel: null,
  scope: 'auto',
  quality: 'all',
}

export function parseFilters(params: URLSearchParams): Filters {
  return {
    within: readList(params, 'within', /^\d{6}$/),
    years: readYears(params),
    sector: readList(params, 'sector', /^[a-z_]+$/),
    agencyLevel: readChoice(params, 'agencyLevel', AGENCY_LEVELS, null),
    scope: readChoice(params, 'scope', SCOPES, 'auto'),
    quality: readChoice(params, 'quality', QUALITIES, 'all'),
  }
}

/** Parameters of the filters that differ from the defaults, for `formatParams`. */
export function filterParams(filters: Filters): Record<string, string | null> {
  return {
    within: filters.within.join(','),
    years: formatYears(filters.years),
    sector: filters.sector.join(','),
    agencyLevel: filters.agencyLevel,
    scope: filters.scope === 'auto' ? null : filters.scope,
    quality: filters.quality === 'all' ? null : filters.quality,
  }
}

/** How many filters the reader has set, for the button that opens them on a phone. */
export function countFilters(filters: Filters): number {
  return Object.values(filterParams(filters)).filter(Boolean).length
}
