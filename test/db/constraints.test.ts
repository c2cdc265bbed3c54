/** What the tables themselves refuse, whoever writes them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db, NewRow } from '../../db/schema.ts'
import { buildWorld } from '../support/world.ts'

let db: Db
let reportId: number
beforeAll(async () => {
  const world = await buildWorld([{ agency: '沈阳市财政局' }])
  db = world.db
  reportId = world.ids[0]!
})
afterAll(() => db.destroy())

const fact = (change: Partial<NewRow<'fact'>>) =>
  db
    .insertInto('fact')
    .values({ report_id: reportId, indicator_id: 1, applicant_id: 0, value: 1, state: 'ok', ...change })
    .execute()

test.each<[string, Partial<NewRow<'fact'>>, RegExp]>([
  ['a printed zero', { value: 0 }, /CHECK/],
  ['a printed cell without a value', { value: null }, /CHECK/],
  ['an unknown state', { state: 'guessed' as 'ok' }, /CHECK/],
  ['an unknown applicant', { applicant_id: 8 }, /CHECK/],
  ['an unknown indicator', { indicator_id: 99 }, /FOREIGN KEY/],
  ['an unknown report', { report_id: 99 }, /FOREIGN KEY/],
  ['a fraction', { value: 1.5 }, /cannot store REAL/],
  ['text for a number', { value: 'many' as unknown as number }, /cannot store TEXT/],
])('a fact with %s', async (_case, change, problem) => {
  await expect(fact(change)).rejects.toThrow(problem)
})

test('a fact twice', async () => {
  await fact({ indicator_id: 2 })
  await expect(fact({ indicator_id: 2, value: 5 })).rejects.toThrow(/UNIQUE/)
})

test('an agency twice, where its region is not known either', async () => {
  const add = (region: string | null) =>
    db.insertInto('agency').values({ name: '财政局', region, sector: 'finance', level: null }).execute()
  await add(null)
  await expect(add(null)).rejects.toThrow(/UNIQUE/)
  await add('210103')
  await expect(add('210103')).rejects.toThrow(/UNIQUE/)
  await expect(add('999999')).rejects.toThrow(/FOREIGN KEY/)
})

test('a second report of an (agency, year), a year without statutory tables, an unknown scope', async () => {
  const report = await db.selectFrom('report').selectAll().executeTakeFirstOrThrow()
  const document = await db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
  const { id: documentId } = await db
    .insertInto('document')
    .values({ ...document, id: undefined, sha256: 'f'.repeat(64) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const add = (change: Partial<NewRow<'report'>>) =>
    db
      .insertInto('report')
      .values({ ...report, id: undefined, document_id: documentId, ...change })
      .execute()
  await expect(add({})).rejects.toThrow(/UNIQUE/)
  await expect(add({ year: 2018 })).rejects.toThrow(/CHECK/)
  await expect(add({ year: 2021, scope: 'both' as 'own' })).rejects.toThrow(/CHECK/)
  await expect(add({ year: 2021, form: '2018' as '2019' })).rejects.toThrow(/CHECK/)
  await expect(db.deleteFrom('document').where('id', '=', report.document_id).execute()).rejects.toThrow(
    /FOREIGN KEY/,
  )
})

test('a parsed document that speaks for nobody, an unidentified one that speaks for somebody', async () => {
  const document = await db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
  const add = (change: Partial<NewRow<'document'>>) =>
    db
      .insertInto('document')
      .values({ ...document, id: undefined, sha256: 'e'.repeat(64), ...change })
      .execute()
  await expect(add({ agency_id: null, year: null })).rejects.toThrow(/CHECK/)
  await expect(add({ status: 'unidentified' })).rejects.toThrow(/CHECK/)
  await expect(add({ year: null })).rejects.toThrow(/CHECK/)
  await expect(add({ sha256: 'short' })).rejects.toThrow(/CHECK/)
})

test('a finding of a rule that does not exist', async () => {
  const finding = { report_id: reportId, no: 1, severity: 'error' as const, zh: '', en: '', cells: '[]' }
  await expect(
    db
      .insertInto('finding')
      .values({ ...finding, rule: 'X-NONE' })
      .execute(),
  ).rejects.toThrow(/FOREIGN KEY/)
})
