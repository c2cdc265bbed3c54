/** What the address of the data page remembers: what is looked for in the dictionary. */
import { formatParams, readChoice } from './params.ts'

export const DICTIONARY_TABLES = ['2', '3', '4', 'derived'] as const

export interface DataView {
  q: string
  /** Statutory table, or the indicators that are worked out; null: all. */
  table: (typeof DICTIONARY_TABLES)[number] | null
}

export function parseDataView(search: string): DataView {
  const params = new URLSearchParams(search)
  return {
    q: (params.get('q') ?? '').slice(0, 60),
    table: readChoice(params, 'table', DICTIONARY_TABLES, null),
  }
}

export function formatDataView({ q, table }: DataView): string {
  return formatParams({ q: q.trim(), table })
}
