/** What the address of the overview remembers: the shared filters. */
import { filterParams, parseFilters, type Filters } from './filters.ts'
import { formatParams } from './params.ts'

export type OverviewView = Filters

export function parseOverviewView(search: string): OverviewView {
  return parseFilters(new URLSearchParams(search))
}

export function formatOverviewView(view: OverviewView): string {
  return formatParams(filterParams(view))
}
