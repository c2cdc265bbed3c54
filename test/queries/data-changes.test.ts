/** Every change of the data is written down in the revision that makes it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withdrawReport } from '../../db/load.ts'
import { listChanges } from '../../db/queries/data-changes.ts'
import { dataRevision } from '../../db/revision.ts'
import type { Db } from '../../db/schema.ts'
import { emptyDatabase } from '../support/database.ts'
import { storeReport } from '../support/world.ts'

let db: Db
beforeEach(async () => {
  db = await emptyDatabase()
})
afterEach(() => db.destroy())

const changes = async (since?: number) => (await listChanges(db, { limit: 100, since })).changes

test('added, replaced with the cells that differ, withdrawn', async () => {
  const start = await dataRevision(db)
  const { reportId } = await storeReport(db, { agency: '甲局', values: { 'outcome.granted': 3 } })
  await storeReport(db, { agency: '甲局', values: { 'outcome.granted': 4 }, edition: '更正', name: 'b.txt' })
  await withdrawReport(db, reportId!, '2025-03-01T00:00:00.000Z')
  const [withdrawn, replaced, added] = await changes(start)
  expect(added).toMatchObject({
    kind: 'added',
    revision: start + 1,
    agency: { name: '甲局', region: '210100' },
    report: { id: reportId, year: 2020, current: false },
    changed: 0,
    cells: [],
  })
  expect(replaced).toMatchObject({ kind: 'replaced', revision: start + 2, changed: 6 })
  expect(replaced!.cells).toContainEqual({
    code: 'outcome.granted',
    applicant: 'total',
    before: { value: 3, state: 'ok' },
    after: { value: 4, state: 'ok' },
  })
  expect(replaced!.details.map(({ code }) => code)).toEqual(['replaces', 'cells_changed'])
  expect(withdrawn).toMatchObject({ kind: 'withdrawn', revision: start + 3, at: '2025-03-01T00:00:00.000Z' })
  expect(await dataRevision(db)).toBe(start + 3)
})

test('what changes nothing is not written down', async () => {
  await storeReport(db, { agency: '甲局' })
  const before = await changes()
  await storeReport(db, { agency: '甲局' })
  expect(await changes()).toEqual(before)
})

test('pages from the newest on, stable while more comes', async () => {
  for (const agency of ['甲局', '乙局', '丙局']) await storeReport(db, { agency })
  const first = await listChanges(db, { limit: 2 })
  await storeReport(db, { agency: '丁局' })
  const second = await listChanges(db, { limit: 2, cursor: first.next! })
  expect([...first.changes, ...second.changes].map(({ agency }) => agency.name)).toEqual([
    '丙局',
    '乙局',
    '甲局',
  ])
  expect(second.next).toBeNull()
  expect((await listChanges(db, { limit: 9, since: first.revision })).changes).toHaveLength(1)
  expect((await listChanges(db, { limit: 9, kind: 'withdrawn' })).total).toBe(0)
})
