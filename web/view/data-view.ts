/** What the address of the data page remembers: the figures that are chosen, and what is looked for in the dictionary. */
import { formatParams, readChoice } from './params.ts'

export const DICTIONARY_TABLES = ['2', '3', '4', 'derived'] as const
export const DATA_TOPICS = ['applications', 'outcomes', 'procurement', 'legal', 'proactive', 'fees'] as const
export const DATA_SUBJECTS = ['agency', 'region', 'sector', 'applicant', 'year'] as const

export interface DataView {
  q: string
  /** Statutory table, or the indicators that are worked out; null: all. */
  table: (typeof DICTIONARY_TABLES)[number] | null
  topic: (typeof DATA_TOPICS)[number]
  by: (typeof DATA_SUBJECTS)[number]
  /** Null: every year. */
  year: number | null
}

export function parseDataView(search: string): DataView {
  const params = new URLSearchParams(search)
  const year = params.get('year') ?? ''
  return {
    q: (params.get('q') ?? '').slice(0, 60),
    table: readChoice(params, 'table', DICTIONARY_TABLES, null),
    topic: readChoice(params, 'topic', DATA_TOPICS, 'outcomes'),
    by: readChoice(params, 'by', DATA_SUBJECTS, 'agency'),
    year: /^20\d\d$/.test(year) ? Number(year) : null,
  }
}

export function formatDataView({ q, table, topic, by, year }: DataView): string {
  return formatParams({
    q: q.trim(),
    table,
    topic: topic === 'outcomes' ? null : topic,
    by: by === 'agency' ? null : by,
    year,
  })
}
