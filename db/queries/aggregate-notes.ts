/** What a reader of the rows must know, as codes: the words for them belong to whoever shows them. */
import type { Aside, Group } from './aggregate-cells.ts'
import { crosses, FORM_BREAK, type Figures, type Withheld } from './aggregate-values.ts'
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
  const gatherer = gatherNotes(question)
  for (const row of rows) gatherer.add(row)
  return gatherer.notes(aside, beside)
}

export interface NoteGatherer {
  add: (row: NotedRow) => void
  notes: (aside: Aside, beside?: Beside) => NoteFact[]
}

/** Rows as they come, of which none is kept. */
export function gatherNotes(question: AggregateQuestion): NoteGatherer {
  const span = { first_year: null as number | null, last_year: null as number | null }
  const withheld: Record<Withheld, Set<string>> = {
    stock_over_years: new Set(),
    not_additive: new Set(),
    break_not_summed: new Set(),
  }
  const [notInForm, missing, small] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let [rows, mixed, summed] = [0, 0, 0]
  return {
    add: ({ group, figures }) => {
      rows += 1
      if (group.own < group.reports) {
        summed += 1
        if (group.own > 0) mixed += 1
      }
      const { first_year, last_year } = group
      if (first_year !== null && (span.first_year === null || first_year < span.first_year))
        span.first_year = first_year
      if (last_year !== null && (span.last_year === null || last_year > span.last_year))
        span.last_year = last_year
      for (const { code, reason } of figures.withheld) withheld[reason].add(code)
      for (const code of figures.notInForm) notInForm.add(code)
      for (const code in figures.missing) missing.add(code)
      for (const code in figures.rates)
        if (figures.rates[code]!.denominator < SMALL_DENOMINATOR) small.add(code)
    },
    notes: (aside, beside = {}) => {
      // A change reaches back to the year before.
      const back = question.change === null ? 0 : 1
      const first_year = span.first_year === null ? null : span.first_year - back
      const reach = { first_year, last_year: span.last_year }
      const overForms = crosses(reach, FORM_BREAK)
      const concerned: Partial<Record<NoteCode, (measure: Measure) => boolean>> = {
        break_2021: (m) => overForms && m.comparability !== 'full' && m.comparability !== 'good',
        break_2024: (m) => m.legal && crosses(reach, LEGAL_BREAK),
        break_not_summed: has(withheld.break_not_summed),
        stock_over_years: has(withheld.stock_over_years),
        not_additive: has(withheld.not_additive),
        not_in_form: has(notInForm),
        missing_cells: has(missing),
        small_numbers: has(small),
      }
      const counts: Partial<Record<NoteCode, number>> = {
        mixed_scope: mixed,
        // With by=agency, rows of governments that sum their organs stand beside rows of those organs.
        scopes_side_by_side: question.by.includes('agency') && summed < rows ? summed : 0,
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
    },
  }
}

function has(codes: ReadonlySet<string>): (measure: Measure) => boolean {
  return ({ code }) => codes.has(code)
}
