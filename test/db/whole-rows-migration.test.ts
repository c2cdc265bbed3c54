/** A database from before wholes were facts: each report gets them as its document printed them. */
import { deflateSync } from 'node:zlib'
import { Migrator } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { initial } from '../../db/migrations/001-initial.ts'
import { across } from '../../db/migrations/002-across.ts'
import type { Db } from '../../db/schema.ts'

const WHOLE = 48
const PARTS = [49, 50, 51]
const CODES = ['outcome.other.no_correction', 'outcome.other.fee_unpaid', 'outcome.other.misc']

let db: Db
beforeEach(async () => {
  db = openDatabase(':memory:')
  const migrations = { '001-initial': initial, '002-across': across }
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error) throw error
  await db.insertInto('sector').values({ code: 'other', zh: '其他', en: 'Other', position: 0 }).execute()
  for (const [i, id] of [WHOLE, ...PARTS].entries()) {
    const row = {
      id,
      code: ['outcome.other.total', ...CODES][i]!,
      zh: `${id}`,
      en: `${id}`,
      table_no: 3,
      unit: 'count' as const,
      kind: 'flow' as const,
      additive: 1,
      forms: '2021',
      printed: '2021',
      comparability: 'good' as const,
      numerator: null,
      denominator: null,
      proportion: 0,
      definition_zh: null,
      definition_en: null,
    }
    // The table of then had no scale.
    await db
      .insertInto('indicator')
      .values(row as never)
      .execute()
  }
})
afterEach(() => db.destroy())

interface Cell {
  code: string
  applicant: string
  value: number | null
  state: string
}
const cell = (code: string, value: number | null, state = 'ok'): Cell => ({
  code,
  applicant: 'total',
  value,
  state,
})

/** A report with these cells of the last column, and the facts that the old rule made of them. */
async function store(form: '2019' | '2021', cells: Cell[]): Promise<number> {
  const { id: agency_id } = await db
    .insertInto('agency')
    .values({ name: `${cells.length}${JSON.stringify(cells)}`, region: null, sector: 'other', level: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const document = await db
    .insertInto('document')
    .values({
      sha256: String(agency_id).padStart(64, '0'),
      agency_id,
      year: 2021,
      name: 'a.txt',
      media_type: 'text/plain',
      bytes: null,
      url: null,
      published: null,
      stated: 0,
      status: 'parsed',
      reasons: '[]',
      text: null,
      parse: deflateSync(JSON.stringify({ cells })),
      parse_sha256: '0'.repeat(64),
      loaded_at: '2025-01-31T00:00:00.000Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: report_id } = await db
    .insertInto('report')
    .values({
      agency_id,
      year: 2021,
      form,
      scope: 'own',
      document_id: document.id,
      revision: 1,
      errors: 0,
      warnings: 0,
      infos: 0,
      missing: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { code, value, state } of cells) {
    if (state === 'ok' && value === 0) continue
    const indicator_id = code === 'outcome.other.total' ? WHOLE : PARTS[CODES.indexOf(code)]!
    await db
      .insertInto('fact')
      .values({ report_id, indicator_id, applicant_id: 7, value, state: state as 'ok' })
      .execute()
  }
  return report_id
}

const whole = async (report: number) =>
  db
    .selectFrom('fact')
    .select(['value', 'state'])
    .where('report_id', '=', report)
    .where('indicator_id', '=', WHOLE)
    .where('applicant_id', '=', 7)
    .executeTakeFirst()

test('as printed in three rows, in one, as zero, or not at all', async () => {
  const absent = CODES.map((code) => cell(code, null, 'absent'))
  const three = await store('2021', [cell(CODES[0]!, 1), cell(CODES[1]!, 0), cell(CODES[2]!, 4)])
  const zeros = await store(
    '2021',
    CODES.map((code) => cell(code, 0)),
  )
  const one = await store('2021', [...absent, cell('outcome.other.total', 7)])
  const zero = await store('2021', [...absent, cell('outcome.other.total', 0)])
  const lost = await store('2021', absent)
  const blank = await store('2021', [
    cell(CODES[0]!, null, 'missing'),
    cell(CODES[1]!, 2),
    cell(CODES[2]!, 1),
  ])
  const old = await store('2019', [
    cell('outcome.other.total', null, 'absent'),
    ...CODES.map((code) => cell(code, 2)),
  ])
  await migrate(db)
  expect(await whole(three)).toEqual({ value: 5, state: 'ok' })
  expect(await whole(zeros)).toBeUndefined()
  expect(await whole(one)).toEqual({ value: 7, state: 'ok' })
  expect(await whole(zero)).toBeUndefined()
  expect(await whole(lost)).toEqual({ value: null, state: 'absent' })
  expect(await whole(blank)).toEqual({ value: null, state: 'missing' })
  expect(await whole(old)).toEqual({ value: 6, state: 'ok' })
})
