/** The words and links that the chart builders need, from the messages and the dictionary. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { Dimension, Words } from '../charts/from-aggregates.ts'
import type { Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { catalogue } from './catalogue.svelte.ts'
import { linkOf } from './row-link.ts'

/** Short names inside charts where the title already says the rest; else the dictionary's label. */
export function shortLabel(code: string, t: Messages, lang: Lang): string {
  const short: Record<string, string> = t.short
  const roles: Record<string, string> = {
    'outcome.granted': t.role.granted,
    'outcome.partial': t.role.partial,
    'outcome.denied.total': t.role.denied,
    'outcome.unavailable.total': t.role.unavailable,
    'outcome.rejected.total': t.role.rejected,
    'outcome.other.total': t.role.other,
  }
  const known = short[code] ?? roles[code]
  if (known) return known
  const legal = /^legal\.[a-z_]+\.(upheld|corrected|other|pending)$/.exec(code)?.[1]
  if (legal === 'upheld') return t.role.upheld
  if (legal === 'corrected') return t.role.corrected
  if (legal === 'other') return t.role.otherResult
  if (legal === 'pending') return t.role.open
  const applicant = APPLICANT_SHARES[code]
  if (applicant) return catalogue.applicants.find((one) => one.code === applicant)?.label[lang] ?? applicant
  return withoutGroup(catalogue.label(code, lang))
}

/** Which applicants a share is of. */
const APPLICANT_SHARES: Record<string, string> = {
  'rate.natural_person_share': 'natural_person',
  'rate.commercial_share': 'org_commercial',
  'rate.research_share': 'org_research',
  'rate.public_interest_share': 'org_public_interest',
  'rate.legal_service_share': 'org_legal_service',
  'rate.other_organisation_share': 'org_other',
}

/** 不予公开：属于国家秘密 → 属于国家秘密: inside one group the group need not be said again. */
export function withoutGroup(label: string): string {
  const rest = label.replace(/^[^：:]{1,40}(：|: )(?=.)/u, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

export function chartWords(
  t: Messages,
  lang: Lang,
  href?: (dimension: Dimension, row: AggregateRow) => string | undefined,
): Words {
  return {
    lang,
    label: (code) => shortLabel(code, t, lang),
    unit: (code) => catalogue.unit(code),
    joins: (code) => catalogue.joins(code),
    direct: t.figure.direct,
    subject: (dimension) => t.subject[dimension],
    level: (level) => t.level[level],
    others: t.charts.others,
    href: href ?? linkOf,
  }
}
