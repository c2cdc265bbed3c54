/** Conditional requests: a tag decided by data revision and query, answered before the figures are asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeReport } from '../support/world.ts'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const URL = '/api/v1/aggregates?indicators=outcome.total&by=year'
const tagOf = async (url: string, headers = {}) => (await service.get(url, headers)).headers.etag

test('the same question has the same tag, whatever the order of its parameters', async () => {
  const tag = await tagOf(URL)
  expect(tag).toMatch(/^W\/"\d+-[0-9a-f]{8}-[0-9a-f]{16}"$/)
  expect(await tagOf('/api/v1/aggregates?by=year&indicators=outcome.total')).toBe(tag)
  expect(await tagOf(`${URL}&scope=auto`)).toBe(tag)
  expect(await tagOf(`${URL}&scope=own`)).not.toBe(tag)
  expect(await tagOf(`${URL}&format=csv`)).not.toBe(tag)
  expect(await tagOf(URL, { accept: 'text/csv' })).not.toBe(tag)
})

test('304 without a body for a tag that holds', async () => {
  const etag = await tagOf(URL)
  for (const held of [etag, `"other", ${etag}`, etag?.replace('W/', '')]) {
    const answer = await service.get(URL, { 'if-none-match': held })
    expect(answer.statusCode).toBe(304)
    expect(answer.body).toBe('')
    expect(answer.headers.etag).toBe(etag)
    expect(answer.headers['cache-control']).toBe('public, no-cache')
  }
  for (const other of ['"other"', '*', '']) {
    expect((await service.get(URL, { 'if-none-match': other })).statusCode).toBe(200)
  }
})

test('no table but the revision is read for it', async () => {
  const own = await startService()
  const etag = (await own.get(URL)).headers.etag
  await own.db.schema.dropTable('report_block').execute()
  expect((await own.get(URL, { 'if-none-match': etag })).statusCode).toBe(304)
  expect((await own.get(URL.replace('by=year', 'by=agency'))).statusCode).toBe(500)
  await own.close()
})

test('a report more is another revision', async () => {
  const etag = await tagOf(URL)
  await storeReport(service.db, { agency: '大连市财政局', region: '210200', values: { 'outcome.total': 1 } })
  const answer = await service.get(URL, { 'if-none-match': etag })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers.etag).not.toBe(etag)
})

test('answers are compressed where asked, and say that they depend on it', async () => {
  const url = '/api/v1/indicators'
  const [plain, small] = [
    await service.get(url, { 'accept-encoding': 'identity' }),
    await service.get(url, { 'accept-encoding': 'br' }),
  ]
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(small.headers['content-encoding']).toBe('br')
  expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4)
  expect(small.headers.vary).toMatch(/accept.*accept-encoding/)
  expect(small.headers.etag).toBe(plain.headers.etag)
})
