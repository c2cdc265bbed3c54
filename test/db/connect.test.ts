import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseFile, openDatabase, UnsupportedDatabase } from '../../db/connect.ts'
import { migrate, pendingMigrations } from '../../db/migrate.ts'
import { bumpRevision, dataRevision } from '../../db/revision.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['data/atlas.sqlite', 'data/atlas.sqlite'],
  ['/var/lib/atlas.sqlite', '/var/lib/atlas.sqlite'],
  ['sqlite:data/atlas.sqlite', 'data/atlas.sqlite'],
  ['file:///var/lib/atlas.sqlite', '/var/lib/atlas.sqlite'],
  [':memory:', ':memory:'],
])('%s is the file %s', (url, file) => {
  expect(databaseFile(url)).toBe(file)
})

test.each(['postgres://localhost/atlas', 'mysql:atlas', 'https://example.org/a.sqlite', '', 'sqlite:'])(
  'refuses %j',
  (url) => {
    expect(() => databaseFile(url)).toThrow(UnsupportedDatabase)
  },
)

test('a new database gets its folder, write-ahead logging and foreign keys', async () => {
  const file = join(folder, 'new', 'atlas.sqlite')
  const db = openDatabase(file)
  const pragma = async (name: string) =>
    Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0]!)[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('foreign_keys')).toBe(1)
  expect(await pragma('busy_timeout')).toBeGreaterThan(1000)
  await db.destroy()
  expect(existsSync(file)).toBe(true)
})

test('a read-only connection needs a file, sees commits of others and writes nothing', async () => {
  const file = join(folder, 'atlas.sqlite')
  expect(() => openDatabase(file, { readonly: true })).toThrow()
  const writer = openDatabase(file)
  await migrate(writer)
  const reader = openDatabase(file, { readonly: true })
  expect(await dataRevision(reader)).toBe(0)
  await bumpRevision(writer)
  expect(await dataRevision(reader)).toBe(1)
  await expect(bumpRevision(reader)).rejects.toThrow(/readonly/)
  await reader.destroy()
  await writer.destroy()
})

test('two writers that read before they write take turns', async () => {
  const file = join(folder, 'atlas.sqlite')
  const first = openDatabase(file)
  await migrate(first)
  const second = openDatabase(file)
  await first.transaction().execute(async (trx) => bumpRevision(trx))
  await second.transaction().execute(async (trx) => bumpRevision(trx))
  expect(await dataRevision(first)).toBe(2)
  await first.destroy()
  await second.destroy()
})

const MIGRATIONS = [
  '001-initial',
  '002-across',
  '003-search',
  '004-rollup',
  '005-report-block',
  '006-published',
  '007-first-pages',
]

describe('migrations', () => {
  test('come up from nothing, once', async () => {
    const db = openDatabase(':memory:')
    expect(await pendingMigrations(db)).toEqual(MIGRATIONS)
    expect(await migrate(db)).toEqual(MIGRATIONS)
    const before = await schemaOf(db)
    expect(await migrate(db)).toEqual([])
    expect(await pendingMigrations(db)).toEqual([])
    expect(await schemaOf(db)).toEqual(before)
    await db.destroy()
  })

  test('make the tables of the schema, strictly typed', async () => {
    const db = openDatabase(':memory:')
    await migrate(db)
    // The full-text index keeps tables of its own making.
    const tables = (await db.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => !name.includes('_words'))
      .sort()
    expect(tables).toEqual([
      'agency',
      'applicant',
      'carry_over',
      'claim',
      'data_change',
      'document',
      'fact',
      'finding',
      'fingerprint',
      'fingerprint_key',
      'indicator',
      'meta',
      'region',
      'region_closure',
      'report',
      'report_block',
      'revision',
      'rollup',
      'rule',
      'section',
      'sector',
    ])
    for (const { name, ddl } of await schemaOf(db)) {
      if (ddl?.startsWith('CREATE TABLE') && tables.includes(name)) expect(ddl, name).toMatch(/strict/)
    }
    await db.destroy()
  })

  test('a database of a later version is refused, not misread', async () => {
    const db = openDatabase(':memory:')
    await migrate(db)
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(db)
    await expect(migrate(db)).rejects.toThrow(/999-later/)
    await db.destroy()
  })
})

async function schemaOf(db: ReturnType<typeof openDatabase>) {
  const { rows } = await sql<{ name: string; ddl: string | null }>`
    select name, sql as ddl from sqlite_master order by name`.execute(db)
  return rows
}
