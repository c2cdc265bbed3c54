/** Whatever goes wrong, the answer has one shape, names what to mend, and never shows how we are made. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Writable } from 'node:stream'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const AGGREGATES = '/api/v1/aggregates?indicators=outcome.total'

describe('bad parameters', () => {
  test.each([
    [`${AGGREGATES}&years=abc`, 'years'],
    [`${AGGREGATES}&years=2021-2020`, 'years'],
    [`${AGGREGATES}&years=`, 'years'],
    [`${AGGREGATES}&years=2020&years=2021`, 'years'],
    [`${AGGREGATES}&by=planet`, 'by'],
    [`${AGGREGATES}&by=year,region,sector,agency`, 'by'],
    [`${AGGREGATES}&within=999999`, 'within'],
    [`${AGGREGATES}&within=210000'--`, 'within'],
    [`${AGGREGATES}&level=village`, 'level'],
    [`${AGGREGATES}&sector=nope`, 'sector'],
    [`${AGGREGATES}&agency=99`, 'agency'],
    [`${AGGREGATES}&agency=99999999999999999999`, 'agency'],
    [`${AGGREGATES}&agencyLevel=king`, 'agencyLevel'],
    [`${AGGREGATES}&applicant=nobody`, 'applicant'],
    [`${AGGREGATES}&scope=all`, 'scope'],
    [`${AGGREGATES}&quality=good`, 'quality'],
    [`${AGGREGATES}&sort=nope`, 'sort'],
    [`${AGGREGATES}&limit=-1`, 'limit'],
    [`${AGGREGATES}&limit=0`, 'limit'],
    [`${AGGREGATES}&limit=1.5`, 'limit'],
    [`${AGGREGATES}&limit=ten`, 'limit'],
    [`${AGGREGATES}&cursor=zzz`, 'cursor'],
    [`${AGGREGATES}&format=exe`, 'format'],
    [`${AGGREGATES}&header=de`, 'header'],
    [`${AGGREGATES}&bom=2`, 'bom'],
    ['/api/v1/aggregates', 'indicators'],
    ['/api/v1/aggregates?indicators=nope', 'indicators'],
    ['/api/v1/aggregates?topic=nope', 'topic'],
    ['/api/v1/aggregates?indicators=procurement.amount&by=applicant', 'by'],
    ['/api/v1/aggregates?indicators=procurement.amount&applicant=org_other', 'applicant'],
    ['/api/v1/regions?level=village', 'level'],
    ['/api/v1/regions?loaded=perhaps', 'loaded'],
    ['/api/v1/regions?within=999999', 'within'],
    ['/api/v1/agencies?limit=5000', 'limit'],
    ['/api/v1/agencies?sector=nope', 'sector'],
    ['/api/v1/agencies?q=', 'q'],
    ['/api/v1/agencies/x', 'id'],
    ['/api/v1/reports/0', 'id'],
    ['/api/v1/reports/99999999999', 'id'],
    ['/api/v1/reports?status=lost', 'status'],
    ['/api/v1/reports?status=refused&years=2020', 'years'],
    ['/api/v1/reports?cursor=WzFd', 'cursor'],
  ])('%s: 400 naming %s', async (url, parameter) => {
    const answer = await service.get(url)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers.etag).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toMatchObject({
      type: 'urn:gongkai-atlas:problem:bad_parameter',
      status: 400,
      code: 'bad_parameter',
      parameter,
      title: expect.any(String),
      detail: expect.stringMatching(/\S/),
    })
  })

  test('say what is allowed', async () => {
    const allowed = async (url: string) => (await service.get(url)).json<{ allowed: string[] }>().allowed
    expect(await allowed(`${AGGREGATES}&scope=all`)).toEqual(['auto', 'own', 'consolidated'])
    expect(await allowed(`${AGGREGATES}&limit=0`)).toEqual(['1-10000'])
    expect(await allowed(`${AGGREGATES}&by=planet`)).toEqual([
      'year',
      'region',
      'sector',
      'agency',
      'level',
      'applicant',
    ])
    expect(await allowed(`${AGGREGATES}&sort=nope&by=year`)).toEqual([
      'year',
      '-year',
      'outcome.total',
      '-outcome.total',
    ])
    expect(await allowed(`${AGGREGATES}&format=exe`)).toEqual([
      'json',
      'csv',
      'xlsx',
      'jsonstat',
      'sdmxcsv',
      'zip',
    ])
    expect(await allowed(`${AGGREGATES}&sector=x`)).toContain('education')
    expect(await allowed('/api/v1/reports?status=lost')).toEqual(['parsed', 'unidentified', 'refused'])
  })
})

test.each([
  ['/api/v1/nope', 404, 'not_found'],
  ['/api/v1', 404, 'not_found'],
  ['/api/', 404, 'not_found'],
  ['/nope', 404, 'not_found'],
  ['/api/v1/reports/99', 404, 'not_found'],
  ['/api/v1/reports/99/source', 404, 'not_found'],
  ['/api/v1/agencies/99', 404, 'not_found'],
  ['/api/v1/%zz', 400, 'bad_request'],
])('%s: %i %s', async (url, status, code) => {
  const answer = await service.get(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json()).toMatchObject({ status, code })
})

test('our own mistake is logged whole and told in one plain sentence', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const broken = await startService({ logger: { level: 'error', stream } }, [])
  await broken.db.schema.dropTable('rollup').execute()
  const answer = await broken.get(AGGREGATES)
  expect(answer.statusCode).toBe(500)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal' })
  expect(answer.body).not.toMatch(/rollup|sqlite|\.ts|at /i)
  expect(lines.join('')).toContain('no such table: rollup')
  expect((await broken.get('/healthz')).statusCode).toBe(200)
  await broken.close()
})

test('a database that is gone: alive, but not ready', async () => {
  const broken = await startService({}, [])
  await broken.db.destroy()
  expect((await broken.get('/healthz')).statusCode).toBe(200)
  const ready = await broken.get('/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toMatchObject({ code: 'unavailable' })
  await broken.app.close()
})
