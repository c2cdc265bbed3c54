/** The agencies of a group one by one, as a funnel plot or a strip of dots draws them. */
import type { Db } from '../schema.ts'
import { readFigureRows } from './aggregate-figures.ts'
import { agencyNames, type AgencyName } from './aggregate-labels.ts'
import { askAggregate, type AggregateParameters } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { apartFrom, type Apart } from './funnel.ts'
import { pool } from './peers.ts'
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
      const rows = await readFigureRows(trx, question, new Map())
      const found = rows.filter(({ figures }) => figures.values[code] !== null)
      found.sort(
        (a, b) => sizeOf(b, code) - sizeOf(a, code) || (a.group.k_agency ?? 0) - (b.group.k_agency ?? 0),
      )
      const pooled = measure.proportion ? pool(found, code) : null
      const page = found.slice(0, limit)
      const names = await agencyNames(
        trx,
        page.flatMap(({ group }) => group.k_agency ?? []),
      )
      const values = found.map(({ figures }) => figures.values[code]!).sort((a, b) => a - b)
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
        quartiles: values.length === 0 ? null : [0.25, 0.5, 0.75].map((share) => quantile(values, share)),
        total: found.length,
        rest: found.length - page.length,
        /** Agencies with a report but no figure. */
        empty: rows.length - found.length,
      }
    })
}

function sizeOf({ figures }: FigureRow, code: string): number {
  return figures.rates[code]?.denominator ?? figures.values[code] ?? 0
}
