/** Blocks of reports: what is put in comes out, and a database without them gets them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelNumber, levelOf, type BlockEntry } from '../../db/blocks/entry.ts'
import { decodeBlock, encodeBlock } from '../../db/blocks/format.ts'
import { askAggregate } from '../../db/queries/aggregate-question.ts'
import { readOneByOne } from '../../db/queries/aggregate-one-by-one.ts'
import { writeMeta, readMeta } from '../../db/revision.ts'
import { loadReference } from '../../db/seed-reference.ts'
import { buildWorld } from '../support/world.ts'

const entry: fc.Arbitrary<BlockEntry> = fc.record({
  agency: fc.integer({ min: 1, max: 2 ** 40 }),
  report: fc.integer({ min: 1, max: 2 ** 40 }),
  region: fc.integer({ min: 0, max: 999_999 }),
  flags: fc.integer({ min: 0, max: 255 }),
  missing: fc.integer({ min: 0, max: 200 }),
  failed: fc.integer({ min: 0, max: 200 }),
  cells: fc.uint8Array({ maxLength: 300 }),
})

describe('a block', () => {
  test('holds every report as it was given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.uniqueArray(entry, { selector: ({ agency }) => agency, maxLength: 20 }),
        (place, given) => {
          const entries = given.toSorted((a, b) => a.agency - b.agency)
          const decoded = decodeBlock(place, encodeBlock(place, entries))
          expect(decoded.map((one) => ({ ...one, cells: [...one.cells] }))).toEqual(
            entries.map((one) => ({ ...one, cells: [...one.cells] })),
          )
        },
      ),
    )
  })

  test('refuses two reports of one agency, and agencies out of order', () => {
    const one: BlockEntry = {
      agency: 5,
      report: 1,
      region: 0,
      flags: 0,
      missing: 0,
      failed: 0,
      cells: new Uint8Array(),
    }
    expect(() => encodeBlock(0, [one, { ...one, report: 2 }])).toThrow(RangeError)
    expect(() => encodeBlock(0, [one, { ...one, agency: 4 }])).toThrow(RangeError)
  })

  test('knows every level, and none that there is not', () => {
    for (const level of [null, 'national', 'province', 'prefecture', 'county', 'township', 'special'])
      expect(levelOf(levelNumber(level))).toBe(level)
    expect(() => levelNumber('village')).toThrow(RangeError)
  })
})

test('a database that was filled before there were blocks gets them when it is opened, and answers without them', async () => {
  const { db } = await buildWorld([
    { agency: '甲局', sector: 'education', region: '210103', values: { 'outcome.granted': 71 } },
    { agency: '乙局', sector: 'finance', region: '110101', year: 2022, values: { 'outcome.granted': 8 } },
  ])
  const blocks = () =>
    db.selectFrom('report_block').select(['region', 'year', 'sector', 'reports']).orderBy('region').execute()
  const before = await blocks()
  // A county lies with its prefecture, a district of a municipality by itself.
  expect(before.map(({ region, year, sector }) => [region, year, sector])).toEqual([
    ['110101', 2022, 'finance'],
    ['210100', 2020, 'education'],
  ])
  await db.deleteFrom('report_block').execute()
  await writeMeta(db, 'rollup', `2 ${await readMeta(db, 'reference')}`)
  const question = askAggregate(db, { indicators: 'outcome.granted', by: 'agency' })
  expect(readOneByOne(db, question)).toBeNull()
  await loadReference(db)
  expect(await blocks()).toEqual(before)
  expect(readOneByOne(db, question)?.rows).toHaveLength(2)
  await db.destroy()
})
