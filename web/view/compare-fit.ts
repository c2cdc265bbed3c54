/** Holds a question to what the reports can answer: an address may combine what does not go together. Pure. */
import type { Indicator } from '../../server/http/contract/reference.ts'
import { usualRows, type AskedView, type CompareView, type Subject } from './compare-view.ts'
import { levelOfCode } from './compare-drill.ts'
import { splitsOf, type Given } from './compare-pictures.ts'
import { singleOf, type Measure } from './measures.ts'

type Known = ReadonlyMap<string, Pick<Indicator, 'byApplicant'>>

/** True when the forms print what is drawn by type of applicant. */
export function hasApplicants(measure: Measure, indicators: Known): boolean {
  return measure.codes.every((code) => indicators.get(code)?.byApplicant)
}

export function subjectFits(by: Subject, measure: Measure, indicators: Known): boolean {
  return by !== 'applicant' || hasApplicants(measure, indicators)
}

/** More agencies than this are no list that anyone reads: the districts come first, and lead to them. */
export const MANY_AGENCIES = 2000

/** Whom a question that does not say so is about: what the reader picked, else what can be taken in at a glance. */
export function usualSubject(
  view: Pick<AskedView, 'pins' | 'places' | 'within'>,
  given: Pick<Given, 'agencies'>,
): Subject {
  if (view.places.length > 0) return 'region'
  if (view.pins.length > 0) return 'agency'
  const counties = view.within.length > 0 && view.within.every((code) => levelOfCode(code) === 'county')
  return given.agencies > MANY_AGENCIES && !counties ? 'region' : 'agency'
}

/**
 * The view, decided where the address leaves it open, and without what the measure cannot do: a grouping, splitting or filter by applicants of what is not
 * reported by applicant. What was taken out is said to the reader by `droppedFrom`.
 */
export function fitView(view: AskedView, measure: Measure, given: Given): CompareView {
  const usual = usualSubject(view, given)
  const by = view.by && subjectFits(view.by, measure, given.indicators) ? view.by : usual
  const split = view.split && splitsOf(measure, by, given).includes(view.split) ? view.split : null
  const rows = view.rows ?? usualRows(by)
  const single = singleOf(measure)
  const filtered = hasApplicants(
    single === null ? measure : { ...measure, codes: split ? [single] : measure.codes },
    given.indicators,
  )
  const counted = by !== 'applicant' && split !== 'applicant' && filtered
  return { ...view, by, split, rows, applicant: counted ? view.applicant : [] }
}

/** What `fitView` took out, for a note under the chart. */
export function droppedFrom(asked: AskedView, fitted: CompareView): ('by' | 'split' | 'applicant')[] {
  const dropped: ('by' | 'split' | 'applicant')[] = []
  if (asked.by && asked.by !== fitted.by) dropped.push('by')
  if (asked.split !== fitted.split) dropped.push('split')
  if (asked.applicant.length > 0 && fitted.applicant.length === 0) dropped.push('applicant')
  return dropped
}
