/** The dictionary of `indicators.json` with its types: what every side of the system means by a code. */
import type { Applicant, Form } from '../../server/report/report.ts'
import data from './indicators.json' with { type: 'json' }

export interface Label {
  zh: string
  en: string
}

export interface IndicatorEntry {
  /** Stable for ever: facts refer to it. Printed indicators from 1, derived ones from 101. */
  id: number
  code: string
  label: Label
  definition: Label
  /** What a reader of the figure must know; null: nothing beyond the definition. */
  caveat: Label | null
  /** Statutory table 2, 3 or 4; null: derived. */
  table: 2 | 3 | 4 | null
  /** `per_mille`: a quotient in cases for every thousand. */
  unit: 'count' | 'items' | 'money' | 'ratio' | 'per_mille'
  kind: 'flow' | 'stock' | 'derived'
  /** May be summed over own-scope reports of one year. Rates never: their parts are. */
  additive: boolean
  /** Forms for which it has a value. */
  forms: Form[]
  /** Forms with cells of its own: `outcome.other.total` has a value in both, but a row only in that of 2019. */
  printed: Form[]
  comparability: 'full' | 'good' | 'approximate' | 'ends_2020' | 'starts_2021'
  /** What the change of form of 2021 did to the series. `broken`: something else stands under a like name. */
  series: 'same' | 'near' | 'broken' | 'discontinued' | 'new'
  /** Formulas (see `formula.ts`); a printed indicator has a numerator only where forms print it differently. */
  numerator: string | null
  denominator: string | null
  /** The numerator is a part of the denominator, so that the quotient is a share and has a Wilson interval. */
  proportion: boolean
  /** Two rates, the first less the second; then there is no numerator of its own. */
  difference?: [string, string]
  topics: string[]
}

export interface ApplicantEntry {
  /** 1–7 in the order of table 3. */
  id: number
  code: Applicant
  label: Label
}

/** `indicators`: what the topic shows by default, in order. An entry's `topics` lists all that belong to it. */
export interface TopicEntry {
  code: string
  label: Label
  indicators: string[]
}

export interface Dictionary {
  applicants: ApplicantEntry[]
  topics: TopicEntry[]
  indicators: IndicatorEntry[]
}

export const dictionary = data as Dictionary

/** Printed and derived indicators by code. */
export const indicatorByCode: ReadonlyMap<string, IndicatorEntry> = new Map(
  dictionary.indicators.map((entry) => [entry.code, entry]),
)

/** Indicators with cells in a form, in the order of the dictionary. */
export function printedIndicators(form: Form): IndicatorEntry[] {
  return dictionary.indicators.filter((entry) => entry.printed.includes(form))
}

/** How many cells the form has: those of table 3 once for each type of applicant and the total. */
export function cellsOfForm(form: Form): number {
  const columns = dictionary.applicants.length
  return printedIndicators(form).reduce((sum, { table }) => sum + (table === 3 ? columns : 1), 0)
}
