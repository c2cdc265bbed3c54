/**
 * What can be compared: topics of several indicators that belong together, and every single indicator of the
 * dictionary. The codes name which indicators a picture joins; labels, units and formulas are the dictionary's.
 */
import type { Indicator } from '../../server/http/contract/reference.ts'
import type { Picture } from './compare-view.ts'

export const TOPICS = [
  'outcomes',
  'applications',
  'applicants',
  'denied',
  'unavailable',
  'rejected',
  'disputes',
  'reconsideration',
  'litigation_direct',
  'litigation_after',
  'procurement',
  'decisions',
  'normative',
] as const
export type Topic = (typeof TOPICS)[number]

export interface Measure {
  key: string
  topic: Topic | null
  /** Drawn; all of one unit. */
  codes: readonly string[]
  /** In the table only: another unit. */
  extra: readonly string[]
  /** The codes are all parts of one whole, so that shares mean something. */
  parts: boolean
  /** Split by applicant type instead of by code. */
  byApplicant: boolean
  /** The pictures that suit it, the best first. */
  pictures: readonly Picture[]
}

const legal = (group: string) =>
  ['upheld', 'corrected', 'other', 'pending'].map((result) => `legal.${group}.${result}`)

const PARTS: readonly Picture[] = ['shares', 'bars', 'table']
const COUNTS: readonly Picture[] = ['bars', 'lines', 'table']

interface Definition {
  codes: readonly string[]
  extra?: readonly string[]
  parts?: boolean
  byApplicant?: boolean
}

const DEFINITIONS: Record<Topic, Definition> = {
  outcomes: {
    codes: [
      'outcome.granted',
      'outcome.partial',
      'outcome.denied.total',
      'outcome.unavailable.total',
      'outcome.rejected.total',
      'outcome.other.total',
    ],
    extra: ['rate.disclosure'],
    parts: true,
  },
  applications: {
    codes: ['applications.received.new', 'outcome.total'],
    extra: ['applications.received.carried_in', 'applications.carried_out', 'rate.completion'],
  },
  applicants: { codes: ['applications.received.new'], byApplicant: true, parts: true },
  denied: {
    codes: [
      'outcome.denied.state_secret',
      'outcome.denied.other_law',
      'outcome.denied.security_stability',
      'outcome.denied.third_party',
      'outcome.denied.internal_affairs',
      'outcome.denied.deliberative',
      'outcome.denied.enforcement_file',
      'outcome.denied.admin_query',
    ],
    parts: true,
  },
  unavailable: {
    codes: ['outcome.unavailable.not_held', 'outcome.unavailable.needs_creation', 'outcome.unavailable.unclear'],
    parts: true,
  },
  rejected: {
    codes: [
      'outcome.rejected.petition',
      'outcome.rejected.repeat',
      'outcome.rejected.publication',
      'outcome.rejected.excessive',
      'outcome.rejected.confirm_reissue',
    ],
    parts: true,
  },
  disputes: {
    codes: [
      'legal.reconsideration.total',
      'legal.litigation_direct.total',
      'legal.litigation_after_reconsideration.total',
    ],
  },
  reconsideration: { codes: legal('reconsideration'), extra: ['rate.reconsideration_corrected'], parts: true },
  litigation_direct: { codes: legal('litigation_direct'), parts: true },
  litigation_after: { codes: legal('litigation_after_reconsideration'), parts: true },
  procurement: { codes: ['procurement.amount'], extra: ['procurement.items'] },
  decisions: { codes: ['licensing.decisions', 'penalty.decisions', 'coercion.decisions'] },
  normative: { codes: ['normative_docs.made'], extra: ['rules.made'] },
}

/**
 * The measure that `show` names, or null when neither a topic nor an indicator has that name. Indicators that the
 * dictionary does not hold are left out of a topic.
 */
export function measureOf(show: string, indicators: ReadonlyMap<string, Pick<Indicator, 'code'>>): Measure | null {
  const topic = TOPICS.find((one) => one === show) ?? null
  const known = (code: string) => indicators.has(code)
  if (topic) {
    const { codes, extra = [], parts = false, byApplicant = false } = DEFINITIONS[topic]
    return {
      key: topic,
      topic,
      codes: codes.filter(known),
      extra: extra.filter(known),
      parts,
      byApplicant,
      pictures: byApplicant ? ['shares', 'bars', 'table'] : parts ? PARTS : COUNTS,
    }
  }
  if (!known(show)) return null
  return { key: show, topic: null, codes: [show], extra: [], parts: false, byApplicant: false, pictures: COUNTS }
}

/** The picture that is drawn: the reader's, when it suits the measure. */
export function pictureOf(measure: Measure, wanted: Picture | null): Picture {
  return wanted && measure.pictures.includes(wanted) ? wanted : measure.pictures[0]!
}
