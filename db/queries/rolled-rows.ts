/** Rows of the rollup one by one, for the few questions that count what is loaded: of one place, kind after kind. */
import { hold, onceAConnection } from '../dialect.ts'
import { ALL } from '../rollup/places.ts'
import { KINDS, KNOWLEDGE, type Kind } from '../rollup/store.ts'
import { decodeVector, type Vector } from '../rollup/vector.ts'
import type { Db } from '../schema.ts'

export interface RolledRow {
  slice: string
  year: number
  counts: Vector
}

const statementsOf = onceAConnection((db: Db) => {
  const rows = db
    .selectFrom('rollup')
    .select(['slice', 'year', 'figures'])
    .where('kind', '=', 0)
    .where('region', '=', '')
    .orderBy('slice')
    .orderBy('year')
  return {
    whole: hold(db, rows.where('slice', '=', ALL)),
    parts: hold(db, rows.where('slice', '>', ALL)),
  }
})

/**
 * All reports of a place and below, one row a year, ascending.
 * @param part `whole`: all organs together; `parts`: every sector and level apart.
 */
export function rolledRows(
  db: Db,
  kind: Kind,
  adcode: string,
  part: 'whole' | 'parts' = 'whole',
): RolledRow[] {
  const { [part]: statement } = statementsOf(db)
  const rows = statement.all(KINDS[kind], adcode, ALL)
  return rows.flatMap(({ slice, year, figures }) =>
    year === KNOWLEDGE ? [] : [{ slice, year, counts: decodeVector(figures) }],
  )
}
