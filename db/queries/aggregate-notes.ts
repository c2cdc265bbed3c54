/** What a reader of the rows must know, as codes: the words for them belong to whoever shows them. */
import type { Aside, Group } from './aggregate-cells.ts'
import { crosses, FORM_BREAK, type Figures } from './aggregate-values.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { Measure } from './measures.ts'

export const NOTE_CODES = [
  'break_2021',
  'break_2024',
  'break_not_summed',
  'stock_over_years',
  'not_additive',
  'not_in_form',
  'missing_cells',
  'small_numbers',
  'mixed_scope',
  'scopes_side_by_side',
  'duplicate_consolidated',
  'consolidated_above',
  'consolidated_below',
  'change_coverage',
  'distribution_left_out',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]

export interface NoteFact {
  code: NoteCode
  /** The indicators it concerns; empty: all. */
  indicators: string[]
  /** How many reports, where the note counts some. */
  count?: number
}

/** Below this many cases a rate jumps with every single one. */
export const SMALL_DENOMINATOR = 20
/** From 1 January 2024 a refusal to disclose must be reconsidered before it can be sued over. */
export const LEGAL_BREAK = { after: 2023, before: 2024 } as const

export interface NotedRow {
  group: Group
  figures: Figures
}

/** What else stands in the rows and deserves a note: counted by whoever made it. */
export interface Beside {
  /** Rows whose figures of the year before rest on another number of reports. */
  change_coverage?: number
  /** Agencies left out of distributions: no figure, or a rate over too few cases. */
  distribution_left_out?: number
}

export function notesOf(
  question: AggregateQuestion,
  rows: readonly NotedRow[],
  aside: Aside,
  beside: Beside = {},
): NoteFact[] {
  const first = least(rows.map(({ group }) => group.first_year))
  const span = {
    // A change reaches back to the year before.
    first_year: first !== null && question.change !== null ? first - 1 : first,
    last_year: most(rows.map(({ group }) => group.last_year)),
  }
  const overForms = crosses(span, FORM_BREAK)
  const withheld = (reason: Figures['withheld'][number]['reason']) =>
    new Set(
      rows.flatMap(({ figures }) => figures.withheld.filter((w) => w.reason === reason).map((w) => w.code)),
    )
  const concerned: Partial<Record<NoteCode, (measure: Measure) => boolean>> = {
    break_2021: (m) => overForms && m.comparability !== 'full' && m.comparability !== 'good',
    break_2024: (m) => m.legal && crosses(span, LEGAL_BREAK),
    break_not_summed: has(withheld('break_not_summed')),
    stock_over_years: has(withheld('stock_over_years')),
    not_additive: has(withheld('not_additive')),
    not_in_form: has(new Set(rows.flatMap(({ figures }) => figures.notInForm))),
    missing_cells: has(new Set(rows.flatMap(({ figures }) => Object.keys(figures.missing)))),
    small_numbers: has(new Set(rows.flatMap(({ figures }) => smallRates(figures)))),
  }
  const counts: Partial<Record<NoteCode, number>> = {
    mixed_scope: rows.filter(({ group }) => group.own > 0 && group.own < group.reports).length,
    scopes_side_by_side: sideBySide(question, rows),
    duplicate_consolidated: aside.duplicate,
    consolidated_above: question.scope === 'auto' ? aside.above : 0,
    consolidated_below: question.scope === 'consolidated' ? aside.below : 0,
    ...beside,
  }
  return NOTE_CODES.flatMap((code): NoteFact[] => {
    const test = concerned[code]
    if (!test) {
      const count = counts[code] ?? 0
      return count > 0 ? [{ code, indicators: [], count }] : []
    }
    const indicators = question.measures.filter(test).map((measure) => measure.code)
    return indicators.length > 0 ? [{ code, indicators }] : []
  })
}

function has(codes: ReadonlySet<string>): (measure: Measure) => boolean {
  return ({ code }) => codes.has(code)
}

function smallRates({ rates }: Figures): string[] {
  return Object.entries(rates)
    .filter(([, { denominator }]) => denominator < SMALL_DENOMINATOR)
    .map(([code]) => code)
}

/** With `by=agency`, rows of governments that sum their organs stand beside rows of those organs. */
function sideBySide({ by }: AggregateQuestion, rows: readonly NotedRow[]): number {
  if (!by.includes('agency')) return 0
  const summed = rows.filter(({ group }) => group.own < group.reports).length
  return summed > 0 && summed < rows.length ? summed : 0
}

function least(years: readonly (number | null)[]): number | null {
  return years.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)
}

function most(years: readonly (number | null)[]): number | null {
  return years.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null)
}
