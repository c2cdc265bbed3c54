/** Which agencies the ledger lists. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { Outside } from './coverage-outside.ts'
import { lateAgencies } from './coverage-years.ts'
import { agenciesOf, type CheckedFilters } from './quality-filter.ts'

/** `refused`: no report, but a document of that name and year that could not be taken. */
export const LEDGER_STATES = ['missing', 'refused', 'revised', 'late'] as const

export interface Listed {
  /** Only agencies that lack a report for at least one of the years. */
  gaps?: boolean
  /** Only agencies with at least one of the years in this state. */
  state?: (typeof LEDGER_STATES)[number]
}

export function listedAgencies(
  db: Db,
  filters: CheckedFilters,
  { gaps, state }: Listed,
  years: readonly number[],
  named: readonly Outside[],
) {
  const isMissing = gaps === true || state === 'missing'
  return agenciesOf(db, filters)
    .$if(isMissing, (query) =>
      query.where(
        (eb) =>
          eb
            .selectFrom('report as given')
            .select((e) => e.fn.countAll<number>().as('n'))
            .whereRef('given.agency_id', '=', 'agency.id')
            .where('given.year', 'in', years),
        '<',
        years.length,
      ),
    )
    .$if(state === 'revised', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('report')
            .select(sql.lit(1).as('one'))
            .whereRef('report.agency_id', '=', 'agency.id')
            .where('report.year', 'in', years)
            .where('report.revision', '>', 1),
        ),
      ),
    )
    .$if(state === 'late', (query) => query.where('agency.id', 'in', lateAgencies(db, years)))
    .$if(state === 'refused', (query) =>
      query.where('agency.name', 'in', [
        '',
        ...named.flatMap(({ year, names }) => (years.includes(year) ? names : [])),
      ]),
    )
}

/**
 * In the order of regions, those without one first, and numbers: as the index of regions has it.
 * @param after region (empty: none) and number of the agency before the first; null: from the start.
 */
export function inOrder<Query extends ReturnType<typeof listedAgencies>>(
  query: Query,
  after: readonly [string, number] | null,
) {
  const [region, id] = after ?? ['', 0]
  return query
    .$if(after !== null, (rest) =>
      region === ''
        ? rest.where((eb) => eb.or([eb('agency.region', 'is not', null), eb('agency.id', '>', id)]))
        : rest
            .where('agency.region', '>=', region)
            .where((eb) => eb.or([eb('agency.region', '>', region), eb('agency.id', '>', id)])),
    )
    .orderBy('agency.region', (order) => order.asc().nullsFirst())
    .orderBy('agency.id')
}
