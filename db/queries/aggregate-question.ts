/** The question behind every sum: what was asked, made complete, checked against the data, in one canonical form. */
import type { Db } from '../schema.ts'
import type { Level, Scope } from '../../server/report/report.ts'
import { dictionary } from '../reference/indicators.ts'
import { checkAgencies, checkRegions, checkSectors, readYears, splitList } from './filter-values.ts'
import { applicantIds, applicantTypes, measures, TOTAL_APPLICANT, type Measure } from './measures.ts'
import { QueryError } from './query-error.ts'

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
  sort: { key: string; descending: boolean } | null
  limit: number | null
  cursor: string | null
}

/**
 * @throws QueryError for anything unknown to the data, or that would add what must not be added.
 */
export async function askAggregate(db: Db, asked: AggregateParameters): Promise<AggregateQuestion> {
  const by = chooseDimensions(asked.by)
  const chosen = chooseMeasures(asked.indicators, asked.topic)
  const applicant = chooseApplicants(asked.applicant, by, chosen)
  const within = await checkRegions(db, 'within', asked.within)
  const sector = await checkSectors(db, asked.sector)
  const agency = await checkAgencies(db, asked.agency)
  const scope = asked.scope ?? 'auto'
  return {
    measures: chosen,
    by,
    within: within.codes,
    level: by.includes('region') ? (asked.level ?? within.levelBelow) : null,
    years: readYears(asked.years),
    sector,
    agency,
    agencyLevel: asked.agencyLevel ?? null,
    applicant,
    applicantIds: columns(applicant, by),
    // Only whole regions have consolidated reports: parts of the administration are compared by their own.
    scope: scope === 'auto' && !by.includes('agency') && isPart(by) ? 'own' : scope,
    quality: asked.quality ?? 'all',
    sort: chooseSort(asked.sort, by, chosen),
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
  const allowed = [...measures.keys()]
  if (codes.size === 0) throw new QueryError('indicators', 'Name at least one indicator, or a topic', allowed)
  return [...codes].map((code) => {
    const measure = measures.get(code)
    if (!measure) throw new QueryError('indicators', `Unknown indicator ${code}`, allowed)
    return measure
  })
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

function chooseSort(text: string | undefined, by: readonly Dimension[], chosen: readonly Measure[]) {
  if (text === undefined) return null
  const descending = text.startsWith('-')
  const key = descending ? text.slice(1) : text
  const keys = [...by, ...chosen.map(({ code }) => code)]
  if (!keys.includes(key)) {
    const allowed = keys.flatMap((each) => [each, `-${each}`])
    throw new QueryError('sort', `Cannot sort by ${key}: it is not part of this query`, allowed)
  }
  return { key, descending }
}
