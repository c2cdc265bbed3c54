/** What the address of an agency's page remembers: the year whose figures are shown. */
import { formatParams, readYears } from './params.ts'

export interface AgencyView {
  /** Null: the latest year with a report. */
  year: number | null
}

export function parseAgencyView(search: string): AgencyView {
  return { year: readYears(new URLSearchParams(search), 'year')[0] ?? null }
}

export function formatAgencyView(view: AgencyView): string {
  return formatParams({ year: view.year })
}
