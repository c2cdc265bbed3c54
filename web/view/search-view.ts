/** What the address of the search page remembers. The names are those of the API. */
import { AGENCY_LEVELS, type Filters } from './filters.ts'
import { formatParams, formatYears, readChoice, readList, readYears } from './params.ts'

export const SEARCH_KINDS = ['text', 'agencies', 'regions'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

export interface SearchView extends Pick<Filters, 'within' | 'years' | 'sector' | 'agencyLevel'> {
  q: string
  kind: SearchKind
}

const LONGEST = 60

export const NO_SEARCH: SearchView = {
  q: '',
  kind: 'text',
  within: [],
  years: [],
  sector: [],
  agencyLevel: null,
}

export function parseSearchView(search: string): SearchView {
  const params = new URLSearchParams(search)
  return {
    q: (params.get('q') ?? '').trim().slice(0, LONGEST),
    kind: readChoice(params, 'kind', SEARCH_KINDS, NO_SEARCH.kind),
    within: readList(params, 'within', /^\d{6}$/),
    years: readYears(params),
    sector: readList(params, 'sector', /^[a-z_]+$/),
    agencyLevel: readChoice(params, 'agencyLevel', AGENCY_LEVELS, null),
  }
}

export function formatSearchView(view: SearchView): string {
  return formatParams({
    q: view.q,
    kind: view.kind === NO_SEARCH.kind ? null : view.kind,
    ...searchFilters(view),
  })
}

/** The filters as the API takes them. Regions have no sector, level or year. */
export function searchFilters({ kind, within, years, sector, agencyLevel }: SearchView) {
  const region = { within: within.join(',') || undefined }
  if (kind === 'regions') return region
  return {
    ...region,
    years: formatYears(years) || undefined,
    sector: sector.join(',') || undefined,
    agencyLevel: agencyLevel ?? undefined,
  }
}

export function countSearchFilters(view: SearchView): number {
  return Object.values(searchFilters(view)).filter(Boolean).length
}
