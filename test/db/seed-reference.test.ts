import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { dictionary } from '../../db/reference/indicators.ts'
import { reference } from '../../db/reference/reference.ts'
import { dataRevision } from '../../db/revision.ts'
import type { Db } from '../../db/schema.ts'
import { loadReference, type ReferenceData } from '../../db/seed-reference.ts'
import { rules } from '../../server/report/check/rule.ts'
import { storeReport } from '../support/world.ts'

let db: Db
beforeEach(async () => {
  db = openDatabase(':memory:')
  await migrate(db)
})
afterEach(() => db.destroy())

const whole: ReferenceData = { reference, dictionary, rules }
const withRegions = (regions: ReferenceData['reference']['regions']): ReferenceData => ({
  ...whole,
  reference: { ...reference, regions },
})
const count = async (table: 'region' | 'sector' | 'applicant' | 'indicator' | 'rule') =>
  (
    await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('fills all tables once; the second time changes nothing', async () => {
  expect(await loadReference(db)).toBe(true)
  expect(await count('region')).toBe(reference.regions.length)
  expect(await count('sector')).toBe(reference.sectors.length)
  expect(await count('applicant')).toBe(7)
  expect(await count('indicator')).toBe(dictionary.indicators.length)
  expect(await count('rule')).toBe(rules.length)
  expect(await dataRevision(db)).toBe(1)
  expect(await loadReference(db)).toBe(false)
  expect(await dataRevision(db)).toBe(1)
})

test('every region lies in the country, and knows its path', async () => {
  await loadReference(db)
  const path = async (adcode: string) =>
    (await db.selectFrom('region').select('path').where('adcode', '=', adcode).executeTakeFirstOrThrow()).path
  expect(await path('210103')).toBe('辽宁省/沈阳市/沈河区')
  expect(await path('110101')).toBe('北京市/东城区')
  expect(await path('429004')).toBe('湖北省/仙桃市')
  expect(await path('000000')).toBe('全国')
  // A retired code stays under the parent it had.
  expect(await path('320684')).toBe('江苏省/南通市/海门市')

  const ancestors = await db
    .selectFrom('region_closure')
    .select(['ancestor', 'depth'])
    .where('descendant', '=', '210103')
    .orderBy('depth')
    .execute()
  expect(ancestors).toEqual([
    { ancestor: '210103', depth: 0 },
    { ancestor: '210100', depth: 1 },
    { ancestor: '210000', depth: 2 },
    { ancestor: '000000', depth: 3 },
  ])
  const { inCountry } = await db
    .selectFrom('region_closure')
    .select(({ fn }) => fn.countAll<number>().as('inCountry'))
    .where('ancestor', '=', '000000')
    .executeTakeFirstOrThrow()
  expect(inCountry).toBe(reference.regions.length)
})

test('changed rows are replaced in place, new ones added, gone ones removed', async () => {
  const [liaoning, shenyang] = ['210000', '210100'].map((code) =>
    reference.regions.find(({ adcode }) => adcode === code)!,
  )
  const root = reference.regions.find(({ adcode }) => adcode === '000000')!
  await loadReference(db, withRegions([root, liaoning!, shenyang!]))
  await storeReport(db, { agency: '辽宁省财政厅', region: '210000' })
  const moved = { ...shenyang!, name: '盛京市', parent: '000000' }
  expect(await loadReference(db, withRegions([root, { ...liaoning!, name: '奉天省' }, moved]))).toBe(true)
  const rows = await db.selectFrom('region').select(['adcode', 'path', 'parent']).orderBy('adcode').execute()
  expect(rows).toEqual([
    { adcode: '000000', path: '全国', parent: null },
    { adcode: '210000', path: '奉天省', parent: '000000' },
    { adcode: '210100', path: '盛京市', parent: '000000' },
  ])
  await loadReference(db, withRegions([root, liaoning!]))
  expect(await count('region')).toBe(2)
})

test('a region in use, a parent that is missing, a circle: each stops the loading, and nothing is half changed', async () => {
  await loadReference(db)
  await storeReport(db, { agency: '沈阳市财政局' })
  const before = await dataRevision(db)
  const without = reference.regions.filter(({ adcode, parent }) => adcode !== '210100' && parent !== '210100')
  await expect(loadReference(db, withRegions(without))).rejects.toThrow(/FOREIGN KEY/)
  const orphans = reference.regions.filter(({ adcode }) => adcode !== '210000')
  await expect(loadReference(db, withRegions(orphans))).rejects.toThrow(/not in the table/)
  const circle = reference.regions.map((row) =>
    row.adcode === '210000' ? { ...row, parent: '210100' } : row,
  )
  await expect(loadReference(db, withRegions(circle))).rejects.toThrow(/within itself/)
  expect(await count('region')).toBe(reference.regions.length)
  expect(await dataRevision(db)).toBe(before)
})
