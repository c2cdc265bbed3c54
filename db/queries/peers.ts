/**
 * One agency among its peers: agencies of its sector and level with a report of the same scope for the same year.
 * Where these are too few the circle widens, and the answer says how far.
 */
import type { Db } from '../schema.ts'
import { readFigureRows, visitFigureRows } from './aggregate-figures.ts'
import { askAggregate, type AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import type { RateParts } from './aggregate-values.ts'
import {
  addToCrowd,
  agencyValue,
  emptyCrowd,
  LEAST_DENOMINATOR,
  pooledOf,
  type Crowd,
  type Pooled,
} from './crowd.ts'
import { apartFrom, funnelLimits, type Apart } from './funnel.ts'
import type { Measure } from './measures.ts'
import { midRank, quantile } from './statistics.ts'
import { Z_95, Z_998, type Interval } from './wilson.ts'
import type { Level, Scope } from '../../server/report/report.ts'

/** Widening stops at so many agencies with a report, this one included. */
export const ENOUGH_PEERS = 10
const BASES = ['sector_and_level', 'level', 'all'] as const
export type PeerBasis = (typeof BASES)[number]

export interface PeersAsked {
  indicators: string
  /** Default: the agency's last. */
  year?: number
  /** Peers of these regions only. */
  within?: string
}

export interface PeerStanding {
  code: string
  /** Of this agency; null: none, or too few cases to compare. */
  value: number | null
  rate: RateParts | null
  /** Its rate rests on fewer cases than are compared. */
  small: boolean
  /** Agencies with a comparable figure, this one included; and those without. */
  n: number
  excluded: number
  quartiles: [number, number, number] | null
  /** Share of them below, half of the equal ones included: 0.5 in the middle. */
  percentile: number | null
  /** Of shares: all the others together, the limits around them for as many cases as this one has. */
  pooled: Pooled | null
  limits: { p95: Interval; p998: Interval } | null
  apart: Apart | null
}

export interface Peers {
  agency: number
  year: number
  scope: Scope
  basis: PeerBasis
  sector: string
  level: Level | null
  /** Agencies with a report on this basis, this one included. */
  reports: number
  indicators: PeerStanding[]
}

/**
 * Null when there is no such agency, or it has no report (for that year).
 * @throws QueryError for an unknown indicator or region.
 */
export async function readPeers(db: Db, id: number, asked: PeersAsked): Promise<Peers | null> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      const report = await trx
        .selectFrom('report')
        .innerJoin('agency', 'agency.id', 'report.agency_id')
        .select(['report.year', 'report.scope', 'agency.sector', 'agency.level'])
        .where('report.agency_id', '=', id)
        .$if(asked.year !== undefined, (query) => query.where('report.year', '=', asked.year!))
        .orderBy('report.year', 'desc')
        .limit(1)
        .executeTakeFirst()
      const question = await askAggregate(trx, {
        indicators: asked.indicators,
        within: asked.within,
        by: 'agency',
      })
      if (!report) return null
      const { year, scope, sector, level } = report
      const plain = { ...question, level: null, years: [year], scope }
      for (const basis of BASES) {
        const crowds = question.measures.map(emptyCrowd)
        let own: FigureRow | undefined
        let others = 0
        await visitFigureRows(trx, narrow(plain, basis, sector, level), new Map(), (row) => {
          if (row.group.k_agency === id) own = row
          else {
            others += 1
            crowds.forEach((crowd, i) => addToCrowd(crowd, question.measures[i]!, row))
          }
        })
        if (others + 1 < ENOUGH_PEERS && basis !== 'all') continue
        // The regions asked for may not hold the agency itself.
        own ??= await ownRow(trx, plain, id, year, scope)
        const indicators = question.measures.map((measure, i) => standingOf(measure, own, crowds[i]!))
        return { agency: id, year, scope, basis, sector, level, reports: others + 1, indicators }
      }
      return null
    })
}

function narrow(
  question: AggregateQuestion,
  basis: PeerBasis,
  sector: string,
  level: Level | null,
): AggregateQuestion {
  return {
    ...question,
    sector: basis === 'sector_and_level' ? [sector] : [],
    agencyLevel: basis === 'all' ? null : level,
  }
}

async function ownRow(
  db: Db,
  question: AggregateQuestion,
  id: number,
  year: number,
  scope: Scope,
): Promise<FigureRow | undefined> {
  const rows = await readFigureRows(
    db,
    { ...question, within: [], agency: [id], years: [year], scope },
    new Map(),
  )
  return rows[0]
}

/** Where one row stands among others, by one measure. */
function standingOf(measure: Measure, own: FigureRow | undefined, others: Crowd): PeerStanding {
  const { code } = measure
  const value = own ? agencyValue(measure, own) : null
  const values = Float64Array.from(value === null ? others.values : [...others.values, value]).sort()
  const rate = own?.figures.rates[code] ?? null
  const pooled = pooledOf(others, measure)
  const trials = value === null || !rate ? 0 : rate.denominator
  const [p95, p998] = [Z_95, Z_998].map((z) => (pooled ? funnelLimits(pooled.rate, trials, z) : null))
  return {
    code,
    value,
    rate,
    small: value === null && rate !== null && rate.denominator < LEAST_DENOMINATOR,
    n: values.length,
    excluded: others.excluded + (own && value === null ? 1 : 0),
    quartiles:
      values.length === 0 ? null : [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)],
    percentile: value === null ? null : midRank(values, value),
    pooled,
    limits: p95 && p998 ? { p95, p998 } : null,
    apart: pooled && rate && trials > 0 ? apartFrom(pooled.rate, rate.numerator, rate.denominator) : null,
  }
}
