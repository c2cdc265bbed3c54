/**
 * What can be compared: topics of several indicators that belong together, and every single indicator of the
 * dictionary. The codes name which indicators a picture joins; labels, units and formulas are the dictionary's.
 */
import type { Indicator } from '../../server/http/contract/reference.ts'

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
  /** What the rows are sorted by: one of the codes above. */
  sort: string
}

const legal = (group: string) =>
  ['upheld', 'corrected', 'other', 'pending'].map((result) => `legal.${group}.${result}`)

interface Definition {
  codes: readonly string[]
  extra?: readonly string[]
  parts?: boolean
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
  // As shares of one total: the rows are then as many as the subjects, whatever the page's limit.
  applicants: {
    codes: [
      'rate.natural_person_share',
      'rate.commercial_share',
      'rate.research_share',
      'rate.public_interest_share',
      'rate.legal_service_share',
      'rate.other_organisation_share',
    ],
    extra: ['applications.received.new'],
    parts: true,
  },
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
    codes: [
      'outcome.unavailable.not_held',
      'outcome.unavailable.needs_creation',
      'outcome.unavailable.unclear',
    ],
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
  reconsideration: {
    codes: legal('reconsideration'),
    extra: ['rate.reconsideration_corrected'],
    parts: true,
  },
  litigation_direct: { codes: legal('litigation_direct'), parts: true },
  litigation_after: { codes: legal('litigation_after_reconsideration'), parts: true },
  procurement: { codes: ['procurement.amount'], extra: ['procurement.items'] },
  decisions: { codes: ['licensing.decisions', 'penalty.decisions', 'coercion.decisions'] },
  normative: { codes: ['normative_docs.made'], extra: ['rules.made'] },
}

/**
 * The measure that `show` names, or null when neither a topic nor an indicator has that name. Indicators that the
 * dictionary does not hold are left out of a topic; a topic of which nothing is left is none.
 */
export function measureOf(
  show: string,
  indicators: ReadonlyMap<string, Pick<Indicator, 'code'>>,
): Measure | null {
  const topic = TOPICS.find((one) => one === show) ?? null
  const known = (code: string) => indicators.has(code)
  const { codes, extra = [], parts = false }: Definition = topic ? DEFINITIONS[topic] : { codes: [show] }
  const drawn = codes.filter(known)
  const first = drawn[0]
  if (first === undefined) return null
  const beside = extra.filter(known)
  const rate = beside.find((code) => code.startsWith('rate.'))
  return { key: show, topic, codes: drawn, extra: beside, parts, sort: parts && rate ? rate : first }
}

/**
 * The one indicator that stands for the measure where a picture has room for one only: of a whole made of parts the
 * rate that sums it up, else the first. Null: the parts have no such rate.
 */
export function singleOf(measure: Measure): string | null {
  if (!measure.parts) return measure.codes[0] ?? null
  return measure.codes.includes(measure.sort) ? null : measure.sort
}
