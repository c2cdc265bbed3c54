/** What the agency page asks of the statistics: one question for the whole page, and the part of each chart. Pure. */
import type { AggregateRow, AggregatesQuery, Note } from '../../../server/http/contract/aggregates.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { byIndicator, fillYears, type Words } from '../../charts/from-aggregates.ts'
import { DISPUTE_CODES } from '../../components/dispute-steps.ts'
import { LEGAL_GROUPS, LEGAL_RESULTS, OUTCOMES } from '../../view/overview-queries.ts'

export const REQUESTS = ['applications.received.new', 'outcome.total']
/** Beside the requests in their table. */
export const STOCKS = ['applications.received.carried_in', 'applications.carried_out', 'rate.completion']
export const LEGAL_TOTALS = LEGAL_GROUPS.map((group) => `${group}.total`)
export const PROCUREMENT = ['procurement.amount', 'procurement.items']

/** @param knows whether the dictionary has an indicator: another version of the form may lack it */
export function agencyQueries(agency: number, knows: (code: string) => boolean) {
  const ask = (...lists: readonly (readonly string[])[]): AggregatesQuery => ({
    indicators: [...new Set(lists.flat())].filter(knows).join(','),
    by: 'year',
    agency: `${agency}`,
  })
  const lists = {
    requests: [...REQUESTS, ...STOCKS],
    outcomes: [...OUTCOMES, 'rate.disclosure'],
    legal: [
      ...LEGAL_TOTALS,
      'legal.total',
      'legal.litigation.total',
      'rate.legal_corrected',
      ...DISPUTE_CODES,
      ...LEGAL_GROUPS.flatMap((group) => LEGAL_RESULTS.map((result) => `${group}.${result}`)),
    ],
    procurement: PROCUREMENT,
  }
  return {
    all: { ...ask(...Object.values(lists)), change: 'previous_year' } satisfies AggregatesQuery,
    requests: ask(lists.requests),
    outcomes: ask(lists.outcomes),
    legal: ask(lists.legal),
    procurement: ask(lists.procurement),
  }
}

/** The page's rows as the data of one chart over the years; a year without a report is a gap. */
export function overYears(
  rows: readonly AggregateRow[],
  codes: readonly string[],
  words: Words,
  extra: readonly string[] = [],
): ChartData {
  return fillYears(byIndicator(rows, 'year', codes, words, { extra }))
}

/** Whether every year says 0 of every one of these: a blank is not 0. */
export function allZero(rows: readonly AggregateRow[], codes: readonly string[]): boolean {
  return rows.length > 0 && rows.every(({ values }) => codes.every((code) => values[code] === 0))
}

/** Notes on these indicators, or on all. */
export function notesOn(notes: readonly Note[], codes: readonly string[], lang: 'zh' | 'en'): string[] {
  return notes
    .filter(({ indicators }) => indicators.length === 0 || indicators.some((code) => codes.includes(code)))
    .map((note) => note.message[lang])
}
