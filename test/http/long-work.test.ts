/** Long work in a thread: the same answers, and everybody else is answered meanwhile. */
import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from 'vitest'
import { LIMITS } from '../../server/http/limits.ts'
import { isLong } from '../../server/http/long/cost.ts'
import { LongThreads, type LongLimits } from '../../server/http/long/threads.ts'
import { storeReport } from '../support/world.ts'
import { startOverNetwork, type NetworkService } from './over-network.ts'

// From source a thread takes its time to begin.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** Everything that could be long goes to a thread. */
const start = (limits: Partial<LongLimits> = {}): Promise<NetworkService> =>
  startOverNetwork((file) => {
    const setup = { databaseUrl: file, publicUrl: null, limits: LIMITS, logLevel: 'silent' }
    return { longWork: { threads: new LongThreads(setup, limits), factor: 0 } }
  })

const AGGREGATES = '/api/v1/aggregates?indicators=outcome.total,rate.disclosure'
const LONG = `${AGGREGATES}&by=agency`

describe('the same answers', () => {
  let [apart, here] = [{} as NetworkService, {} as NetworkService]
  beforeAll(async () => {
    apart = await start()
    here = await startOverNetwork()
  })
  afterAll(() => Promise.all([apart.close(), here.close()]))

  test.each([
    [LONG],
    [`${AGGREGATES}&by=year&statistics=median`],
    [`${LONG}&format=csv&header=zh`],
    [`${AGGREGATES}&by=year&format=jsonstat`],
    ['/api/v1/export/reports.csv'],
    ['/api/v1/export/cells.csv?within=210100&bom=1'],
    ['/api/v1/coverage?gaps=true'],
    ['/api/v1/quality'],
    ['/api/v1/distribution?indicator=rate.disclosure&years=2020'],
    [`${LONG}&within=nowhere`],
  ])('%s', async (path) => {
    const manners: Record<string, string>[] = [{}, { 'accept-language': 'zh', 'accept-encoding': 'gzip' }]
    for (const headers of manners) {
      const [one, two] = [await apart.ask(path, headers), await here.ask(path, headers)]
      expect(one.status).toBe(two.status)
      // Each has an address and so links of its own, and frames a stream as it comes.
      const own = /^(link|transfer-encoding|content-length)$/i
      const rest = ({ headers: of }: typeof one) => of.filter(([name]) => !own.test(name)).sort()
      expect(rest(one)).toEqual(rest(two))
      const text = ({ body }: typeof one) => body.toString('latin1').replaceAll(/127\.0\.0\.1:\d+/g, 'host')
      if (one.header('content-encoding') === undefined) expect(text(one)).toBe(text(two))
    }
  })

  test('a change is seen, and what came from the thread is kept', async () => {
    const before = await apart.ask(LONG)
    expect((await apart.ask(LONG)).headers).toEqual((await apart.ask(LONG)).headers)
    expect((await apart.ask(LONG, { 'if-none-match': before.header('etag')! })).status).toBe(304)
    await storeReport(apart.db, { agency: '大连市财政局', region: '210200', values: { 'outcome.total': 7 } })
    const after = await apart.ask(LONG)
    expect(after.header('etag')).not.toBe(before.header('etag'))
    expect(after.body.toString()).toContain('大连市财政局')
  })
})

describe('beside it', () => {
  let service: NetworkService
  afterEach(() => service.close())
  const statusOf = async (path: string) => (await service.ask(path)).status

  test('others are answered while it is done', async () => {
    service = await start({ threads: 1 })
    const done: string[] = []
    const asked = (name: string, path: string) =>
      service.ask(path).then(({ status }) => done.push(`${name} ${status}`))
    const long = asked('long', LONG)
    await asked('health', '/healthz')
    await asked('short', `${AGGREGATES}&by=year`)
    await long
    expect(done).toEqual(['health 200', 'short 200', 'long 200'])
  })

  test('who finds no place is told to come again', async () => {
    service = await start({ threads: 1, atOnce: 1, waiting: 0 })
    const first = service.ask(LONG)
    const second = await service.ask(`${LONG}&years=2020`)
    expect([second.status, second.header('retry-after')]).toEqual([503, '5'])
    expect(JSON.parse(second.body.toString())).toMatchObject({ code: 'busy' })
    expect((await first).status).toBe(200)
    expect((await service.ask(`${LONG}&years=2020`)).status).toBe(200)
  })

  test('who goes away makes room', async () => {
    service = await start({ threads: 1, atOnce: 1, waiting: 1 })
    const first = service.ask(LONG)
    const gone = new AbortController()
    const second = fetch(`${service.url}${LONG}&years=2020`, { signal: gone.signal }).catch(() => 'gone')
    await expect.poll(() => statusOf(`${LONG}&years=2021`), { timeout: 200_000 }).toBe(503)
    gone.abort()
    expect(await second).toBe('gone')
    await expect.poll(() => statusOf(`${LONG}&years=2021`), { timeout: 200_000 }).toBe(200)
    expect((await first).status).toBe(200)
  })
})

test('what is long is told by what the question is about', async () => {
  const { db, close } = await startOverNetwork()
  const long = (route: string, query: Record<string, string>) => isLong(db, route, query, 0)
  expect(long('/aggregates', { by: 'agency' })).toBe(true)
  expect(long('/aggregates', { by: 'year' })).toBe(false)
  expect(long('/aggregates', { by: 'year', format: 'xlsx' })).toBe(true)
  expect(long('/aggregates', { by: 'agency', within: '440000' })).toBe(false)
  expect(long('/aggregates', { by: 'agency', years: '2019' })).toBe(false)
  expect(long('/aggregates', { by: 'agency', years: '2020-2021' })).toBe(true)
  expect(long('/meta', {})).toBe(false)
  // Four reports are nothing.
  expect(isLong(db, '/aggregates', { by: 'agency' }, 1)).toBe(false)
  await close()
})
