/**
 * Who may stand behind a figure. A *slot* is a report that is there, or that an agency known to report in this scope
 * could have given for the year. Filters choose among slots before anything else is decided.
 */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely'
import type { Database, Db } from '../schema.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { ROOT } from './filter-values.ts'

/**
 * Common table expressions: `known` (agencies by scope), `picked` (reports), `slot`, and `chosen` (the consolidated
 * report that speaks for a region and year). Each is worked out once and kept: left to itself SQLite merges them
 * into one join over everything, and walks its tables in the wrong order.
 */
export function slots(db: Db, question: AggregateQuestion) {
  return (
    db
      .with(
        (cte) => cte('known').materialized(),
        (q) =>
          q
            .selectFrom('report')
            .innerJoin('agency', 'agency.id', 'report.agency_id')
            .select((eb) => [
              'report.agency_id as agency_id',
              'report.scope as scope',
              eb.fn.coalesce('agency.region', sql.lit(ROOT)).as('region'),
              'agency.sector as sector',
              'agency.level as level',
              coversRegion(eb).as('covers'),
            ])
            .distinct()
            .where((eb) => ofAgencies(eb, question))
            .$if(question.scope !== 'auto', (query) => query.where('report.scope', '=', scopeOf(question))),
      )
      .with(
        (cte) => cte('picked').materialized(),
        (q) =>
          q
            .selectFrom('known')
            .innerJoin('report', (join) =>
              join
                .onRef('report.agency_id', '=', 'known.agency_id')
                .onRef('report.scope', '=', 'known.scope'),
            )
            .select(['report.id', 'report.agency_id', 'report.year', 'report.form', 'report.scope'])
            .select(['known.region', 'known.sector', 'known.covers'])
            .$if(question.years.length > 0, (query) => query.where('report.year', 'in', question.years))
            .$if(question.quality === 'clean', (query) => query.where('report.errors', '=', 0)),
      )
      .with(
        (cte) => cte('slot').materialized(),
        (q) =>
          q
            .selectFrom('known')
            .innerJoin(q.selectFrom('picked').select('year').distinct().as('era'), (join) => join.onTrue())
            .leftJoin('picked', (join) =>
              join
                .onRef('picked.agency_id', '=', 'known.agency_id')
                .onRef('picked.scope', '=', 'known.scope')
                .onRef('picked.year', '=', 'era.year'),
            )
            .select(['picked.id', 'picked.form', 'era.year'])
            .select([
              'known.agency_id',
              'known.scope',
              'known.region',
              'known.sector',
              'known.level',
              'known.covers',
            ]),
      )
      // The one consolidated report that speaks for its region: the government's before any other, the oldest first.
      .with(
        (cte) => cte('chosen').materialized(),
        (q) =>
          q
            .selectFrom(
              q
                .selectFrom('picked')
                .where('covers', '=', 1)
                .select((eb) => [
                  'id',
                  'region',
                  'year',
                  eb.fn
                    .agg<number>('row_number')
                    .over((over) =>
                      over
                        .partitionBy(['region', 'year'])
                        .orderBy(eb.case().when('sector', '=', 'government').then(0).else(1).end())
                        .orderBy('id'),
                    )
                    .as('place'),
                ])
                .as('candidate'),
            )
            .select(['id', 'region', 'year'])
            .where('place', '=', 1),
      )
  )
}

function scopeOf({ scope }: AggregateQuestion): 'own' | 'consolidated' {
  return scope === 'consolidated' ? 'consolidated' : 'own'
}

/** A township has no code of its own: its consolidated report is not that of the county it lies in. */
function coversRegion(eb: ExpressionBuilder<Database, 'report' | 'agency'>) {
  return eb
    .case()
    .when(
      eb.and([
        eb('report.scope', '=', 'consolidated'),
        eb('agency.region', 'is not', null),
        eb.or([eb('agency.level', 'is', null), eb('agency.level', '!=', 'township')]),
      ]),
    )
    .then(1)
    .else(0)
    .end()
}

function ofAgencies(
  eb: ExpressionBuilder<Database, 'report' | 'agency'>,
  { within, sector, agency, agencyLevel }: AggregateQuestion,
) {
  const conditions: ExpressionWrapper<Database, 'report' | 'agency', SqlBool>[] = []
  if (within.length > 0) {
    const inside = eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within)
    conditions.push(eb('agency.region', 'in', inside))
  }
  if (sector.length > 0) conditions.push(eb('agency.sector', 'in', sector))
  if (agency.length > 0) conditions.push(eb('agency.id', 'in', agency))
  if (agencyLevel !== null) conditions.push(eb('agency.level', '=', agencyLevel))
  return eb.and(conditions)
}
