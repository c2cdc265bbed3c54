/** Rankings of agencies: read in passing from the blocks, they say what the reports one by one say. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aggregate } from '../../db/queries/aggregate.ts'
import type { AggregateParameters } from '../../db/queries/aggregate-question.ts'
import { keepBest } from '../../db/queries/best.ts'
import { readDots } from '../../db/queries/dots.ts'
import { readPeers } from '../../db/queries/peers.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import { dropRollup } from '../../db/rollup/state.ts'
import type { Db } from '../../db/schema.ts'
import type { ReportSpec } from '../support/report.ts'
import { buildWorld } from '../support/world.ts'

let db: Db

const REGIONS = ['210103', '210102', '210100', '210200', '110101', '000000', null]

beforeAll(async () => {
  const specs = Array.from({ length: 42 }, (_, i): ReportSpec => {
    const region = REGIONS[i % REGIONS.length]!
    const sector = ['education', 'finance', 'government'][i % 3]!
    return {
      agency: `第${Math.floor(i / 2)}局`,
      region,
      sector,
      year: 2019 + (Math.floor(i / 7) % 4),
      scope: sector === 'government' && i % 2 === 0 ? 'consolidated' : 'own',
      values: {
        'applications.received.new[total]': (i * 37) % 11,
        'outcome.granted': (i * 13) % 50,
        'outcome.total': i % 9 === 0 ? { value: null, state: 'missing' } : 40 + i,
      },
    }
  })
  db = (await buildWorld(specs)).db
})
afterAll(() => db.destroy())

const NEW = 'applications.received.new'
const QUESTIONS: AggregateParameters[] = [
  { indicators: NEW, by: 'agency' },
  { indicators: NEW, by: 'agency', sort: `-${NEW}`, limit: 3 },
  { indicators: `${NEW},rate.disclosure`, by: 'agency', years: '2020', sort: '-rate.disclosure', limit: 2 },
  { indicators: 'rate.disclosure', by: 'agency,year', within: '210000', scope: 'own' },
  { indicators: 'quality.score,rate.disclosure', by: 'agency', years: '2021' },
  { indicators: NEW, by: 'agency', years: '2020', change: 'previous_year', sort: `-${NEW}:change`, limit: 4 },
  { indicators: 'rate.disclosure', by: 'year,agency', change: 'previous_year' },
  {
    indicators: 'outcome.granted',
    by: 'region,sector',
    level: 'prefecture',
    statistics: 'n,mean,median,max',
  },
]

/** Without what says how old the answer is. */
async function told(asked: AggregateParameters) {
  const { rows, notes, total, next } = await aggregate(db, asked)
  return { rows, notes, total, next }
}

test('from the blocks and from the reports themselves every answer is the same', async () => {
  const agency = await db.selectFrom('agency').select('id').orderBy('id').executeTakeFirstOrThrow()
  const ask = async () => ({
    aggregates: await Promise.all(QUESTIONS.map(told)),
    dots: await readDots(db, { indicator: 'rate.disclosure', scope: 'own', limit: 5 }),
    peers: await readPeers(db, agency.id, { indicators: `${NEW},rate.disclosure` }),
  })
  const read = await ask()
  expect(read.aggregates.every(({ rows }) => rows.length > 0)).toBe(true)
  await dropRollup(db)
  const counted = await ask()
  await rebuildRollup(db)
  expect(read).toEqual(counted)
})

describe('a page', () => {
  test.each(['', `-${NEW}`, NEW])('and those after it are the whole list, sorted by "%s"', async (sort) => {
    const asked: AggregateParameters = {
      indicators: NEW,
      by: 'agency,year',
      ...(sort === '' ? {} : { sort }),
    }
    const whole = await told({ ...asked, limit: null })
    expect(whole.total).toBe(whole.rows.length)
    const pages = []
    for (let cursor: string | undefined; ;) {
      const page = await told({ ...asked, limit: 5, ...(cursor === undefined ? {} : { cursor }) })
      // What is said of all rows does not depend on how many are shown.
      expect([page.total, page.notes]).toEqual([whole.total, whole.notes])
      pages.push(...page.rows)
      if (page.next === null) break
      cursor = page.next
    }
    expect(pages).toEqual(whole.rows)
  })
})

test('the best of many are those that stand first in the whole order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 2000, size: 'max' }),
      fc.integer({ min: 0, max: 40 }),
      (values, limit) => {
        const best = keepBest<number>(limit, (a, b) => b - a)
        for (const value of values) best.add(value)
        expect(best.items()).toEqual(values.toSorted((a, b) => b - a).slice(0, limit))
      },
    ),
    { numRuns: 50 },
  )
})
