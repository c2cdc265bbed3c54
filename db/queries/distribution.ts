/**
 * How the agencies within each row lie: median, quartiles, mean and the like of the agencies' own figures. Always of
 * own reports, whatever the row itself is made of: a consolidated report is no agency.
 */
import type { Db } from '../schema.ts'
import { readFigureRows } from './aggregate-figures.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import type { Measure } from './measures.ts'
import { statisticOf, type Statistic } from './statistics.ts'

/** A rate over fewer cases says little of an agency and would widen every distribution. */
export const LEAST_DENOMINATOR = 30

export interface Distribution {
  /** Agencies with a figure, and those left out for want of one or of cases enough. */
  n: number
  excluded: number
  values: Partial<Record<Statistic, number | null>>
}

/** For each row, the distribution of each measure of the question over the agencies in it. */
export async function readDistributions(
  db: Db,
  question: AggregateQuestion,
  rows: readonly FigureRow[],
  sectors: ReadonlyMap<string, number>,
): Promise<Map<FigureRow, Record<string, Distribution>>> {
  const one: AggregateQuestion = { ...question, by: [...question.by, 'agency'], scope: 'own' }
  const agencies = new Map<string, FigureRow[]>()
  for (const row of await readFigureRows(db, one, sectors)) {
    const key = JSON.stringify(row.keys.slice(0, question.by.length))
    const some = agencies.get(key)
    if (some) some.push(row)
    else agencies.set(key, [row])
  }
  return new Map(
    rows.map((row) => {
      const members = agencies.get(JSON.stringify(row.keys)) ?? []
      const entries = question.measures.map((measure) => [
        measure.code,
        distributionOf(measure, members, question.statistics),
      ])
      return [row, Object.fromEntries(entries) as Record<string, Distribution>]
    }),
  )
}

function distributionOf(
  measure: Measure,
  rows: readonly FigureRow[],
  statistics: readonly Statistic[],
): Distribution {
  const values = rows.flatMap((row) => agencyValue(measure, row) ?? []).sort((a, b) => a - b)
  return {
    n: values.length,
    excluded: rows.length - values.length,
    values: Object.fromEntries(statistics.map((name) => [name, statisticOf(values, name)])),
  }
}

/** The figure of one agency, if it can stand beside those of others. */
export function agencyValue(measure: Measure, { figures }: Pick<FigureRow, 'figures'>): number | null {
  const value = figures.values[measure.code] ?? null
  if (value === null) return null
  const parts = measure.difference ?? (measure.isQuotient && !measure.perReport ? [measure.code] : [])
  const enough = parts.every((code) => (figures.rates[code]?.denominator ?? 0) >= LEAST_DENOMINATOR)
  return enough ? value : null
}
