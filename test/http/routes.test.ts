/** Every route answers as the OpenAPI document says, which is itself valid. */
import { compileErrors, validate } from '@readme/openapi-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

interface Operation {
  operationId: string
  summary: string
  parameters?: { name: string; description?: string }[]
  responses: Record<string, { content: Record<string, unknown> }>
}
interface Document {
  openapi: string
  paths: Record<string, { get?: Operation; post?: Operation }>
}
async function openApi(): Promise<Document> {
  return (await service.get('/api/openapi.json')).json<Document>()
}

const ADDRESSES: Record<string, string> = {
  '/healthz': '/healthz',
  '/readyz': '/readyz',
  '/api/v1/meta': '/api/v1/meta',
  '/api/v1/indicators': '/api/v1/indicators',
  '/api/v1/forms': '/api/v1/forms',
  '/api/v1/rules': '/api/v1/rules',
  '/api/v1/regions': '/api/v1/regions?q=沈&loaded=true',
  '/api/v1/sectors': '/api/v1/sectors',
  '/api/v1/years': '/api/v1/years',
  '/api/v1/agencies': '/api/v1/agencies?q=房',
  '/api/v1/agencies/{id}': '/api/v1/agencies/1',
  '/api/v1/reports': '/api/v1/reports?years=2020',
  '/api/v1/reports/{id}': '/api/v1/reports/1',
  '/api/v1/reports/{id}/source': '/api/v1/reports/1/source',
  '/api/v1/aggregates': '/api/v1/aggregates?topic=outcomes&by=agency',
  '/api/v1/findings': '/api/v1/findings?years=2020',
  '/api/v1/quality': '/api/v1/quality?by=rule',
  '/api/v1/coverage': '/api/v1/coverage?within=210100',
  '/api/v1/carry-over': '/api/v1/carry-over?years=2021',
  '/api/v1/hierarchy': '/api/v1/hierarchy?within=210103',
  '/api/v1/export/documents.csv': '/api/v1/export/documents.csv',
  '/api/v1/export/reports.csv': '/api/v1/export/reports.csv?years=2020',
  '/api/v1/export/cells.csv': '/api/v1/export/cells.csv?years=2021',
  '/api/v1/export/findings.csv': '/api/v1/export/findings.csv?severity=error',
  '/api/v1/export/agencies.csv': '/api/v1/export/agencies.csv?within=210100',
  '/api/v1/export/indicators.csv': '/api/v1/export/indicators.csv',
  '/api/v1/export/rules.csv': '/api/v1/export/rules.csv',
  ...Object.fromEntries(
    ['reports', 'cells', 'findings', 'agencies', 'indicators', 'rules'].map((name) => {
      const path = `/api/v1/export/${name}.csv-metadata.json`
      return [path, path]
    }),
  ),
  '/api/v1/export/datapackage.json': '/api/v1/export/datapackage.json',
  '/api/v1/export/database': '/api/v1/export/database',
  '/api/v1/config': '/api/v1/config',
  '/api/v1/agencies/{id}/peers': '/api/v1/agencies/1/peers?indicators=rate.disclosure,outcome.total',
  '/api/v1/distribution': '/api/v1/distribution?indicator=rate.disclosure&years=2020',
  '/api/v1/search': '/api/v1/search?q=沈阳',
  '/api/v1/revisions': '/api/v1/revisions?limit=2',
}

describe('the OpenAPI document', () => {
  test('is valid and of version 3.1', async () => {
    const document = await openApi()
    expect(document.openapi).toBe('3.1.0')
    const result = await validate(structuredClone(document) as unknown as Parameters<typeof validate>[0])
    expect(result.valid ? [] : compileErrors(result)).toEqual([])
  })

  test('describes exactly the routes there are, each with a name, a summary and its refusals', async () => {
    const { paths } = await openApi()
    expect(Object.keys(paths).sort()).toEqual([...Object.keys(ADDRESSES), '/api/v1/check'].sort())
    for (const [path, methods] of Object.entries(paths)) {
      const get = methods.get ?? methods.post!
      expect(get, path).toMatchObject({ operationId: expect.any(String), summary: expect.any(String) })
      if (!path.startsWith('/api/')) continue
      expect(Object.keys(get.responses), path).toEqual(expect.arrayContaining(['200', '400', '500']))
      expect(Object.keys(get.responses['400']?.content ?? {})).toEqual(['application/problem+json'])
    }
    const names = Object.values(paths).map(({ get, post }) => (get ?? post!).operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test('says of every parameter what it is', async () => {
    for (const [path, methods] of Object.entries((await openApi()).paths)) {
      const get = methods.get ?? methods.post!
      for (const { name, description } of get.parameters ?? []) {
        expect([path, name, description]).toEqual([path, name, expect.stringMatching(/\S/)])
      }
    }
  })

  test('can be read as a page', async () => {
    const page = await service.get('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('swagger-ui')
    expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
  })
})

describe.each(Object.entries(ADDRESSES))('%s', (_path, url) => {
  test('answers', async () => {
    const answer = await service.get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    expect(answer.headers['access-control-allow-origin']).toBe('*')
  })

  test('HEAD answers the same without a body', async () => {
    const [head, get] = [await service.app.inject({ method: 'HEAD', url }), await service.get(url)]
    expect(head.statusCode).toBe(200)
    expect(head.body).toBe('')
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
    expect(head.headers.etag).toBe(get.headers.etag)
  })

  test('refuses what it does not know, and other methods', async () => {
    const unknown = await service.get(`${url}${url.includes('?') ? '&' : '?'}nope=1`)
    if (url.startsWith('/api/')) {
      expect(unknown.statusCode).toBe(400)
      expect(unknown.json()).toMatchObject({ code: 'unknown_parameter', parameter: 'nope' })
    }
    const post = await service.app.inject({ method: 'POST', url, payload: {} })
    expect(post.statusCode).toBe(405)
    expect(post.headers.allow).toContain('GET')
    expect(post.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })
})

describe('answers', () => {
  test('the dictionary with formulas and topics', async () => {
    const { indicators, applicants, topics } = (await service.get('/api/v1/indicators')).json<{
      indicators: { code: string }[]
      applicants: { code: string }[]
      topics: { code: string }[]
    }>()
    expect(indicators.find(({ code }) => code === 'rate.disclosure')).toMatchObject({
      unit: 'ratio',
      byApplicant: true,
      formula: { numerator: 'outcome.granted + outcome.partial', denominator: 'outcome.total' },
    })
    expect(applicants).toHaveLength(7)
    expect(topics.map(({ code }) => code)).toEqual([
      'applications',
      'outcomes',
      'procurement',
      'legal',
      'proactive',
      'fees',
      'quality',
    ])
  })

  test('both forms', async () => {
    const { forms } = (await service.get('/api/v1/forms')).json<{ forms: { form: string }[] }>()
    expect(forms.map(({ form }) => form)).toEqual(['2019', '2021'])
  })

  test('an agency with its peers', async () => {
    expect((await service.get('/api/v1/agencies/1')).json()).toMatchObject({
      name: '沈阳市房产局',
      years: [2020, 2021],
      peers: { total: 0, description: { zh: '市级住房和城乡建设（房产）机关' } },
    })
  })

  test('the source as text that no browser runs, or as JSON', async () => {
    const text = await service.get('/api/v1/reports/1/source')
    expect(text.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text.body).toMatch(/沈阳市房产局\s?2020年/)
    const json = await service.get('/api/v1/reports/1/source', { accept: 'application/json' })
    expect(json.json()).toMatchObject({ id: 1, text: text.body })
    expect(json.headers.vary).toContain('accept')
  })

  test('a following page by its link', async () => {
    const { next, agencies } = (await service.get('/api/v1/agencies?limit=2')).json<{
      next: string
      agencies: []
    }>()
    const first = await service.get('/api/v1/agencies?limit=2')
    expect(first.headers.link).toContain(`</api/v1/agencies?limit=2&cursor=${next}>; rel="next"`)
    expect(agencies).toHaveLength(2)
    const rest = (await service.get(`/api/v1/agencies?limit=2&cursor=${next}`)).json<{
      next: null
      agencies: []
    }>()
    expect([rest.agencies.length, rest.next]).toEqual([1, null])
  })
})
