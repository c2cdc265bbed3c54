/** Rows as `/aggregates` gives them, from a few lines: for tests of what the pages make of them. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { Words } from '../../web/charts/from-aggregates.ts'
import type { Look } from '../../web/charts/look.ts'
import { COLOUR_TOKENS } from '../../web/charts/look.ts'

export function agencyRow(
  id: number,
  name: string,
  values: Record<string, number | null>,
  more: Partial<AggregateRow> = {},
): AggregateRow {
  return {
    agency: { id, name, region: { adcode: '210100', name: '沈阳市' } },
    scope: 'own',
    reports: 1,
    agencies: 1,
    values,
    rates: {},
    missing: {},
    ...more,
  }
}

export function yearRow(
  year: number,
  values: Record<string, number | null>,
  more: Partial<AggregateRow> = {},
): AggregateRow {
  return { year, scope: 'own', reports: 3, agencies: 3, values, rates: {}, missing: {}, ...more }
}

export const words: Words = {
  lang: 'zh',
  label: (code) => code,
  unit: (code) => (code.startsWith('rate.') ? 'ratio' : code.endsWith('.amount') ? 'money' : 'count'),
  joins: (code) => !code.startsWith('rules.'),
  direct: (name) => `${name}本级`,
  subject: (dimension) => dimension,
  level: (level) => level,
  others: '其他',
}

/** A look without a page: each token is a colour of its own, so that a test can tell which was taken. */
export function look(width: number, more: Partial<Look> = {}): Look {
  return {
    width,
    lang: 'zh',
    colours: Object.fromEntries(
      COLOUR_TOKENS.map((token, index) => [token, `rgb(${index}, ${index}, ${index})`]),
    ),
    fonts: { text: 'sans-serif', title: 'serif' },
    text: 13,
    patterns: false,
    motion: false,
    ...more,
  }
}
