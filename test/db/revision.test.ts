/** What is kept in memory is never older than what a statement run now would find. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { atomically } from '../../db/atomically.ts'
import { openDatabase } from '../../db/connect.ts'
import { atOnce, hold, keptUntilWritten, writeAtOnce } from '../../db/dialect.ts'
import { migrate } from '../../db/migrate.ts'
import { bumpRevision, currentMeta, currentRevision, writeMeta } from '../../db/revision.ts'
import type { Db } from '../../db/schema.ts'

let folder: string
let db: Db
let other: Db
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-'))
  db = openDatabase(join(folder, 'atlas.sqlite'))
  await migrate(db)
  other = openDatabase(join(folder, 'atlas.sqlite'))
})
afterEach(async () => {
  await Promise.all([db.destroy(), other.destroy()])
  rmSync(folder, { recursive: true })
})

test('is read once and kept, until this connection or another writes', async () => {
  const first = currentMeta(db)
  expect(currentRevision(db)).toBe(0)
  expect(currentMeta(db)).toBe(first)
  await bumpRevision(db)
  expect(currentRevision(db)).toBe(1)
  await bumpRevision(other)
  expect(currentRevision(db)).toBe(2)
  expect(currentMeta(db)).toBe(currentMeta(db))
})

test('a transaction sees its own writing, and what is undone is forgotten', async () => {
  await bumpRevision(db)
  const undone = db.transaction().execute(async (trx) => {
    expect(currentRevision(trx)).toBe(1)
    await bumpRevision(trx)
    expect(currentRevision(trx)).toBe(2)
    expect(currentRevision(other)).toBe(1)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(currentRevision(db)).toBe(1)
})

test('so is what is undone within a transaction that goes on', async () => {
  await db.transaction().execute(async (trx) => {
    await bumpRevision(trx)
    const step = atomically(trx, async (inner) => {
      await writeMeta(inner, 'data_revision', '77')
      expect(currentRevision(inner)).toBe(77)
      throw new Error('undone')
    })
    await expect(step).rejects.toThrow('undone')
    expect(currentRevision(trx)).toBe(1)
  })
  expect(currentRevision(db)).toBe(1)
  expect(currentRevision(other)).toBe(1)
})

test('held statements and raw ones count as writing, returning rows or not', async () => {
  const set = hold(
    db,
    db.updateTable('meta').set({ value: '' }).where('key', '=', 'data_revision').returning('value'),
  )
  await bumpRevision(db)
  expect(currentRevision(db)).toBe(1)
  expect(set.get('5', 'data_revision')).toEqual({ value: '5' })
  expect(currentRevision(db)).toBe(5)
  expect(() =>
    writeAtOnce(db, () => {
      set.run('6', 'data_revision')
      expect(currentRevision(db)).toBe(6)
      throw new Error('undone')
    }),
  ).toThrow('undone')
  expect(currentRevision(db)).toBe(5)
  await sql`update meta set value = '9' where key = 'data_revision'`.execute(db)
  expect(currentRevision(db)).toBe(9)
})

test('a transaction that has read stays with what it found, until it ends', async () => {
  await db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      expect(currentRevision(trx)).toBe(0)
      await bumpRevision(other)
      expect(currentRevision(trx)).toBe(0)
    })
  expect(currentRevision(db)).toBe(1)
  expect(
    await Promise.all([
      atOnce(db, () => currentRevision(db)),
      bumpRevision(other).then(() => currentRevision(db)),
    ]),
  ).toEqual([1, 2])
})

test('is kept through transactions that only read', async () => {
  let reads = 0
  const read = keptUntilWritten((_: Db) => (reads += 1))
  const ask = () =>
    db
      .transaction()
      .setAccessMode('read only')
      .execute((trx) => Promise.resolve(read(trx)))
  expect([await ask(), await ask(), read(db)]).toEqual([1, 1, 1])
  await bumpRevision(other)
  expect([await ask(), read(db)]).toEqual([2, 2])
})
