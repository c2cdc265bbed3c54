/** What the address of the quality page remembers. Names are those of the API. */
import { AGENCY_LEVELS, type Filters } from './filters.ts'
import { formatParams, formatYears, readChoice, readList, readYears } from './params.ts'

export const QUALITY_GROUPS = ['region', 'sector', 'agency', 'year'] as const
export const LEDGER_STATES = ['missing', 'refused', 'revised', 'late'] as const
export const CHAIN_SORTS = ['difference', 'year', 'agency'] as const
export const SEVERITIES = ['error', 'warning', 'info'] as const

export interface QualityView extends Pick<Filters, 'within' | 'years' | 'sector' | 'agencyLevel'> {
  /** What the second picture counts by. */
  by: (typeof QUALITY_GROUPS)[number]
  /** Null: every severity. */
  severity: (typeof SEVERITIES)[number] | null
  rule: string | null
  /** Only agencies with a year in this state; null: all. */
  state: (typeof LEDGER_STATES)[number] | null
  /** Order of the breaks in the chain of requests. */
  chain: (typeof CHAIN_SORTS)[number]
}

export const QUALITY_DEFAULTS: QualityView = {
  within: [],
  years: [],
  sector: [],
  agencyLevel: null,
  by: 'region',
  severity: null,
  rule: null,
  state: null,
  chain: 'difference',
}

export function parseQualityView(search: string): QualityView {
  const params = new URLSearchParams(search)
  return {
    within: readList(params, 'within', /^\d{6}$/),
    years: readYears(params),
    sector: readList(params, 'sector', /^[a-z_]+$/),
    agencyLevel: readChoice(params, 'agencyLevel', AGENCY_LEVELS, null),
    by: readChoice(params, 'by', QUALITY_GROUPS, QUALITY_DEFAULTS.by),
    severity: readChoice(params, 'severity', SEVERITIES, null),
    rule: readList(params, 'rule', /^[A-Z0-9-]+$/, 1)[0] ?? null,
    // Earlier addresses know only this one state.
    state: params.get('gaps') === 'true' ? 'missing' : readChoice(params, 'state', LEDGER_STATES, null),
    chain: readChoice(params, 'chain', CHAIN_SORTS, QUALITY_DEFAULTS.chain),
  }
}

export function formatQualityView(view: QualityView): string {
  return formatParams({
    ...filtersOf(view),
    by: view.by === QUALITY_DEFAULTS.by ? null : view.by,
    severity: view.severity,
    rule: view.rule,
    state: view.state,
    chain: view.chain === QUALITY_DEFAULTS.chain ? null : view.chain,
  })
}

/** The filters that choose reports, as the API takes them. */
export function filtersOf({ within, years, sector, agencyLevel }: QualityView) {
  return {
    within: within.join(',') || undefined,
    years: formatYears(years) || undefined,
    sector: sector.join(',') || undefined,
    agencyLevel: agencyLevel ?? undefined,
  }
}

/** The same, and the findings that the reader narrowed the lists to. */
export function findingFiltersOf(view: QualityView) {
  return { ...filtersOf(view), rule: view.rule ?? undefined, severity: view.severity ?? undefined }
}

export function countQualityFilters(view: QualityView): number {
  return Object.values(filtersOf(view)).filter(Boolean).length
}
