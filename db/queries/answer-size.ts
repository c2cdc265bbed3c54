/** How large an answer can become, known before anything is summed. */
import type { Db } from '../schema.ts'
import type { AggregateQuestion, Dimension } from './aggregate-question.ts'
import { applicantTypes } from './measures.ts'
import { reportsOf, type CheckedFilters } from './quality-filter.ts'

/** What a dimension can have at most where nothing is chosen: enough to let small questions pass unasked. */
const AT_MOST: Readonly<Record<Dimension, number>> = {
  year: 20,
  region: 5000,
  sector: 60,
  agency: Infinity,
  level: 7,
  applicant: applicantTypes.length,
}

/**
 * Rows that the answer cannot exceed: by its dimensions, and, where that does not settle it, by the reports behind it,
 * each of which stands in one row (or one of each type of applicant).
 * @param enough up to this many rows nobody minds: then no report is counted.
 */
export async function mostRows(db: Db, question: AggregateQuestion, enough: number): Promise<number> {
  const { by, limit } = question
  const columns = by.includes('applicant') ? Math.max(1, question.applicantIds.length) : 1
  const chosen: Partial<Record<Dimension, number>> = {
    year: question.years.length,
    sector: question.sector.length,
    agency: question.agency.length,
    level: question.agencyLevel === null ? 0 : 1,
    applicant: question.applicantIds.length,
  }
  const product = by.reduce((rows, dimension) => rows * (chosen[dimension] || AT_MOST[dimension]), 1)
  const bound = Math.min(product, limit ?? Infinity)
  if (bound <= enough) return bound
  const { reports } = await reportsOf(db, filtersOf(question))
    .$if(question.quality === 'clean', (query) => query.where('report.errors', '=', 0))
    .$if(question.scope !== 'auto', (query) =>
      query.where('report.scope', '=', question.scope === 'consolidated' ? 'consolidated' : 'own'),
    )
    .select((eb) => eb.fn.countAll<number>().as('reports'))
    .executeTakeFirstOrThrow()
  return Math.min(bound, reports * columns)
}

function filtersOf({ within, years, sector, agency, agencyLevel }: AggregateQuestion): CheckedFilters {
  return {
    within: [...within],
    levelBelow: 'province',
    years: [...years],
    sector: [...sector],
    agency: [...agency],
    agencyLevel: agencyLevel ?? undefined,
  }
}
