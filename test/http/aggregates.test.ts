/** Figures over HTTP: JSON and CSV are the same rows; files open where people open them. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const json = async (query: string): Promise<Aggregates> =>
  (await service.get(`/api/v1/aggregates?${query}`)).json<Aggregates>()
const csv = (query: string) => service.get(`/api/v1/aggregates?${query}&format=csv`)

test('the query comes back complete and in order', async () => {
  const { query, dimensions, revision } = await json(
    'indicators=outcome.total,outcome.total&by=region,year&within=210103,210100&years=2021,2019-2020&sector=government&sort=-year&limit=5',
  )
  expect(query).toEqual({
    indicators: ['outcome.total'],
    by: ['region', 'year'],
    within: ['210100'],
    level: 'county',
    years: [2019, 2020, 2021],
    sector: ['government'],
    agency: [],
    agencyLevel: null,
    applicant: [],
    scope: 'auto',
    quality: 'all',
    sort: '-year',
    limit: 5,
  })
  expect(dimensions).toEqual(['region', 'year'])
  expect(revision).toBeGreaterThan(0)
})

test('every note has its words in both languages', async () => {
  const { notes } = await json('topic=outcomes&by=agency&years=2020')
  expect(notes.map(({ code }) => code)).toEqual(['missing_cells', 'scopes_side_by_side'])
  for (const { message } of notes) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(message.en).toMatch(/[a-z]/)
  }
})

describe('CSV', () => {
  test('byte for byte', async () => {
    const answer = await csv('indicators=outcome.granted,rate.disclosure&by=agency&years=2020&agency=1')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers['x-total-rows']).toBe('1')
    expect(answer.rawPayload.toString('utf8')).toBe(
      'agency,agency_name,agency_region,scope,reports,agencies,outcome.granted,outcome.granted:missing,' +
        'rate.disclosure,rate.disclosure:numerator,rate.disclosure:denominator,rate.disclosure:low,rate.disclosure:high,rate.disclosure:missing\r\n' +
        '1,沈阳市房产局,沈阳市,own,1,1,71,0,0.477124183006536,73,153,0.39951380741361203,0.5558551361512232,0\r\n',
    )
  })

  test('for spreadsheets: a mark in front, and no text that runs as a formula', async () => {
    const plain = await csv('indicators=licensing.items_change&by=agency&years=2020')
    expect([...plain.rawPayload.subarray(0, 3)]).not.toEqual([0xef, 0xbb, 0xbf])
    expect(plain.body).toContain(',=沈阳市自然资源局,')
    const sheet = await csv('indicators=licensing.items_change&by=agency&years=2020&bom=1&header=zh')
    expect([...sheet.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(sheet.body).toContain(",'=沈阳市自然资源局,")
    // A negative number is a number.
    expect(sheet.body).toContain(',-3,')
    expect(sheet.body.split('\r\n')[0]).toBe(
      '\ufeff机关代码,机关,机关所在地区,口径,报告数,已知机关数,行政许可：本年增/减,行政许可：本年增/减·缺失',
    )
  })

  test('an empty field where there is no value', async () => {
    const answer = await csv('indicators=outcome.granted&by=agency&years=2020')
    expect(parse(answer.body, { columns: true })).toMatchObject([
      { 'outcome.granted': '71', 'outcome.granted:missing': '0' },
      { 'outcome.granted': '195' },
      { 'outcome.granted': '', 'outcome.granted:missing': '1' },
    ])
  })

  test('a name that people can read and old clients can take', async () => {
    const { headers } = await csv('topic=outcomes&by=agency&years=2020')
    const header = String(headers['content-disposition'])
    expect(header).toMatch(
      /^attachment; filename="gongkai-atlas_outcome\.granted_by-agency_2020_[0-9a-f]{6}\.csv"; filename\*=UTF-8''/,
    )
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toMatch(
      /^公开图鉴_予以公开等9项_按机关_2020_[0-9a-f]{6}\.csv$/,
    )
  })

  test('all rows unless a page is asked for', async () => {
    const whole = await csv('indicators=outcome.total&by=agency,year')
    expect(whole.body.trim().split('\r\n')).toHaveLength(5)
    const page = await csv('indicators=outcome.total&by=agency,year&limit=1')
    expect(page.body.trim().split('\r\n')).toHaveLength(2)
    expect(page.headers['x-total-rows']).toBe('4')
    expect(page.headers.link).toMatch(/<\/api\/v1\/aggregates\?[^>]*cursor=[^>]*>; rel="next"/)
  })

  test.each([
    ['text/csv', 'text/csv'],
    ['text/csv;q=0.5, application/json', 'application/json'],
    ['text/html, */*;q=0.8', 'application/json'],
    ['text/*', 'text/csv'],
    ['application/xml', 'application/json'],
  ])('Accept: %s gives %s', async (accept, type) => {
    const answer = await service.get('/api/v1/aggregates?indicators=outcome.total', { accept })
    expect(answer.headers['content-type']).toContain(type)
    expect(answer.headers.vary).toContain('accept')
  })
})

const GRID = [
  [
    'indicators=outcome.total,rate.disclosure,legal.total',
    'topic=outcomes',
    'topic=proactive',
    'indicators=outcome.granted',
  ],
  [
    '',
    'by=year',
    'by=region',
    'by=region,year',
    'by=agency,year',
    'by=sector,level',
    'by=applicant,year,region',
  ],
  [
    '',
    'within=210000',
    'within=210103,210100',
    'level=county',
    'years=2019-2025',
    'quality=clean',
    'agencyLevel=county',
  ],
  ['scope=auto', 'scope=own', 'scope=consolidated'],
]
const queries = GRID.reduce<string[]>(
  (heads, choices) =>
    heads.flatMap((head) => choices.map((choice) => [head, choice].filter(Boolean).join('&'))),
  [''],
)

test(`${queries.length} queries: never a failure of ours, and the same figures in either format`, async () => {
  const refused: string[] = []
  for (const query of queries) {
    const [answer, table] = [await service.get(`/api/v1/aggregates?${query}`), await csv(query)]
    expect([query, table.statusCode]).toEqual([query, answer.statusCode])
    if (answer.statusCode === 400) {
      refused.push(query)
      continue
    }
    expect([query, answer.statusCode]).toEqual([query, 200])
    const { rows, total } = answer.json<Aggregates>()
    expect(total).toBe(rows.length)
    expect([query, figuresOfCsv(table.body)]).toEqual([query, rows.map(figuresOfRow)])
  }
  // Only what is not reported by applicant cannot be split by it.
  expect(
    refused.every((query) => query.includes('by=applicant') && !query.includes('outcome.granted&')),
  ).toBe(true)
  expect(refused.length).toBeGreaterThan(0)
})

type Figures = Record<string, number | string | null>

function figuresOfRow({
  values,
  rates,
  missing,
  reports,
  agencies,
  scope,
}: Aggregates['rows'][number]): Figures {
  const figures: Figures = { ...values, reports, agencies, scope }
  for (const code of Object.keys(values)) figures[`${code}:missing`] = missing[code] ?? 0
  for (const [code, parts] of Object.entries(rates)) {
    for (const [part, value] of Object.entries(parts)) figures[`${code}:${part}`] = value
  }
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null))
}

function figuresOfCsv(text: string): Figures[] {
  const rows = parse(text, { columns: true }) as Record<string, string>[]
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name, value]) => value !== '' && /^(reports|agencies|scope)$|[.:]/.test(name))
        .map(([name, value]) => [name, name === 'scope' ? value : Number(value)]),
    ),
  )
}
