/**
 * How the agencies within each row lie: median, quartiles, mean and the like of the agencies' own figures. Always of
 * own reports, whatever the row itself is made of: a consolidated report is no agency.
 */
import type { Db } from '../schema.ts'
import { visitFigureRows } from './aggregate-figures.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { addToCrowd, emptyCrowd, type Crowd } from './crowd.ts'
import { statisticOf, type Statistic } from './statistics.ts'

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
  const { by, measures, statistics } = question
  const one: AggregateQuestion = { ...question, by: [...by, 'agency'], scope: 'own' }
  const keyOf = ({ keys }: FigureRow): string => keys.slice(0, by.length).join('|')
  const nobody = (): Crowd[] => measures.map(emptyCrowd)
  const gathered = new Map(rows.map((row) => [keyOf(row), nobody()]))
  await visitFigureRows(db, one, sectors, (row) => {
    const crowds = gathered.get(keyOf(row))
    crowds?.forEach((crowd, i) => addToCrowd(crowd, measures[i]!, row))
  })
  return new Map(
    rows.map((row) => {
      const crowds = gathered.get(keyOf(row)) ?? nobody()
      const entries = measures.map(({ code }, i) => [code, distributionOf(crowds[i]!, statistics)])
      return [row, Object.fromEntries(entries) as Record<string, Distribution>]
    }),
  )
}

function distributionOf({ values, excluded }: Crowd, statistics: readonly Statistic[]): Distribution {
  const sorted = Float64Array.from(values).sort()
  return {
    n: sorted.length,
    excluded,
    values: Object.fromEntries(statistics.map((name) => [name, statisticOf(sorted, name)])),
  }
}
