/** Adding up rows of the rollup as a question asks: which keys it wants, and what they add to which of its sums. */
import { REPORT_QUANTITIES, type ReportQuantity } from '../reference/report-quantities.ts'
import type { Form } from '../../server/report/report.ts'
import type { Measure } from '../queries/measures.ts'
import {
  AGENCY_SUM,
  blankKey,
  cellKey,
  gapKey,
  KEYS_END,
  measureId,
  quantityKey,
  reportsKey,
} from './keys.ts'
import { readVector } from './vector.ts'

const FORMS: readonly Form[] = ['2019', '2021']

/** Places in a tally: counts first, then numerator, denominator and missing of each unit of each measure. */
const COUNTS = {
  own2019: 0,
  own2021: 1,
  consolidated2019: 2,
  consolidated2021: 3,
  agencies: 4,
  quantities: 5,
} as const
const FIRST_UNIT = COUNTS.quantities + REPORT_QUANTITIES.length
const PARTS = 3

export interface Unit {
  measure: number
  /** Column of table 3, 0 for measures of whole reports. */
  column: number
}

export interface Plan {
  units: readonly Unit[]
  /** By key: places in the tally, with the factor of each. */
  wanted: readonly (readonly { at: number; factor: number }[] | undefined)[]
  /** The last key that is wanted. */
  last: number
}

/** @param columns of table 3 that are asked for. */
export function planOf(measures: readonly Measure[], columns: readonly number[]): Plan {
  const wanted = new Map<number, { at: number; factor: number }[]>()
  const want = (key: number, at: number, factor: number): void => {
    if (factor === 0) return
    const list = wanted.get(key)
    if (list) list.push({ at, factor })
    else wanted.set(key, [{ at, factor }])
  }
  want(reportsKey('own', '2019'), COUNTS.own2019, 1)
  want(reportsKey('own', '2021'), COUNTS.own2021, 1)
  want(reportsKey('consolidated', '2019'), COUNTS.consolidated2019, 1)
  want(reportsKey('consolidated', '2021'), COUNTS.consolidated2021, 1)
  want(AGENCY_SUM, COUNTS.agencies, 1)
  if (measures.some(({ ofReports }) => ofReports)) {
    REPORT_QUANTITIES.forEach((quantity, i) => want(quantityKey(quantity), COUNTS.quantities + i, 1))
  }
  const units: Unit[] = []
  measures.forEach((measure, index) => {
    if (measure.ofReports || measure.difference) return
    for (const column of measure.byApplicant ? columns : [0]) {
      const at = FIRST_UNIT + units.length * PARTS
      units.push({ measure: index, column })
      wantUnit(measure, column, at, want)
    }
  })
  const byKey = new Array<{ at: number; factor: number }[] | undefined>(KEYS_END)
  for (const [key, places] of wanted) byKey[key] = places
  return { units, wanted: byKey, last: Math.max(...wanted.keys()) }
}

function wantUnit(
  measure: Measure,
  column: number,
  at: number,
  want: (key: number, at: number, factor: number) => void,
): void {
  let several = false
  for (const form of FORMS) {
    const cells = measure.forms.get(form) ?? []
    for (const { indicator, applicant, numerator, denominator } of cells) {
      const of = measure.byApplicant ? column : (applicant ?? 7)
      want(cellKey(form, indicator, of), at, numerator)
      want(cellKey(form, indicator, of), at + 1, denominator)
      if (cells.length === 1) want(blankKey(form, indicator, of), at + 2, 1)
    }
    if (cells.length > 1) several = true
  }
  if (!several) return
  // What units with a blank add to the cells is none of the measure's.
  const id = measureId(measure)
  want(gapKey(id, column, 'numerator'), at, -1)
  want(gapKey(id, column, 'denominator'), at + 1, -1)
  want(gapKey(id, column, 'missing'), at + 2, 1)
}

/** A plain list: thousands of short typed ones would cost more to make than to fill. */
export type Tally = number[]

export function emptyTally({ units }: Plan): Tally {
  return new Array<number>(FIRST_UNIT + units.length * PARTS).fill(0)
}

export function addRow({ wanted, last }: Plan, tally: Tally, bytes: Uint8Array): void {
  readVector(
    bytes,
    (key, value) => {
      const places = wanted[key]
      if (places) for (const { at, factor } of places) tally[at]! += factor * value
    },
    last,
  )
}

export function addVectorTo({ wanted }: Plan, tally: Tally, vector: ReadonlyMap<number, number>): void {
  for (const [key, value] of vector) {
    const places = wanted[key]
    if (places) for (const { at, factor } of places) tally[at]! += factor * value
  }
}

export interface Counts {
  reports: number
  own: number
  form2019: number
  form2021: number
  /** The agency, where there is a single report. */
  agency: number
}

export function countsOf(tally: Tally): Counts {
  const own2019 = tally[COUNTS.own2019]!
  const own2021 = tally[COUNTS.own2021]!
  const consolidated2019 = tally[COUNTS.consolidated2019]!
  const consolidated2021 = tally[COUNTS.consolidated2021]!
  return {
    reports: own2019 + own2021 + consolidated2019 + consolidated2021,
    own: own2019 + own2021,
    form2019: own2019 + consolidated2019,
    form2021: own2021 + consolidated2021,
    agency: tally[COUNTS.agencies]!,
  }
}

export function unitOf(
  tally: Tally,
  unit: number,
): { numerator: number; denominator: number; missing: number } {
  const at = FIRST_UNIT + unit * PARTS
  return { numerator: tally[at]!, denominator: tally[at + 1]!, missing: tally[at + 2]! }
}

export function quantitiesOf(tally: Tally): Record<ReportQuantity, number> {
  const entries = REPORT_QUANTITIES.map((name, i) => [name, tally[COUNTS.quantities + i]!])
  return Object.fromEntries(entries) as Record<ReportQuantity, number>
}
