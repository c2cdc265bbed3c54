/** The question behind every sum: what was asked, made complete, checked against the data, in one canonical form. */
import { LRUCache } from 'lru-cache'
import type { Level, Scope } from '../../server/report/report.ts'
import { keptForReference } from '../revision.ts'
import type { Db } from '../schema.ts'
import { dictionary } from '../reference/indicators.ts'
import { checkAgencies, checkRegions, checkSectors, readYears, splitList } from './filter-values.ts'
import { applicantIds, applicantTypes, measures, TOTAL_APPLICANT, type Measure } from './measures.ts'
import { QueryError } from './query-error.ts'
import { STATISTICS, type Statistic } from './statistics.ts'

export const DIMENSIONS = ['year', 'region', 'sector', 'agency', 'level', 'applicant'] as const
export type Dimension = (typeof DIMENSIONS)[number]
export type RegionLevel = 'province' | 'prefecture' | 'county'
export const MAX_DIMENSIONS = 3
export const DEFAULT_LIMIT = 1000

/** As asked: lists are comma-separated text. `limit` null: every row. */
export interface AggregateParameters {
  indicators?: string
  topic?: string
  by?: string
  within?: string
  level?: RegionLevel
  years?: string
  sector?: string
  agency?: string
  agencyLevel?: Level
  applicant?: string
  scope?: 'auto' | Scope
  quality?: 'all' | 'clean'
  /** Statistics over the agencies within each row. */
  statistics?: string
  /** With `previous_year`: what became of each figure since the year before. */
  change?: 'previous_year'
  sort?: string
  limit?: number | null
  cursor?: string
}

export interface AggregateQuestion {
  measures: readonly Measure[]
  by: readonly Dimension[]
  /** Region codes without those that lie in another of them; empty: the whole country. */
  within: readonly string[]
  /** Granularity of `by=region`, else null. */
  level: RegionLevel | null
  /** Empty: all. */
  years: readonly number[]
  sector: readonly string[]
  agency: readonly number[]
  agencyLevel: Level | null
  /** As asked; empty: the column `total`, or the six types with `by=applicant`. */
  applicant: readonly string[]
  /** The columns of table 3 that are counted. */
  applicantIds: readonly number[]
  scope: 'auto' | Scope
  quality: 'all' | 'clean'
  statistics: readonly Statistic[]
  change: 'previous_year' | null
  sort: { key: string; descending: boolean } | null
  limit: number | null
  cursor: string | null
}

/** Questions that were checked before: what is made of one, such as its plan, is kept with the object. */
const KEPT_QUESTIONS = 500
const checkedQuestions = keptForReference(
  () => new LRUCache<string, AggregateQuestion>({ max: KEPT_QUESTIONS }),
)

/**
 * The same object for the same parameters, as long as the reference data are the same.
 * @throws QueryError for anything unknown to the data, or that would add what must not be added.
 */
export function askAggregate(db: Db, asked: AggregateParameters): AggregateQuestion {
  // Whether there is such an agency may change with every report.
  if (asked.agency !== undefined) return checkQuestion(db, asked)
  const checked = checkedQuestions(db)
  const text = JSON.stringify(asked)
  let question = checked.get(text)
  if (!question) checked.set(text, (question = checkQuestion(db, asked)))
  return question
}

function checkQuestion(db: Db, asked: AggregateParameters): AggregateQuestion {
  const by = chooseDimensions(asked.by)
  const chosen = chooseMeasures(asked.indicators, asked.topic)
  const applicant = chooseApplicants(asked.applicant, by, chosen)
  const within = checkRegions(db, 'within', asked.within)
  const sector = checkSectors(db, asked.sector)
  const agency = checkAgencies(db, asked.agency)
  const scope = asked.scope ?? 'auto'
  const years = readYears(asked.years)
  const statistics = chooseStatistics(asked.statistics, by)
  if (asked.change !== undefined) checkChange(by, years)
  return {
    measures: chosen,
    by,
    within: within.codes,
    level: by.includes('region') ? (asked.level ?? within.levelBelow) : null,
    years,
    sector,
    agency,
    agencyLevel: asked.agencyLevel ?? null,
    applicant,
    applicantIds: columns(applicant, by),
    // Only whole regions have consolidated reports: parts of the administration are compared by their own.
    scope: scope === 'auto' && !by.includes('agency') && isPart(by) ? 'own' : scope,
    quality: asked.quality ?? 'all',
    statistics,
    change: asked.change ?? null,
    sort: chooseSort(asked.sort, by, chosen, statistics, asked.change !== undefined),
    limit: asked.limit === undefined ? DEFAULT_LIMIT : asked.limit,
    cursor: asked.cursor ?? null,
  }
}

function isPart(by: readonly Dimension[]): boolean {
  return by.includes('sector') || by.includes('level')
}

function chooseDimensions(text: string | undefined): Dimension[] {
  const by = splitList(text).map((name) => {
    const dimension = DIMENSIONS.find((candidate) => candidate === name)
    if (!dimension) throw new QueryError('by', `Unknown dimension ${name}`, DIMENSIONS)
    return dimension
  })
  if (by.length > MAX_DIMENSIONS)
    throw new QueryError('by', `At most ${MAX_DIMENSIONS} dimensions, not ${by.length}`, DIMENSIONS)
  return by
}

function chooseMeasures(indicators: string | undefined, topic: string | undefined): Measure[] {
  const topics = dictionary.topics
  const known = topics.find(({ code }) => code === topic)
  if (topic !== undefined && !known) {
    throw new QueryError(
      'topic',
      `Unknown topic ${topic}`,
      topics.map(({ code }) => code),
    )
  }
  const codes = new Set([...(known?.indicators ?? []), ...splitList(indicators)])
  const allowed = () => [...measures.keys()]
  if (codes.size === 0) {
    throw new QueryError('indicators', 'Name at least one indicator, or a topic', allowed())
  }
  const chosen = [...codes].map((code) => {
    const measure = measures.get(code)
    if (!measure) throw new QueryError('indicators', `Unknown indicator ${code}`, allowed())
    return measure
  })
  // A difference is shown with the two rates that it is made of.
  const parts = chosen.flatMap(({ difference }) => difference ?? []).filter((code) => !codes.has(code))
  return [...chosen, ...[...new Set(parts)].flatMap((code) => measures.get(code) ?? [])]
}

function chooseStatistics(text: string | undefined, by: readonly Dimension[]): Statistic[] {
  const chosen = splitList(text).map((name) => {
    const statistic = STATISTICS.find((candidate) => candidate === name)
    if (!statistic) throw new QueryError('statistics', `Unknown statistic ${name}`, STATISTICS)
    return statistic
  })
  if (chosen.length > 0 && by.includes('agency')) {
    throw new QueryError('statistics', 'A single agency has no distribution: leave out by=agency')
  }
  return chosen
}

function checkChange(by: readonly Dimension[], years: readonly number[]): void {
  if (by.includes('year') || years.length === 1) return
  throw new QueryError('change', 'A change is one between two years: ask by=year, or for a single year')
}

function chooseApplicants(
  text: string | undefined,
  by: readonly Dimension[],
  chosen: readonly Measure[],
): string[] {
  const applicants = splitList(text)
  const allowed = [...applicantIds.keys()]
  for (const code of applicants) {
    if (!applicantIds.has(code)) throw new QueryError('applicant', `Unknown applicant type ${code}`, allowed)
  }
  const split = by.includes('applicant')
  if (split || applicants.length > 0) {
    const whole = chosen.filter(({ byApplicant }) => !byApplicant).map(({ code }) => code)
    if (whole.length > 0) {
      throw new QueryError(
        split ? 'by' : 'applicant',
        `Not reported by type of applicant: ${whole.join(', ')}`,
        split ? DIMENSIONS.filter((name) => name !== 'applicant') : undefined,
      )
    }
  }
  if (!split && applicants.length > 1 && applicants.includes('total')) {
    throw new QueryError(
      'applicant',
      'total is the sum of the six types and is not added to them: ask for it alone, or with by=applicant',
      allowed,
    )
  }
  return applicants
}

function columns(applicants: readonly string[], by: readonly Dimension[]): number[] {
  if (applicants.length > 0) return applicants.map((code) => applicantIds.get(code) ?? TOTAL_APPLICANT)
  return by.includes('applicant') ? applicantTypes.map(({ id }) => id) : [TOTAL_APPLICANT]
}

/** What else than itself a figure can be sorted by: `code:median`, `code:change`, `code:relative`. */
function sortParts(statistics: readonly Statistic[], change: boolean): string[] {
  return [...statistics, ...(change ? ['change', 'relative'] : [])]
}

function chooseSort(
  text: string | undefined,
  by: readonly Dimension[],
  chosen: readonly Measure[],
  statistics: readonly Statistic[],
  change: boolean,
) {
  if (text === undefined) return null
  const descending = text.startsWith('-')
  const key = descending ? text.slice(1) : text
  const parts = sortParts(statistics, change)
  const keys = [...by, ...chosen.flatMap(({ code }) => [code, ...parts.map((part) => `${code}:${part}`)])]
  if (!keys.includes(key)) {
    const allowed = keys.flatMap((each) => [each, `-${each}`])
    throw new QueryError('sort', `Cannot sort by ${key}: it is not part of this query`, allowed)
  }
  return { key, descending }
}
