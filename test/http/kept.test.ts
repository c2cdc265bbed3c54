/** Answers that are kept: the second and the third are the first, byte for byte, for as long as the data are the same. */
import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { preferredEncoding } from '../../server/http/kept/encoding.ts'
import { storeReport } from '../support/world.ts'
import { startOverNetwork, type NetworkService, type Sent } from './over-network.ts'

let service: NetworkService
beforeAll(async () => {
  service = await startOverNetwork()
}, 60_000)
afterAll(() => service.close())

const URL = '/api/v1/aggregates?indicators=outcome.total,outcome.granted&by=year'

/** Worked out, kept, and from then on answered before anything else: what the last does may differ from the others. */
async function thrice(path: string, headers: Record<string, string> = {}): Promise<Sent> {
  const first = await service.ask(path, headers)
  for (const again of [await service.ask(path, headers), await service.ask(path, headers)]) {
    expect(again.status).toBe(first.status)
    expect(again.headers).toEqual(first.headers)
    expect(again.body.equals(first.body)).toBe(true)
  }
  return first
}

test.each([
  ['plain', URL, {}],
  ['of another site', URL, { origin: 'https://elsewhere.example' }],
  ['with a language', `${URL}&lang=en`, { 'accept-language': 'zh' }],
  ['the dictionary', '/api/v1/indicators', {}],
  ['what is loaded', '/api/v1/meta', { accept: '*/*' }],
  ['as a file', `${URL}&format=csv`, {}],
  ['as a file, accepted', URL, { accept: 'text/csv' }],
  ['a wrong value', `${URL}&years=soon`, {}],
  ['an unknown parameter', `${URL}&yeras=2020`, {}],
  ['nothing there', '/api/v1/reports/999', {}],
])('%s', async (_what, path, headers) => {
  const { status, header } = await thrice(path, headers)
  expect(header('access-control-allow-origin')).toBe('*')
  expect(header('content-security-policy')).toContain("default-src 'self'")
  expect(header('x-content-type-options')).toBe('nosniff')
  expect(status === 200).toBe(header('x-data-release') !== undefined && header('etag') !== undefined)
})

test('compressed as the client likes it', async () => {
  const path = '/api/v1/indicators'
  const plain = await thrice(path)
  const gzip = await thrice(path, { 'accept-encoding': 'gzip' })
  const brotli = await thrice(path, { 'accept-encoding': 'gzip, br' })
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
  expect([plain, gzip, brotli].map(({ header }) => header('content-encoding'))).toEqual([
    undefined,
    'gzip',
    'br',
  ])
  for (const { header, body } of [plain, gzip, brotli]) {
    expect(header('vary')).toBe('accept, accept-encoding')
    expect(header('content-length')).toBe(`${body.length}`)
  }
  const asIs = await thrice(path, { 'accept-encoding': 'gzip', 'x-no-compression': '1' })
  expect(asIs.body.equals(plain.body)).toBe(true)
})

test('a head without the body', async () => {
  const whole = await thrice(URL)
  for (let time = 0; time < 3; time++) {
    const head = await service.ask(URL, {}, 'HEAD')
    expect(head.body.length).toBe(0)
    expect(head.headers).toEqual(whole.headers)
  }
})

test('304 for a tag that is held, and only for that', async () => {
  const path = `${URL}&sort=-year`
  const tag = (await service.ask(path)).header('etag')!
  const unmodified = await thrice(path, { 'if-none-match': tag })
  expect(unmodified.status).toBe(304)
  expect(unmodified.body.length).toBe(0)
  expect(unmodified.header('etag')).toBe(tag)
  expect(unmodified.header('cache-control')).toBe('public, no-cache')
  expect(unmodified.header('content-length')).toBeUndefined()
  expect((await thrice(path, { 'if-none-match': `"other", ${tag}` })).headers).toEqual(unmodified.headers)
  for (const other of ['"other"', '*', '']) {
    const answer = await thrice(path, { 'if-none-match': other })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body.toString())).toMatchObject({ rows: [{ year: 2021 }, { year: 2020 }] })
  }
})

test('addresses of one question keep their own links, other methods their own answers', async () => {
  const { header } = await thrice(`${URL}&limit=1`)
  expect(header('link')).toContain('rel="next"')
  expect((await thrice(`${URL}&scope=auto&limit=1`)).header('link')).toContain('scope=auto')
  expect((await service.ask(URL, {}, 'POST')).status).toBe(405)
  const asked = await service.ask(
    URL,
    { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    'OPTIONS',
  )
  expect([asked.status, asked.header('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS'])
})

test('another host gets links of its own', async () => {
  const path = '/api/v1/export/datapackage.json'
  const one = await thrice(path, { host: 'one.example' })
  const two = await thrice(path, { host: 'two.example' })
  expect(one.body.toString()).toContain('http://one.example/')
  expect(two.body.toString()).toContain('http://two.example/')
  expect(two.body.toString()).not.toContain('one.example')
})

test('a change is seen at once, whoever made it', async () => {
  const total = async (headers = {}) => {
    const { status, body } = await service.ask(URL, headers)
    return status === 304
      ? null
      : (JSON.parse(body.toString()) as { rows: { values: Record<string, number> }[] }).rows.reduce(
          (sum, { values }) => sum + values['outcome.total']!,
          0,
        )
  }
  const before = await thrice(URL)
  const release = before.header('x-data-release')!
  const pinned = await thrice(`${URL}&release=${release}`)
  expect(pinned.header('cache-control')).toBe('public, max-age=31536000, immutable')
  const tag = before.header('etag')!
  expect(await total({ 'if-none-match': tag })).toBeNull()
  const was = (await total())!
  await storeReport(service.db, { agency: '大连市财政局', region: '210200', values: { 'outcome.total': 7 } })
  expect(await total({ 'if-none-match': tag })).toBe(was + 7)
  await thrice(URL)
  const other = openDatabase(service.file)
  await storeReport(other, { agency: '大连市教育局', region: '210200', values: { 'outcome.total': 5 } })
  await other.destroy()
  expect(await total()).toBe(was + 12)
  expect((await service.ask(`${URL}&release=${release}`)).status).toBe(410)
})

test.each([
  [undefined, null],
  ['identity', null],
  ['deflate', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0', null],
  ['*', 'br'],
  ['br;q=0.2, identity', null],
])('Accept-Encoding: %s is %s', (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding)
})
