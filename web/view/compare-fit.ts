/** Holds a question to what the reports can answer: an address may combine what does not go together. Pure. */
import type { Indicator } from '../../server/http/contract/reference.ts'
import { COMPARE_DEFAULTS, type CompareView, type Subject } from './compare-view.ts'
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

/**
 * The view without what the measure cannot do: a grouping, splitting or filter by applicants of what is not
 * reported by applicant. What was taken out is said to the reader by `droppedFrom`.
 */
export function fitView(view: CompareView, measure: Measure, given: Given): CompareView {
  const fits = subjectFits(view.by, measure, given.indicators)
  const by = fits ? view.by : COMPARE_DEFAULTS.by
  const split = view.split && splitsOf(measure, by, given).includes(view.split) ? view.split : null
  const single = singleOf(measure)
  const filtered = hasApplicants(
    single === null ? measure : { ...measure, codes: split ? [single] : measure.codes },
    given.indicators,
  )
  const counted = by !== 'applicant' && split !== 'applicant' && filtered
  return { ...view, by, split, applicant: counted ? view.applicant : [] }
}

/** What `fitView` took out, for a note under the chart. */
export function droppedFrom(asked: CompareView, fitted: CompareView): ('by' | 'split' | 'applicant')[] {
  const dropped: ('by' | 'split' | 'applicant')[] = []
  if (asked.by !== fitted.by) dropped.push('by')
  if (asked.split !== fitted.split) dropped.push('split')
  if (asked.applicant.length > 0 && fitted.applicant.length === 0) dropped.push('applicant')
  return dropped
}
