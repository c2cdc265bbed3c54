/**
 * What the keys of a vector mean. A measure is a linear sum over cells, so sums of cells are enough for it, except
 * where a report leaves a cell blank: then the whole report (or its whole column of table 3) is no part of the
 * measure. What such units add to the sums of cells is kept beside them, by measure, to be taken off.
 */
import { dictionary } from '../reference/indicators.ts'
import { REPORT_QUANTITIES, type ReportQuantity } from '../reference/report-quantities.ts'
import type { Form, Scope } from '../../server/report/report.ts'
import { measures, type Measure } from '../queries/measures.ts'

const APPLICANT_COLUMNS = 8
/** Room for the numbers of indicators. */
const INDICATORS = 1024
const CELLS = INDICATORS * APPLICANT_COLUMNS

/** Counts in front, and what only blanks leave at the end: most questions need not read so far. */
const COUNT_BASE = 0
/** Keys below are counts of reports; those of figures begin here. */
export const COUNTS_END = 64
const FORM_BASE: Readonly<Record<Form, number>> = { '2019': COUNTS_END, '2021': COUNTS_END + CELLS }
const BLANK_BASE: Readonly<Record<Form, number>> = {
  '2019': COUNTS_END + 2 * CELLS,
  '2021': COUNTS_END + 3 * CELLS,
}
const GAP_BASE = COUNTS_END + 4 * CELLS

/** Sum of a cell over reports of a form, in what `fact` holds. */
export const cellKey = (form: Form, indicator: number, applicant: number): number =>
  FORM_BASE[form] + indicator * APPLICANT_COLUMNS + applicant

/** How many reports of the form have no value in the cell. */
export const blankKey = (form: Form, indicator: number, applicant: number): number =>
  BLANK_BASE[form] + indicator * APPLICANT_COLUMNS + applicant

/** Of the units of a measure that a blank takes out: how many, and what their other cells add. */
export type Gap = 'missing' | 'numerator' | 'denominator'
const GAPS: Readonly<Record<Gap, number>> = { missing: 0, numerator: 1, denominator: 2 }

export const gapKey = (measure: number, unit: number, gap: Gap): number =>
  GAP_BASE + (measure * APPLICANT_COLUMNS + unit) * 4 + GAPS[gap]

/** Reports of a scope and form. */
export const reportsKey = (scope: Scope, form: Form): number =>
  COUNT_BASE + (scope === 'own' ? 0 : 2) + (form === '2019' ? 0 : 1)

/** Numbers of the agencies of all reports added up: of one single report, the number of its agency. */
export const AGENCY_SUM = COUNT_BASE + 4

export const quantityKey = (quantity: ReportQuantity): number =>
  COUNT_BASE + 8 + REPORT_QUANTITIES.indexOf(quantity)

/**
 * In rows of knowledge: agencies known by own reports, by consolidated ones, by any that does not speak for a region,
 * and by any at all.
 */
export const KNOWN = { own: 1, consolidated: 2, unspoken: 3, any: 4 } as const
/**
 * In rows of speakers: 1 where the region has one; and in the region and below: how many regions have one, and how
 * many consolidated reports are further ones of a region, or speak for none.
 */
export const SPEAKERS = { here: 1, within: 2, duplicate: 3, apart: 4 } as const

const indicatorIds = new Map(dictionary.indicators.map(({ code, id }) => [code, id]))

/** The number of the indicator that a measure is. */
export function measureId({ code }: Measure): number {
  const id = indicatorIds.get(code)
  if (id === undefined) throw new RangeError(`Unknown indicator ${code}`)
  return id
}

/** A cell of a measure with its factors; `unit` is the column that it belongs to, 0 for measures of whole reports. */
export interface GapCell {
  measure: number
  unit: number
  numerator: number
  denominator: number
}

/** By form and cell key: the units of measures of more than one cell in which it stands. */
export const gapCells: Readonly<Record<Form, ReadonlyMap<number, readonly GapCell[]>>> = {
  '2019': gapCellsOf('2019'),
  '2021': gapCellsOf('2021'),
}

function gapCellsOf(form: Form): Map<number, GapCell[]> {
  const found = new Map<number, GapCell[]>()
  for (const measure of measures.values()) {
    const cells = measure.forms.get(form) ?? []
    if (cells.length < 2) continue
    for (const { indicator, applicant, numerator, denominator } of cells) {
      const columns = measure.byApplicant ? dictionary.applicants.map(({ id }) => id) : [applicant ?? 7]
      for (const column of columns) {
        const key = cellKey(form, indicator, column)
        const cell = {
          measure: measureId(measure),
          unit: measure.byApplicant ? column : 0,
          numerator,
          denominator,
        }
        const list = found.get(key)
        if (list) list.push(cell)
        else found.set(key, [cell])
      }
    }
  }
  return found
}
