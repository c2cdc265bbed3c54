/** How the service behaves to programs: limits, releases, links, languages, heads, other sites. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../../server/http/contract/config.ts'
import { LIMITS } from '../../server/http/limits.ts'
import { storeReport } from '../support/world.ts'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ service: { limits: { ...LIMITS, xlsx: 6, csv: 12 } } })
}, 60_000)
afterAll(() => service.close())

const AGGREGATES = '/api/v1/aggregates?indicators=outcome.total,outcome.granted'
const config = async (from = service) => (await from.get('/api/v1/config')).json<Config>()

describe('limits', () => {
  test('are announced', async () => {
    const { formats, limits, languages, licence } = await config()
    expect(formats.map(({ format }) => format)).toEqual(['json', 'csv', 'xlsx', 'jsonstat', 'sdmxcsv', 'zip'])
    expect(formats.find(({ format }) => format === 'xlsx')?.maxCells).toBe(6)
    expect(limits).toMatchObject({ dimensions: 3, rowsOfPage: 10_000, defaultRowsOfPage: 1000 })
    expect([languages, licence.name]).toEqual([['zh', 'en'], 'CC-BY-4.0'])
  })

  test('beyond them: 413 with the computed size, before anything is summed', async () => {
    const own = await startService({ service: { limits: { ...LIMITS, xlsx: 6 } } })
    await own.db.schema.dropTable('fact').execute()
    const answer = await own.get(`${AGGREGATES}&by=agency,year&format=xlsx`)
    await own.close()
    expect(answer.statusCode).toBe(413)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    // Four reports, two indicators.
    expect(answer.json()).toMatchObject({ code: 'too_many_cells', cells: 8, limit: 6, parameter: 'format' })
    expect(answer.json<{ detail: string }>().detail).toContain('4 rows × 2 indicators = 8 figures')
  })

  test('a page that fits is given', async () => {
    const answer = await service.get(`${AGGREGATES}&by=agency,year&format=xlsx&limit=3`)
    expect([answer.statusCode, answer.headers['x-total-rows']]).toEqual([200, '4'])
    expect((await service.get(`${AGGREGATES}&by=agency,year&format=csv`)).statusCode).toBe(200)
  })

  test('filters count: what they leave is what is measured', async () => {
    expect((await service.get(`${AGGREGATES}&by=agency,year&years=2020&format=xlsx`)).statusCode).toBe(200)
    expect((await service.get(`${AGGREGATES}&by=agency,applicant&format=csv`)).json()).toMatchObject({
      // Four reports of six types each.
      cells: 4 * 6 * 2,
      limit: 12,
    })
  })
})

describe('a release', () => {
  test('that is the current one may be kept for ever', async () => {
    const { release } = await config()
    const answer = await service.get(`${AGGREGATES}&release=${release}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['x-data-release']).toBe(release)
    const plain = await service.get(AGGREGATES)
    expect(plain.json()).toEqual(answer.json())
    expect(plain.headers['cache-control']).toBe('public, no-cache')
    const same = await service.get(`${AGGREGATES}&release=${release}`, {
      'if-none-match': answer.headers.etag,
    })
    expect(same.statusCode).toBe(304)
  })

  test('that has passed is gone, and says which one is there', async () => {
    const own = await startService()
    const { release } = await config(own)
    await storeReport(own.db, { agency: '大连市财政局', region: '210200', values: { 'outcome.total': 1 } })
    const answer = await own.get(`${AGGREGATES}&release=${release}`)
    const now = (await config(own)).release
    expect(now).not.toBe(release)
    expect(answer.statusCode).toBe(410)
    expect(answer.json()).toMatchObject({ code: 'release_gone', parameter: 'release', release: now })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers.link).toBe(
      '</api/v1/aggregates?indicators=outcome.total,outcome.granted>; rel="latest-version"',
    )
    await own.close()
  })

  test('is another one with the same number of changes at another time', async () => {
    const own = await startService({}, [])
    await storeReport(own.db, { agency: '大连市财政局', values: {} }, '2025-02-01T00:00:00.000Z')
    const other = await startService({}, [])
    await storeReport(other.db, { agency: '大连市财政局', values: {} }, '2025-02-02T00:00:00.000Z')
    const [one, two] = [await config(own), await config(other)]
    expect(one.revision).toBe(two.revision)
    expect(one.release).not.toBe(two.release)
    const tag = (await own.get(AGGREGATES)).headers.etag
    expect((await other.get(AGGREGATES, { 'if-none-match': tag })).statusCode).toBe(200)
    await Promise.all([own.close(), other.close()])
  })

  test('is checked for its form', async () => {
    expect((await service.get(`${AGGREGATES}&release=latest`)).json()).toMatchObject({ parameter: 'release' })
  })
})

describe('links', () => {
  test('to the description, the licence, the dictionary and the one address of the question', async () => {
    const { headers } = await service.get(
      '/api/v1/aggregates?scope=auto&lang=en&indicators=outcome.total&by=year',
    )
    const link = String(headers.link)
    expect(link).toContain('</api/openapi.json>; rel="service-desc"')
    expect(link).toContain('rel="license"')
    expect(link).toContain('</api/v1/indicators>; rel="describedby"')
    expect(link).toContain('</api/v1/aggregates?by=year&indicators=outcome.total>; rel="canonical"')
    expect(headers['last-modified']).toBe('Fri, 31 Jan 2025 00:00:00 GMT')
  })

  test('from a bulk file to what describes it', async () => {
    const { headers } = await service.get('/api/v1/export/cells.csv')
    expect(headers.link).toContain(
      '</api/v1/export/cells.csv-metadata.json>; rel="describedby"; type="application/csvm+json"',
    )
  })
})

describe('the language of problems', () => {
  const detail = async (more: string, headers = {}) => {
    const answer = await service.get(`${AGGREGATES}&by=planet${more}`, headers)
    const { title, detail } = answer.json<{ title: string; detail: string }>()
    return { title, detail, language: answer.headers['content-language'] }
  }
  const zh = { title: '参数不能这样写', detail: '没有维度 planet', language: 'zh-CN' }
  const en = {
    title: 'A parameter cannot be used as given',
    detail: 'Unknown dimension planet',
    language: 'en',
  }

  test.each([
    ['', {}, en],
    ['', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, zh],
    ['', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' }, en],
    ['', { 'accept-language': 'de, zh;q=0.1' }, zh],
    ['&lang=zh', {}, zh],
    ['&lang=en', { 'accept-language': 'zh' }, en],
  ])('%s %j', async (more, headers, wanted) => {
    expect(await detail(more, headers)).toEqual(wanted)
  })

  test.each([
    [`${AGGREGATES}&nope=1`, '这个地址没有参数 nope'],
    [`${AGGREGATES}&limit=0`, 'limit 不能是“0”：应为 1 到 10000 的整数'],
    [`${AGGREGATES}&scope=all`, 'scope 不能是“all”：可用的值有 auto、own、consolidated'],
    [`${AGGREGATES}&years=2021-2020`, '年份范围 2021-2020 首尾颠倒'],
    [`${AGGREGATES}&within=999999`, '没有代码为 999999 的地区'],
    [`${AGGREGATES}&agency=99`, '没有编号为 99 的机关'],
    ['/api/v1/aggregates?indicators=nope', '没有指标 nope'],
    ['/api/v1/aggregates', '请至少写一个指标（indicators）或一个专题（topic）'],
    ['/api/v1/agencies/99', '没有编号为 99 的机关'],
    ['/api/v1/nope', '没有 /api/v1/nope 这个地址'],
  ])('%s in Chinese', async (url, wanted) => {
    const answer = await service.get(url, { 'accept-language': 'zh' })
    expect(answer.json()).toMatchObject({ detail: wanted })
  })

  test('does not change an answer, nor its tag', async () => {
    const [one, two] = [await service.get(`${AGGREGATES}&lang=zh`), await service.get(AGGREGATES)]
    expect(one.json()).toEqual(two.json())
    expect(one.headers.etag).toBe(two.headers.etag)
    expect((await service.get(`${AGGREGATES}&lang=fr`)).json()).toMatchObject({
      parameter: 'lang',
      allowed: ['zh', 'en'],
    })
  })
})

test('another site may read, with the headers that matter', async () => {
  const origin = 'https://elsewhere.example'
  const asked = await service.app.inject({
    method: 'OPTIONS',
    url: AGGREGATES,
    headers: { origin, 'access-control-request-method': 'GET' },
  })
  expect(asked.statusCode).toBe(204)
  expect(asked.headers['access-control-allow-origin']).toBe('*')
  const { headers } = await service.get(AGGREGATES, { origin })
  for (const name of ['etag', 'link', 'x-data-release', 'repr-digest']) {
    expect(headers['access-control-expose-headers']).toContain(name)
  }
})

describe('the whole grid of parameters', () => {
  const CHOICES: Record<string, string[]> = {
    indicators: ['outcome.total', 'rate.disclosure,procurement.amount'],
    by: ['', 'year', 'region,year', 'agency', 'sector,level', 'applicant,region'],
    within: ['', '000000', '210100'],
    level: ['', 'province', 'county'],
    scope: ['', 'own', 'consolidated'],
    sort: ['', '-outcome.total', 'year'],
    format: ['json', 'csv', 'xlsx', 'jsonstat', 'sdmxcsv', 'zip'],
  }
  /** Every pair of values of two parameters, the others at their first. */
  const names = Object.keys(CHOICES)
  const queries = new Set<string>()
  for (const one of names)
    for (const other of names)
      for (const a of CHOICES[one]!)
        for (const b of CHOICES[other]!) {
          const chosen: Record<string, string> = {
            indicators: 'outcome.total',
            format: 'json',
            [one]: a,
            [other]: b,
          }
          queries.add(
            new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString(),
          )
        }

  test(`${queries.size} pairs: an answer or what to mend, never a failure of ours`, async () => {
    const own = await startService()
    for (const query of queries) {
      const answer = await own.get(`/api/v1/aggregates?${query}`)
      expect([query, [200, 400].includes(answer.statusCode)]).toEqual([query, true])
      if (answer.statusCode === 400) expect(answer.json()).toMatchObject({ parameter: expect.any(String) })
    }
    await own.close()
  })
})

test('files with made-up reports in them say so by their names', async () => {
  const own = await startService()
  const paths = [
    `${AGGREGATES}&by=year&format=csv`,
    `${AGGREGATES}&by=year&format=xlsx`,
    '/api/v1/export/cells.csv',
    '/api/v1/export/database',
  ]
  const nameOf = async (path: string) => String((await own.get(path)).headers['content-disposition'])
  for (const path of paths) expect(await nameOf(path)).not.toContain('synthetic')
  await own.db.insertInto('meta').values({ key: 'synthetic', value: '1' }).execute()
  for (const path of paths) {
    const name = await nameOf(path)
    expect(name).toMatch(/filename="gongkai-atlas_[^"]+-synthetic\.(csv|xlsx|sqlite)"/)
    expect(name).toMatch(/filename\*=UTF-8''\S+-synthetic\./)
  }
  await own.close()
})
