/**
 * Which slots stand behind which row, decided once, so that sums and coverage cannot disagree.
 *
 * The rule of `auto`, as a set: a region's consolidated report speaks for every organ in the region and below. So
 * within the region of a row, a slot counts unless another consolidated report of its year belongs to a region on
 * the path from the slot's region up to the row's.
 */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { AggregateQuestion, RegionLevel } from './aggregate-question.ts'
import { RANK } from './aggregate-places.ts'
import { slots } from './aggregate-slots.ts'
import { ROOT } from './filter-values.ts'

/** Row keys: null where the question does not ask for the dimension. */
export interface MemberKeys {
  k_year: number | null
  k_region: string | null
  k_direct: number
  k_sector: string | null
  k_agency: number | null
  k_level: string | null
}
export const KEYS = ['k_year', 'k_region', 'k_direct', 'k_sector', 'k_agency', 'k_level'] as const

/** The common table expressions of a question, up to `member`: one line per slot that counts, with its keys. */
export function members(db: Db, question: AggregateQuestion) {
  const { by } = question
  const tops = question.within.length > 0 ? question.within : [ROOT]
  const asItIs = by.includes('agency')
  const mode = asItIs ? 'as_it_is' : question.scope
  return (
    slots(db, question)
      .with(
        (cte) => cte('place').materialized(),
        (q) => {
          // Known regions all lie within the tops.
          const known = q.selectFrom('known').select('region').distinct().as('here')
          const upwards = q
            .selectFrom(known)
            .innerJoin('region_closure as up', 'up.descendant', 'here.region')
          if (question.level === null) {
            return upwards
              .where('up.ancestor', 'in', tops)
              .select((eb) => [
                'up.descendant as region',
                'up.ancestor as row_region',
                'up.depth as depth',
                eb.lit(0).$castTo<number>().as('direct'),
              ])
          }
          const least = RANK[question.level satisfies RegionLevel]
          return upwards
            .innerJoin('region', 'region.adcode', 'up.ancestor')
            .leftJoin('region as parent', 'parent.adcode', 'region.parent')
            .where(rank('region.level'), '>=', least)
            .where((eb) => eb.or([eb(rank('parent.level'), '<', least), eb('region.adcode', 'in', tops)]))
            .$if(question.within.length > 0, (query) =>
              query.where('up.ancestor', 'in', (eb) =>
                eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', tops),
              ),
            )
            .select((eb) => [
              'up.descendant as region',
              'up.ancestor as row_region',
              'up.depth as depth',
              eb.lit(0).$castTo<number>().as('direct'),
            ])
            .unionAll(
              q
                .selectFrom(known)
                .innerJoin('region', 'region.adcode', 'here.region')
                .where(rank('region.level'), '<', least)
                .select((eb) => [
                  'here.region as region',
                  'here.region as row_region',
                  // Below any real depth: nobody speaks for the organs of the region alone.
                  eb.lit(-1).$castTo<number>().as('depth'),
                  eb.lit(1).$castTo<number>().as('direct'),
                ]),
            )
        },
      )
      // For each region and year, who speaks for it within its row: the first and the last of them.
      .with(
        (cte) => cte('veil').materialized(),
        (q) =>
          q
            .selectFrom('chosen')
            // In this order: SQLite takes what stands left of a cross join first.
            .crossJoin('region_closure as down')
            .innerJoin('place', 'place.region', 'down.descendant')
            .whereRef('down.ancestor', '=', 'chosen.region')
            .whereRef('down.depth', '<=', 'place.depth')
            .groupBy(['place.region', 'chosen.year'])
            .select((eb) => [
              'place.region',
              'chosen.year',
              eb.fn.min<number>('chosen.id').as('first_id'),
              eb.fn.max<number>('chosen.id').as('last_id'),
            ]),
      )
      .with(
        (cte) => cte('member').materialized(),
        (q) =>
          q
            .selectFrom('slot')
            .innerJoin('place', 'place.region', 'slot.region')
            .$if(mode === 'auto' || mode === 'consolidated', (query) =>
              query
                .leftJoin('veil', (join) =>
                  join.onRef('veil.region', '=', 'slot.region').onRef('veil.year', '=', 'slot.year'),
                )
                .where((eb) =>
                  eb.or([
                    eb('veil.region', 'is', null),
                    eb.and([
                      eb('veil.first_id', '=', eb.ref('slot.id')),
                      eb('veil.last_id', '=', eb.ref('slot.id')),
                    ]),
                  ]),
                ),
            )
            // What stands directly under a higher region is its own organs; its consolidated report is all of it.
            .$if(mode === 'auto', (query) =>
              query.where((eb) => eb.or([eb('place.direct', '=', 0), eb('slot.covers', '=', 0)])),
            )
            .$if(mode === 'consolidated', (query) =>
              query.where('slot.covers', '=', 1).where('place.depth', '=', 0),
            )
            .select(['slot.id', 'slot.form', 'slot.scope', 'slot.agency_id', 'slot.year'])
            .select((eb) => [
              (by.includes('year') ? eb.ref('slot.year') : eb.lit(null))
                .$castTo<number | null>()
                .as('k_year'),
              (by.includes('region') ? eb.ref('place.row_region') : eb.lit(null))
                .$castTo<string | null>()
                .as('k_region'),
              (by.includes('region') ? eb.ref('place.direct') : eb.lit(0)).$castTo<number>().as('k_direct'),
              (by.includes('sector') ? eb.ref('slot.sector') : eb.lit(null))
                .$castTo<string | null>()
                .as('k_sector'),
              (asItIs ? eb.ref('slot.agency_id') : eb.lit(null)).$castTo<number | null>().as('k_agency'),
              (by.includes('level') ? eb.ref('slot.level') : eb.lit(null))
                .$castTo<string | null>()
                .as('k_level'),
            ]),
      )
  )
}

function rank(column: 'region.level' | 'parent.level') {
  const level = sql.ref(column)
  const arms = Object.entries(RANK).map(([name, value]) => sql`when ${sql.lit(name)} then ${sql.lit(value)}`)
  return sql<number>`case ${level} ${sql.join(arms, sql` `)} end`
}
