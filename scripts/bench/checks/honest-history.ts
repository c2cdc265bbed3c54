/**
 * Made-up agencies that report honestly, year after year: every sum holds, and what is carried over arrives. Their
 * figures have the shapes of real ones: most cells zero, few large, some agencies with no request in any year.
 */
import { printedIndicators } from '../../../db/reference/indicators.ts'
import { APPLICANTS, type Form, type Level, type Scope } from '../../../server/report/report.ts'
import type { Random } from '../../fuzz/random.ts'
import { chance, poisson, share, split, tail } from './draw.ts'

/** Printed values by `code` or `code[applicant]`; money in yuan. */
export type Values = Readonly<Record<string, number>>

export interface HonestReport {
  agency: string
  region: string
  level: Level
  sector: string
  scope: Scope
  year: number
  form: Form
  values: Values
}

/** How often chance made honest figures look like a slip, so that they were drawn again. */
export interface Redrawn {
  rows: number
  times: number
}

/** What an agency is, as far as its figures depend on it. */
interface Character {
  /** Requests in a usual year; 0: never any. */
  requests: number
  types: number[]
  outcomes: number[]
  /** Share of the year's requests that is still open at its end. */
  open: number
  disputes: number
  makesRules: boolean
  documents: number
  items: Record<(typeof GROUPS)[number], number>
  decisions: Record<(typeof GROUPS)[number], number>
  fees: number
  purchases: number
}

const GROUPS = ['licensing', 'other_services', 'penalty', 'coercion', 'fees'] as const
const LEGAL = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'] as const
const TYPES = APPLICANTS.filter((applicant) => applicant !== 'total')
/** How often each outcome is met, in the order of the form (granted, in part, eight denials, …). */
const USUAL_OUTCOMES = [
  40, 10, 0.3, 0.8, 0.4, 1.5, 2, 1.5, 1.5, 3, 22, 4, 2, 2, 1.5, 0.5, 0.2, 0.6, 3, 0.3, 2,
]
const USUAL_TYPES = [82, 12, 0.4, 0.8, 1.5, 2.5]

const PLACES: readonly { agency: string; region: string; level: Level; sector: string; scope: Scope }[] = [
  {
    agency: '沈阳市房产局',
    region: '210100',
    level: 'prefecture',
    sector: 'housing_urban_rural',
    scope: 'own',
  },
  { agency: '沈阳市沈河区财政局', region: '210103', level: 'county', sector: 'finance', scope: 'own' },
  { agency: '根河市民政局', region: '150785', level: 'county', sector: 'civil_affairs', scope: 'own' },
  { agency: '辽宁省审计厅', region: '210000', level: 'province', sector: 'audit', scope: 'own' },
  {
    agency: '沈阳市人民政府',
    region: '210100',
    level: 'prefecture',
    sector: 'government',
    scope: 'consolidated',
  },
]

/** One agency's reports of consecutive years. */
export function honestHistory(
  random: Random,
  first: number,
  last: number,
  tally: Redrawn = { rows: 0, times: 0 },
): HonestReport[] {
  const place = random.of(PLACES)
  const who = characterOf(random, place.scope === 'consolidated')
  const history: HonestReport[] = []
  for (let year = first; year <= last; year++) {
    const form: Form = year >= 2021 ? '2021' : '2019'
    const before = history.at(-1)
    const values = {
      ...proactiveOf(form, who, before, random, tally),
      ...requestsOf(form, who, before, random),
      ...legalOf(who, before, random),
    }
    history.push({ ...place, year, form, values })
  }
  return history
}

function characterOf(random: Random, consolidated: boolean): Character {
  const size = consolidated ? 30 : 1
  const lively = consolidated || chance(random, 0.7)
  const around = (weights: readonly number[]) => weights.map((weight) => weight * tail(random, 1, 0.8))
  const by = (median: number, spread: number, zero: number) =>
    Object.fromEntries(
      GROUPS.map((group) => [group, chance(random, zero) ? 0 : size * tail(random, median, spread)]),
    ) as Character['items']
  return {
    requests: lively ? Math.min(6000, size * tail(random, 9, 1.5)) : 0,
    types: around(USUAL_TYPES),
    outcomes: around(USUAL_OUTCOMES),
    open: share(random) * 0.12,
    disputes: chance(random, 0.5) ? 0 : tail(random, 0.03, 0.8),
    makesRules: consolidated,
    documents: chance(random, 0.6) ? 0 : size * tail(random, 3, 0.8),
    items: by(18, 1.2, 0.4),
    decisions: by(150, 2, 0.25),
    fees: chance(random, 0.7) ? 0 : size * tail(random, 400_000, 1.8),
    purchases: chance(random, 0.4) ? 0 : size * tail(random, 6, 1.2),
  }
}

/** Codes of the form's outcomes, without the total: one row of 其他处理 in 2019, three from 2021. */
function outcomeCodes(form: Form): string[] {
  return printedIndicators(form)
    .map(({ code }) => code)
    .filter((code) => code.startsWith('outcome.') && code !== 'outcome.total')
}

function requestsOf(form: Form, who: Character, before: HonestReport | undefined, random: Random): Values {
  const values: Record<string, number> = {}
  const codes = outcomeCodes(form)
  const fresh = split(random, poisson(random, who.requests * tail(random, 1, 0.3)), who.types)
  const add = (code: string, type: string, value: number) => {
    values[`${code}[${type}]`] = value
    values[`${code}[total]`] = (values[`${code}[total]`] ?? 0) + value
  }
  TYPES.forEach((type, at) => {
    const carriedIn = before
      ? (before.values[`applications.carried_out[${type}]`] ?? 0)
      : poisson(random, fresh[at]! * who.open)
    const toHandle = fresh[at]! + carriedIn
    const carriedOut = Math.min(toHandle, poisson(random, fresh[at]! * who.open))
    const outcomes = split(random, toHandle - carriedOut, who.outcomes.slice(0, codes.length))
    add('applications.received.new', type, fresh[at]!)
    add('applications.received.carried_in', type, carriedIn)
    codes.forEach((code, row) => add(code, type, outcomes[row]!))
    add('outcome.total', type, toHandle - carriedOut)
    add('applications.carried_out', type, carriedOut)
  })
  return values
}

function legalOf(who: Character, before: HonestReport | undefined, random: Random): Values {
  const values: Record<string, number> = {}
  for (const group of LEGAL) {
    const name = `legal.${group}`
    const waiting = before?.values[`${name}.pending`] ?? 0
    const cases = who.requests < 1 ? 0 : waiting + poisson(random, who.requests * who.disputes)
    const results = split(random, cases, [50, 10, 25, 15])
    ;['upheld', 'corrected', 'other', 'pending'].forEach((result, at) => {
      values[`${name}.${result}`] = results[at]!
    })
    values[`${name}.total`] = cases
  }
  return values
}

function proactiveOf(
  form: Form,
  who: Character,
  before: HonestReport | undefined,
  random: Random,
  tally: Redrawn,
): Values {
  const values: Record<string, number> = {}
  const earlier = before?.form === form ? before.values : null
  for (const kind of ['rules', 'normative_docs']) {
    const usual = kind === 'normative_docs' ? who.documents : who.makesRules ? 2 : 0
    const made = poisson(random, usual)
    values[`${kind}.made`] = made
    if (form === '2019') {
      const opened = Math.max(0, made - poisson(random, usual * 0.1))
      const stock = earlier?.[`${kind}.disclosed_total`] ?? poisson(random, usual * 12)
      values[`${kind}.newly_disclosed`] = opened
      values[`${kind}.disclosed_total`] = stock + opened
    } else {
      const stock = earlier?.[`${kind}.in_force`] ?? poisson(random, usual * 12)
      const repealed = Math.min(stock, poisson(random, usual * 0.6))
      values[`${kind}.repealed`] = repealed
      values[`${kind}.in_force`] = stock + made - repealed
    }
  }
  for (const group of GROUPS) {
    const decisions = () =>
      who.items[group] < 1 || chance(random, 0.2)
        ? 0
        : poisson(random, who.decisions[group] * tail(random, 1, 0.4))
    if (form === '2021') {
      if (group !== 'fees' && group !== 'other_services') values[`${group}.decisions`] = decisions()
      continue
    }
    const prev = earlier
      ? earlier[`${group}.items_prev`]! + earlier[`${group}.items_change`]!
      : poisson(random, who.items[group])
    const { change, taken } = movementOf(prev, group === 'fees' ? () => -1 : decisions, random, tally)
    values[`${group}.items_prev`] = prev
    values[`${group}.items_change`] = change
    if (group !== 'fees') values[`${group}.decisions`] = taken
  }
  if (form === '2021') values['fees.amount'] = Math.round(who.fees * tail(random, 1, 0.4))
  else {
    const items = poisson(random, who.purchases)
    values['procurement.items'] = items
    values['procurement.amount'] =
      items === 0 ? 0 : Math.max(items * 2000, Math.round(items * tail(random, 200_000, 1)))
  }
  return values
}

/** Items come and go by a few; decisions are counted apart from them. */
function movementOf(prev: number, decisions: () => number, random: Random, tally: Redrawn) {
  tally.rows++
  for (;;) {
    const size = poisson(random, 1 + prev * 0.05)
    const change = chance(random, 0.6) ? 0 : chance(random, 0.5) ? size : -Math.min(prev, size)
    const taken = prev + change === 0 ? 0 : decisions()
    if (!looksMistaken(prev, change, taken)) return { change, taken }
    tally.times++
  }
}

/** Small numbers can agree by chance: as many decisions as there are items, as many new items as old. */
function looksMistaken(prev: number, change: number, taken: number): boolean {
  return prev > 0 && (change === prev || taken === prev + change || taken === prev - change)
}
