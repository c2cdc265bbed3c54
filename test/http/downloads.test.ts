/** Everything in bulk: files that stream, descriptions that hold, and the database as one file. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyDatabase } from '../../db/snapshot.ts'
import { storeDocument } from '../../db/load.ts'
import { buildApp } from '../../server/http/app.ts'
import { bulkCsv } from '../../server/http/csv/bulk-csv.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport } from '../support/report.ts'
import { LOADED_AT, storeReport } from '../support/world.ts'
import { startService, type Service } from './answer.ts'
import { readCsv } from './read-formats.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-downloads-'))
let service: Service
beforeAll(async () => {
  service = await startService()
}, 60_000)
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

interface Resource {
  name: string
  path: string
  schema: {
    fields: { name: string; type: string; constraints?: { required?: boolean } }[]
    primaryKey?: string[]
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
}

describe('the data package', () => {
  test('describes files that are there, with their columns, keys and references', async () => {
    const body = (await service.get('/api/v1/export/datapackage.json')).json<{ resources: Resource[] }>()
    const rows = new Map<string, Record<string, string>[]>()
    for (const { name, path } of body.resources) {
      const file = await service.get(`/api/v1/export/${path}`)
      expect([path, file.statusCode]).toEqual([path, 200])
      rows.set(name, readCsv(file.body))
    }
    expect([...rows.keys()]).toEqual(['reports', 'cells', 'findings', 'agencies', 'indicators', 'rules'])
    for (const { name, schema } of body.resources) {
      const lines = rows.get(name)!
      const names = schema.fields.map((field) => field.name)
      if (lines[0]) expect([name, Object.keys(lines[0])]).toEqual([name, names])
      for (const field of schema.fields) {
        const values = lines.map((line) => line[field.name] ?? '')
        if (field.constraints?.required)
          expect([name, field.name, values.includes('')]).toEqual([name, field.name, false])
        if (['number', 'integer', 'year'].includes(field.type)) {
          expect([name, field.name, values.filter((value) => Number.isNaN(Number(value)))]).toEqual([
            name,
            field.name,
            [],
          ])
        }
      }
      const keys = lines.map((line) => schema.primaryKey?.map((key) => line[key]).join())
      if (schema.primaryKey) expect(new Set(keys).size).toBe(keys.length)
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const known = new Set(rows.get(reference.resource)!.map((line) => line[reference.fields[0]!]))
        const strangers = lines.filter((line) => !known.has(line[fields[0]!]!))
        expect([name, fields, strangers]).toEqual([name, fields, []])
      }
    }
  })

  test.each(['reports', 'cells', 'findings', 'agencies', 'indicators', 'rules'])(
    '%s.csv is found by its description, which names its header',
    async (name) => {
      const answer = await service.get(`/api/v1/export/${name}.csv-metadata.json`)
      expect(answer.headers['content-type']).toBe('application/csvm+json; charset=utf-8')
      const { url, tableSchema } = answer.json<{
        url: string
        tableSchema: { columns: { titles: { und: string[] } }[] }
      }>()
      expect(url).toBe(`${name}.csv`)
      const file = await service.get(`/api/v1/export/${url}`)
      const header = file.body.split('\r\n')[0]!.split(',')
      expect(tableSchema.columns.map(({ titles }) => titles.und[0])).toEqual(header)
    },
  )
})

test('a line end inside a field does not end the line', async () => {
  const column = { code: 'raw', zh: '原文', en: 'Raw', cell: (row: string) => row }
  const raws = ['1\n2', '3\r4', '5\r\n6', '"7"', 'a,b', ' 8 ']
  let text = ''
  for await (const chunk of bulkCsv([column], [raws], { header: 'code', spreadsheet: false }))
    text += String(chunk)
  expect(readCsv(text).map(({ raw }) => raw)).toEqual(raws)
})

test('a bulk file is written as it is read: rows are asked for only as fast as they are taken', async () => {
  let asked = 0
  function* endless() {
    for (;;) {
      asked += 1
      yield Array.from({ length: 500 }, (_, i) => `${asked}-${i}`)
    }
  }
  const column = { code: 'row', zh: '行', en: 'Row', cell: (row: string) => row.padEnd(100, '.') }
  const file = bulkCsv([column], endless(), { header: 'code', spreadsheet: false })
  let taken = 0
  for await (const chunk of file) {
    taken += String(chunk).length
    if (taken > 2_000_000) break
  }
  // About 51,000 characters a batch: forty batches taken, and no more than a few ahead.
  expect(asked).toBeLessThan(60)
})

describe('the database', () => {
  async function fileService(name: string) {
    const db = await emptyDatabase(join(folder, name))
    for (const year of [2020, 2021])
      await storeReport(db, { agency: '沈阳市房产局', year, values: { 'outcome.total': year } })
    await storeDocument(db, {
      report: {
        schema: 'gongkai.report/1',
        status: 'refused',
        source: { name: '内部便函.txt', sha256: 'f'.repeat(64), mediaType: 'text/plain', url: null },
        reasons: [{ code: 'R-NO-TABLES', message: '没有表格' }],
      },
      text: '此件不公开的内容',
      bytes: 24,
      stated: false,
      now: LOADED_AT,
    })
    const app = await buildApp(db)
    return { db, app, close: async () => (await app.close(), await db.destroy()) }
  }

  test('is whole, alone, checked by its digest, and without what is not published', async () => {
    const { app, close } = await fileService('whole.sqlite')
    const answer = await app.inject('/api/v1/export/database')
    const head = await app.inject({ method: 'HEAD', url: '/api/v1/export/database' })
    await close()
    expect(answer.statusCode).toBe(200)
    const digest = createHash('sha256').update(answer.rawPayload).digest('base64')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.sqlite3',
      'content-length': String(answer.rawPayload.length),
      'repr-digest': `sha-256=:${digest}:`,
    })
    expect(head.headers['repr-digest']).toBe(answer.headers['repr-digest'])
    expect(answer.headers.etag).toContain(String(answer.headers['x-data-release']))
    const path = join(folder, 'downloaded.sqlite')
    writeFileSync(path, answer.rawPayload)
    const copy = new Sqlite(path, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(copy.prepare('select count(*) as n from report').get()).toEqual({ n: 2 })
    expect(copy.prepare("select count(*) as n from document where status <> 'parsed'").get()).toEqual({
      n: 0,
    })
    copy.close()
    expect(answer.rawPayload.includes(Buffer.from('内部便函'))).toBe(false)
  })

  test('is made once for each state of the data, however many ask', async () => {
    const { app, db, close } = await fileService('once.sqlite')
    const ask = () => app.inject('/api/v1/export/database')
    const [one, two] = await Promise.all([ask(), ask()])
    expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
    await storeReport(db, { agency: '大连市财政局', region: '210200', values: {} })
    const next = await ask()
    await close()
    expect(next.headers['x-data-release']).not.toBe(one.headers['x-data-release'])
    expect(next.rawPayload.equals(one.rawPayload)).toBe(false)
  })

  test('is one state of the data, whatever is written meanwhile', async () => {
    const db = await emptyDatabase(join(folder, 'busy.sqlite'))
    for (let year = 2019; year < 2025; year += 1)
      await storeReport(db, { agency: '沈阳市房产局', year, values: {} })
    const target = join(folder, 'copy.sqlite')
    const copying = copyDatabase(db, target)
    const built = buildReport({ agency: '大连市财政局', region: '210200', values: {} })
    await storeDocument(db, { ...built, stated: false, now: LOADED_AT })
    await copying
    await db.destroy()
    const copy = new Sqlite(target, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const { n } = copy.prepare('select count(*) as n from report').get() as { n: number }
    const meta = copy.prepare("select value from meta where key = 'data_revision'").get() as { value: string }
    copy.close()
    expect([6, 7]).toContain(n)
    expect(Number(meta.value)).toBeGreaterThanOrEqual(n)
  })
})
