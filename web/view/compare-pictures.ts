/** Which pictures suit a question, the best first, and why the others do not. Pure. */
import type { Indicator } from '../../server/http/contract/reference.ts'
import { PICTURES, type Picture, type Split, type Subject } from './compare-view.ts'
import { singleOf, type Measure } from './measures.ts'

/** Why a picture would mislead or stay empty. */
export type Refusal =
  | 'needsParts'
  | 'needsCounts'
  | 'needsOne'
  | 'needsRate'
  | 'needsSubjects'
  | 'needsMany'
  | 'needsYears'
  | 'needsProvinces'
  | 'needsApplications'
  | 'noSplit'

export interface Question {
  by: Subject
  split: Split | null
  /** Districts are chosen: a tile map of the country has nothing to show. */
  within?: readonly string[]
}

/** What is known of the data before asking for it. */
export interface Given {
  /** How many years are loaded. */
  years: number
  /** How many agencies are known. */
  agencies: number
  indicators: ReadonlyMap<string, Pick<Indicator, 'unit' | 'byApplicant' | 'additive'>>
}

export interface Offer {
  picture: Picture
  /** Null: it can be drawn. */
  refusal: Refusal | null
}

/** Subjects of which there are enough to speak of a distribution. */
const MANY: readonly Subject[] = ['agency', 'region', 'sector']
const FLOW_TOPICS: readonly string[] = [
  'applications',
  'outcomes',
  'applicants',
  'denied',
  'unavailable',
  'rejected',
]

/** An agency has one sector and one level: splitting agencies by them puts them into groups. */
function isGrouping({ by, split }: Question): boolean {
  return by === 'agency' && (split === 'sector' || split === 'level')
}

/** The order in which pictures are offered; the first that can be drawn is the default. */
function orderFor(measure: Measure, { by, split }: Question): readonly Picture[] {
  const first: Picture[] = []
  if (isGrouping({ by, split })) first.push('dots')
  else if (split === 'year') first.push('lines', 'heat')
  else if (split) first.push(by === 'year' ? 'lines' : 'bars')
  else if (measure.parts) first.push('shares')
  else if (by === 'year') first.push('lines')
  return [...new Set<Picture>([...first, ...PICTURES])]
}

function refusalOf(picture: Picture, measure: Measure, question: Question, given: Given): Refusal | null {
  const { by, split, within = [] } = question
  const code = singleOf(measure)
  const about = code === null ? undefined : given.indicators.get(code)
  /** Splitting and pairing speak of one indicator. */
  const paired = split !== null || (picture === 'lines' && by !== 'year') || picture === 'heat'
  if (paired && code === null && picture !== 'table') return 'needsOne'
  if (isGrouping(question) && picture !== 'dots' && picture !== 'table' && picture !== 'flow')
    return 'noSplit'
  switch (picture) {
    case 'bars':
    case 'table':
      return null
    case 'shares':
    case 'stacks':
      if (split) {
        if (split === 'year' || !about?.additive || about.unit === 'ratio') return 'needsParts'
        return null
      }
      if (!measure.parts) return 'needsParts'
      return picture === 'stacks' && given.indicators.get(measure.codes[0]!)?.unit === 'ratio'
        ? 'needsCounts'
        : null
    case 'lines':
      if (split && by !== 'year' && split !== 'year') return 'noSplit'
      return given.years < 2 ? 'needsYears' : null
    case 'heat':
      if (by === 'year' && !split) return 'needsSubjects'
      return !split && given.years < 2 ? 'needsYears' : null
    case 'scatter':
      if (split) return 'noSplit'
      if (code === null) return 'needsOne'
      return MANY.includes(by) ? null : 'needsMany'
    case 'dots':
    case 'funnel':
      if (picture === 'funnel' && about?.unit !== 'ratio') return 'needsRate'
      if (code === null) return 'needsOne'
      if (split === 'year' || split === 'applicant' || (split && picture === 'funnel')) return 'noSplit'
      return MANY.includes(by) ? null : 'needsMany'
    case 'flow':
      return FLOW_TOPICS.includes(measure.topic ?? '') ||
        measure.codes.every((one) => given.indicators.get(one)?.byApplicant)
        ? null
        : 'needsApplications'
    case 'tiles':
      if (by !== 'region' || within.length > 0) return 'needsProvinces'
      if (split) return 'noSplit'
      return code === null ? 'needsOne' : null
  }
}

/** Every picture, the most suitable first, each with the reason when it does not suit. */
export function offersOf(measure: Measure, question: Question, given: Given): Offer[] {
  return orderFor(measure, question).map((picture) => ({
    picture,
    refusal: refusalOf(picture, measure, question, given),
  }))
}

/** The pictures that suit, the best first. */
export function picturesOf(measure: Measure, question: Question, given: Given): Picture[] {
  return offersOf(measure, question, given).flatMap(({ picture, refusal }) => (refusal ? [] : [picture]))
}

/** The picture that is drawn: the reader's, when it suits the question. */
export function pictureOf(
  measure: Measure,
  question: Question,
  given: Given,
  wanted: Picture | null,
): Picture {
  const pictures = picturesOf(measure, question, given)
  return wanted && pictures.includes(wanted) ? wanted : (pictures[0] ?? 'table')
}

/** What the subject can be split by, for this measure. */
export function splitsOf(measure: Measure, by: Subject, given: Given): Split[] {
  const code = singleOf(measure)
  if (code === null) return []
  const all: Split[] = ['year', 'sector', 'level', 'applicant']
  return all.filter((split) => {
    if (split === by) return false
    if (split === 'applicant') return given.indicators.get(code)?.byApplicant ?? false
    return split !== 'year' || given.years > 1
  })
}
