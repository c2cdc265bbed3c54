/** The agencies of a group one by one, as a funnel plot or a strip of dots draws them. */
import type { Db } from '../schema.ts'
import { visitFigureRows } from './aggregate-figures.ts'
import { agencyNames, type AgencyName } from './aggregate-labels.ts'
import { askAggregate, type AggregateParameters } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { keepBest } from './best.ts'
import { addToCrowd, emptyCrowd, pooledOf } from './crowd.ts'
import { apartFrom, type Apart } from './funnel.ts'
import { quantile } from './statistics.ts'
import { dataRevision } from '../revision.ts'

export interface DotsAsked extends Pick<
  AggregateParameters,
  'within' | 'years' | 'sector' | 'agency' | 'agencyLevel' | 'quality'
> {
  indicator: string
  scope: 'own' | 'consolidated'
  limit: number
}

export interface Dot {
  agency: AgencyName
  /** Its report, where it has one only. */
  report: number | null
  value: number
  numerator: number | null
  denominator: number | null
  apart: Apart | null
}

/**
 * The largest first: by cases, of a count by its value. What is beyond the limit is counted, not drawn.
 * @throws QueryError for anything unknown to the data.
 */
export async function readDots(db: Db, { indicator, limit, ...asked }: DotsAsked) {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      const question = await askAggregate(trx, { ...asked, indicators: indicator, by: 'agency', limit: null })
      const measure = question.measures[0]!
      const { code } = measure
      const crowd = emptyCrowd()
      const values: number[] = []
      let empty = 0
      const best = keepBest<FigureRow>(
        limit,
        (a, b) => sizeOf(b, code) - sizeOf(a, code) || (a.group.k_agency ?? 0) - (b.group.k_agency ?? 0),
      )
      await visitFigureRows(trx, question, new Map(), (row) => {
        const value = row.figures.values[code] ?? null
        if (value === null) {
          empty += 1
          return
        }
        values.push(value)
        addToCrowd(crowd, measure, row)
        best.add(row)
      })
      const pooled = pooledOf(crowd, measure)
      const page = best.items()
      const sorted = Float64Array.from(values).sort()
      const names = agencyNames(
        trx,
        page.flatMap(({ group }) => group.k_agency ?? []),
      )
      return {
        indicator: code,
        years: [...question.years],
        scope: asked.scope,
        revision: await dataRevision(trx),
        dots: page.map((row): Dot => {
          const { k_agency: id, reports, report } = row.group
          const rate = row.figures.rates[code]
          return {
            agency: names.get(id ?? 0) ?? { id: id ?? 0, name: String(id), region: null },
            report: reports === 1 ? report : null,
            value: row.figures.values[code]!,
            numerator: rate?.numerator ?? null,
            denominator: rate?.denominator ?? null,
            apart: pooled && rate ? apartFrom(pooled.rate, rate.numerator, rate.denominator) : null,
          }
        }),
        pooled,
        quartiles: sorted.length === 0 ? null : [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)),
        total: sorted.length,
        rest: sorted.length - page.length,
        /** Agencies with a report but no figure. */
        empty,
      }
    })
}

function sizeOf({ figures }: FigureRow, code: string): number {
  return figures.rates[code]?.denominator ?? figures.values[code] ?? 0
}
