/** Search, standing among peers, and the record of changes, over HTTP. */
import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import type { Revisions } from '../../server/http/contract/changes.ts'
import type { Problem } from '../../server/http/contract/common.ts'
import type { Found } from '../../server/http/contract/search.ts'
import type { Dots, Peers } from '../../server/http/contract/standing.ts'
import { refreshSearch } from '../../db/search/store.ts'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
  await refreshSearch(service.db)
})
afterAll(() => service.close())

const json = async <T>(url: string): Promise<T> => (await service.get(`/api/v1${url}`)).json<T>()

test('a name is found by characters, pinyin and initials', async () => {
  for (const q of ['房产局', 'fangchanju', 'fcj', '沈阳房产局']) {
    const { agencies, total, next } = await json<Found>(`/search?q=${encodeURIComponent(q)}`)
    expect([q, agencies.map(({ name }) => name), total, next]).toEqual([q, ['沈阳市房产局'], 1, null])
    expect(agencies[0]).toMatchObject({ reports: 2, region: { adcode: '210100' } })
  }
  const { regions } = await json<Found>('/search?q=shenhe&kind=regions')
  expect(regions[0]).toMatchObject({ adcode: '210103', agencies: 1 })
})

test('a page more is linked, and its cursor leads on', async () => {
  const first = await service.get(`/api/v1/search?q=${encodeURIComponent('沈阳')}&limit=1`)
  expect(first.headers.link).toContain('rel="next"')
  const { next, total } = first.json<Found>()
  expect(total).toBe(3)
  const second = await json<Found>(`/search?q=${encodeURIComponent('沈阳')}&limit=1&cursor=${next}`)
  expect(second.agencies[0]!.id).not.toBe(first.json<Found>().agencies[0]!.id)
})

test.each([
  ['/search', 'q'],
  ['/search?q=a&kind=people', 'kind'],
  ['/search?q=a&within=999999', 'within'],
  ['/search?q=a&cursor=x', 'cursor'],
  ['/agencies/1/peers', 'indicators'],
  ['/agencies/1/peers?indicators=nope', 'indicators'],
  ['/agencies/1/peers?indicators=outcome.total&year=1999', 'year'],
  ['/distribution?indicator=nope', 'indicators'],
  ['/distribution?indicator=outcome.total&limit=0', 'limit'],
  ['/revisions?since=-1', 'since'],
  ['/revisions?kind=eaten', 'kind'],
  ['/aggregates?indicators=outcome.total&statistics=mode', 'statistics'],
  ['/aggregates?indicators=outcome.total&change=next_year', 'change'],
  ['/aggregates?indicators=outcome.total&change=previous_year', 'change'],
])('%s is refused, and the parameter named', async (url, parameter) => {
  const answer = await service.get(`/api/v1${url}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  // What belongs to the search itself is looked at only once there is something to find.
  if (url !== '/search?q=a&cursor=x') expect(answer.json<Problem>().parameter).toBe(parameter)
})

test('an agency without a report for the year has no peers', async () => {
  expect((await service.get('/api/v1/agencies/1/peers?indicators=outcome.total&year=2024')).statusCode).toBe(
    404,
  )
  expect((await service.get('/api/v1/agencies/999/peers?indicators=outcome.total')).statusCode).toBe(404)
})

test('peers and dots agree', async () => {
  const peers = await json<Peers>('/agencies/1/peers?indicators=rate.disclosure&year=2020')
  expect(peers).toMatchObject({ agency: 1, basis: 'all', reports: 2, scope: 'own' })
  const dots = await json<Dots>('/distribution?indicator=rate.disclosure&years=2020')
  expect(dots).toMatchObject({ total: 2, rest: 0, pooled: { numerator: 286, denominator: 411 } })
  const own = dots.dots.find(({ agency }) => agency.id === 1)
  expect(own).toMatchObject({ numerator: 73, denominator: 153, report: 1 })
  expect(peers.indicators[0]!.rate).toMatchObject({ numerator: 73, denominator: 153 })
})

test('statistics and changes stand in the rows', async () => {
  const { rows, query } = await json<Aggregates>(
    '/aggregates?indicators=outcome.total&by=year&scope=own&statistics=median,n&change=previous_year',
  )
  expect(query).toMatchObject({ statistics: ['median', 'n'], change: 'previous_year' })
  expect(rows.map(({ year, statistics }) => [year, statistics!['outcome.total']!.values])).toEqual([
    [2020, { median: 205.5, n: 2 }],
    [2021, { median: 9, n: 1 }],
  ])
  expect(rows[1]!.changes!['outcome.total']).toMatchObject({ previous: 411, absolute: -402, reports: 2 })
})

test('revisions: the newest first, and what a copy lacks', async () => {
  const { revision, changes, total } = await json<Revisions>('/revisions')
  expect([total, changes.length]).toEqual([4, 4])
  const newest = changes[0]!.revision
  expect(newest).toBeLessThanOrEqual(revision)
  expect(changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'added'])
  expect((await json<Revisions>(`/revisions?since=${newest - 1}`)).changes).toHaveLength(1)
  expect((await json<Revisions>(`/revisions?since=${revision}`)).changes).toEqual([])
})

test('the feed is Atom, says what came, and is not sent twice', async () => {
  const answer = await service.get('/feed.atom', { host: 'atlas.example' })
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const entries: { title: string; id: string; link: string; updated: string }[] = []
  let field = ''
  const parser = new Parser(
    {
      onopentag: (name, { href }) => {
        field = name
        if (name === 'entry') entries.push({ title: '', id: '', link: '', updated: '' })
        if (name === 'link' && entries.length > 0) entries.at(-1)!.link = href ?? ''
      },
      ontext: (text) => {
        const entry = entries.at(-1)
        if (entry && (field === 'title' || field === 'id' || field === 'updated')) entry[field] += text.trim()
      },
      onclosetag: () => (field = ''),
    },
    { xmlMode: true },
  )
  parser.end(answer.body)
  expect(entries).toHaveLength(4)
  expect(entries.at(-1)).toMatchObject({
    title: '新增报告：沈阳市房产局 2020年 · Report added',
    link: 'http://atlas.example/report/1',
  })
  expect(new Set(entries.map(({ id }) => id)).size).toBe(4)
  for (const { updated } of entries) expect(new Date(updated).toISOString()).toBe('2025-01-31T00:00:00.000Z')
  const again = await service.get('/feed.atom', { 'if-none-match': String(answer.headers.etag) })
  expect(again.statusCode).toBe(304)
})
