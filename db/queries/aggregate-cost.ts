/** How large an answer may become, told from the question and two counts, before anything is read for it. */
import type { Db } from '../schema.ts'
import { readPlaces } from '../rollup/watch.ts'
import { rowPlaces, topPlaces } from './aggregate-places.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { agenciesOf } from './quality-filter.ts'

/** Levels of the administration. */
const LEVELS = 6

/** At most so many rows; fewer where not everybody reported. */
export async function estimateRows(db: Db, question: AggregateQuestion): Promise<number> {
  const { by, years, sector, applicantIds } = question
  const count = async (): Promise<number> => {
    if (by.includes('agency')) return countAgencies(db, question)
    const regions = by.includes('region')
      ? rowPlaces(topPlaces(await readPlaces(db), question), question.level).length
      : 1
    const sectors = !by.includes('sector') ? 1 : sector.length > 0 ? sector.length : await countSectors(db)
    return regions * sectors * (by.includes('level') ? LEVELS : 1)
  }
  const each = (await count()) * (by.includes('applicant') ? applicantIds.length : 1)
  if (!by.includes('year')) return each
  return each * (years.length > 0 ? years.length : await countYears(db))
}

/** Figures of all rows. */
export async function estimateCells(db: Db, question: AggregateQuestion): Promise<number> {
  return (await estimateRows(db, question)) * question.measures.length
}

async function countAgencies(db: Db, question: AggregateQuestion): Promise<number> {
  const { within, years, sector, agency, agencyLevel } = question
  const filters = {
    within: [...within],
    levelBelow: 'province' as const,
    years: [...years],
    sector: [...sector],
    agency: [...agency],
    agencyLevel: agencyLevel ?? undefined,
  }
  const { n } = await agenciesOf(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function countSectors(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('sector')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** From the first to the last: an index knows both. */
async function countYears(db: Db): Promise<number> {
  const { first, last } = await db
    .selectFrom('report')
    .select((eb) => [
      eb.fn.min<number | null>('year').as('first'),
      eb.fn.max<number | null>('year').as('last'),
    ])
    .executeTakeFirstOrThrow()
  return first === null || last === null ? 0 : last - first + 1
}
