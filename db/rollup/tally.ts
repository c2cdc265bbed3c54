/** Adding up rows of the rollup as a question asks: which keys it wants, and what they add to which of its sums. */
import { REPORT_QUANTITIES, type ReportQuantity } from '../reference/report-quantities.ts'
import type { Form } from '../../server/report/report.ts'
import type { Measure } from '../queries/measures.ts'
import { AGENCY_SUM, blankKey, cellKey, gapKey, measureId, quantityKey, reportsKey } from './keys.ts'

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
  /** By measure: the first of its units; those of one measure stand together. One more entry: where the last ends. */
  unitsOf: readonly number[]
  /** Keys that are wanted, in ascending order. */
  keys: Int32Array
  /** By place in `keys`: where its places in the tally begin; one more entry: where the last ends. */
  from: Int32Array
  /** Places in the tally, each with its factor. */
  at: Int32Array
  factors: Float64Array
  /** A tally of nothing, to be copied. */
  empty: readonly number[]
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
  const unitsOf: number[] = []
  measures.forEach((measure, index) => {
    unitsOf.push(units.length)
    if (measure.ofReports || measure.difference) return
    for (const column of measure.byApplicant ? columns : [0]) {
      const at = FIRST_UNIT + units.length * PARTS
      units.push({ measure: index, column })
      wantUnit(measure, column, at, want)
    }
  })
  unitsOf.push(units.length)
  const keys = Int32Array.from(wanted.keys()).sort()
  const from = new Int32Array(keys.length + 1)
  const places = [...keys].flatMap((key, i) => {
    const list = wanted.get(key)!
    from[i + 1] = from[i]! + list.length
    return list
  })
  return {
    units,
    unitsOf,
    keys,
    from,
    at: Int32Array.from(places, ({ at }) => at),
    factors: Float64Array.from(places, ({ factor }) => factor),
    empty: new Array<number>(FIRST_UNIT + units.length * PARTS).fill(0),
  }
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

/** How many reports are in it, and the sum of the numbers of their agencies: of a single report, its agency. */
export const reportsIn = (tally: Tally): number =>
  tally[COUNTS.own2019]! +
  tally[COUNTS.own2021]! +
  tally[COUNTS.consolidated2019]! +
  tally[COUNTS.consolidated2021]!
export const agencySumIn = (tally: Tally): number => tally[COUNTS.agencies]!

/** A plain list: thousands of short typed ones would cost more to make than to fill. */
export type Tally = number[]

export function emptyTally({ empty }: Plan): Tally {
  return empty.slice()
}

/** Places in the bytes of a vector where reading can begin: each the key before it, then the place itself. */
export type Marks = Int32Array
const NO_MARKS: Marks = new Int32Array()

/**
 * Adds a vector as it is stored, from `start` to `end` of the bytes: the one loop that runs over everything that is
 * summed. Both the vector and what is wanted of it are in the order of keys.
 * @param mark the first mark of the vector. @param marksEnd after the last.
 */
export function addRow(
  { keys, from, at, factors }: Plan,
  tally: Tally,
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
  marks: Marks = NO_MARKS,
  mark = 0,
  marksEnd = 0,
): void {
  const { length } = keys
  let place = 0
  let sought = keys[0]!
  let key = 0
  let next = start
  while (next < end) {
    for (; mark < marksEnd && marks[mark]! < sought; mark += 2) {
      if (marks[mark + 1]! <= next) continue
      key = marks[mark]!
      next = marks[mark + 1]!
    }
    let byte = bytes[next++]!
    key += byte & 127
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[next++]!
      key += (byte & 127) << shift
    }
    while (sought < key) {
      if (++place === length) return
      sought = keys[place]!
    }
    byte = bytes[next++]!
    if (sought !== key) {
      while (byte >= 128) byte = bytes[next++]!
      continue
    }
    let value = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[next++]!
      value += (byte & 127) * scale
    }
    value = value % 2 === 0 ? value / 2 : -(value + 1) / 2
    for (let i = from[place]!; i < from[place + 1]!; i++) tally[at[i]!]! += factors[i]! * value
    if (++place === length) return
    sought = keys[place]!
  }
}

/** Adds one value. */
export function addValue({ keys, from, at, factors }: Plan, tally: Tally, key: number, value: number): void {
  const place = keys.indexOf(key)
  if (place < 0) return
  for (let i = from[place]!; i < from[place + 1]!; i++) tally[at[i]!]! += factors[i]! * value
}

export interface Counts {
  reports: number
  own: number
  form2019: number
  form2021: number
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
  }
}

/** Adds to one unit of a measure. @param unit its place in the plan. */
export function addToUnit(
  tally: Tally,
  unit: number,
  { numerator, denominator, missing }: { numerator: number; denominator: number; missing: number },
): void {
  const at = FIRST_UNIT + unit * PARTS
  tally[at]! += numerator
  tally[at + 1]! += denominator
  tally[at + 2]! += missing
}

/** All that was summed of cells and of whole reports, without the counts of reports. */
export const sumsIn = (tally: Tally): readonly number[] => tally.slice(COUNTS.quantities)

export const numeratorOf = (tally: Tally, unit: number): number => tally[FIRST_UNIT + unit * PARTS]!
export const denominatorOf = (tally: Tally, unit: number): number => tally[FIRST_UNIT + unit * PARTS + 1]!
export const missingOf = (tally: Tally, unit: number): number => tally[FIRST_UNIT + unit * PARTS + 2]!

/** The sum of a quantity over whole reports; only where a measure of the plan asks for such. */
export const quantityOf = (tally: Tally, quantity: ReportQuantity): number =>
  tally[COUNTS.quantities + REPORT_QUANTITIES.indexOf(quantity)]!

export function setQuantities(tally: Tally, sums: Readonly<Record<ReportQuantity, number>>): void {
  for (const [i, name] of REPORT_QUANTITIES.entries()) tally[COUNTS.quantities + i] = sums[name]
}
