/** What machines that look for data find: heads of pages, the catalogue, the list of pages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sitemapFile, sitemapIndex } from '../../server/http/site/sitemap.ts'
import { scriptJson } from '../../server/http/site/escape.ts'
import { startService, type Service } from './answer.ts'

const root = mkdtempSync(join(tmpdir(), 'atlas-discovery-'))
const ORIGIN = 'https://atlas.example'
let service: Service
beforeAll(async () => {
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><meta name="description" content="x" /><title>公开图鉴</title><script src="/a.js"></script></head><body></body></html>',
  )
  const hostile = { agency: '大连市</script><b>"财政"局', region: '210200', year: 2020, values: {} }
  service = await startService({ webRoot: root, service: { publicUrl: ORIGIN } }, [
    { agency: '沈阳市房产局', sector: 'housing_urban_rural', values: {} },
    { agency: '沈阳市房产局', sector: 'housing_urban_rural', year: 2021, values: {} },
    hostile,
  ])
}, 60_000)
afterAll(async () => {
  await service.close()
  rmSync(root, { recursive: true })
})

type JsonLd = Record<string, unknown>
interface Head {
  titles: string[]
  meta: Record<string, string>
  canonical: string | undefined
  alternates: string[]
  data: JsonLd[]
  bold: number
}

/** The head as a browser would take it. */
async function head(url: string): Promise<Head> {
  const found: Head = { titles: [], meta: {}, canonical: undefined, alternates: [], data: [], bold: 0 }
  let into: 'title' | 'data' | null = null
  let text = ''
  const parser = new Parser({
    onopentag(name, attributes) {
      const key = attributes['name'] ?? attributes['property']
      if (name === 'meta' && key) found.meta[key] = attributes['content'] ?? ''
      if (name === 'link' && attributes['rel'] === 'canonical') found.canonical = attributes['href']
      if (name === 'link' && attributes['rel'] === 'alternate')
        found.alternates.push(attributes['href'] ?? '')
      if (name === 'b') found.bold += 1
      if (name === 'title') into = 'title'
      if (name === 'script' && attributes['type'] === 'application/ld+json') into = 'data'
      text = ''
    },
    ontext(part) {
      text += part
    },
    onclosetag() {
      if (into === 'title') found.titles.push(text)
      if (into === 'data') found.data.push(JSON.parse(text) as JsonLd)
      into = null
    },
  })
  parser.end((await service.get(url)).body)
  return found
}

/** What search engines for data require of a data set, and what they recommend. */
function expectDataset(dataset: JsonLd): void {
  const { description, distribution, variableMeasured } = dataset
  expect(dataset['@type']).toBe('Dataset')
  expect(String(dataset['name'])).not.toBe('')
  expect(String(description).length).toBeGreaterThanOrEqual(50)
  expect(String(description).length).toBeLessThanOrEqual(5000)
  for (const key of ['url', 'license', 'creator', 'identifier', 'version', 'keywords', 'spatialCoverage']) {
    expect([key, dataset[key]]).toEqual([key, expect.anything()])
  }
  expect(dataset).toMatchObject({ isAccessibleForFree: true, inLanguage: ['zh', 'en'] })
  for (const { contentUrl, encodingFormat } of distribution as {
    contentUrl: string
    encodingFormat: string
  }[]) {
    expect(contentUrl).toMatch(/^https:\/\/atlas\.example\/api\/v1\//)
    expect(encodingFormat).toMatch(/^[a-z]+\//)
  }
  expect((variableMeasured as unknown[]).length).toBeGreaterThan(3)
}

describe('heads of pages', () => {
  test('the site is one data set', async () => {
    const { titles, meta, canonical, data } = await head('/?lang=en')
    expect(titles).toEqual(['公开图鉴 · Gongkai Atlas'])
    expect(canonical).toBe(`${ORIGIN}/`)
    expect(meta).toMatchObject({ 'og:url': `${ORIGIN}/`, 'og:image': `${ORIGIN}/preview.png` })
    expect(data).toHaveLength(1)
    expectDataset(data[0]!)
    expect(data[0]).toMatchObject({ temporalCoverage: '2020/2021', dateModified: '2025-01-31T00:00:00.000Z' })
  })

  test('the page of data has one for each statutory table', async () => {
    const { alternates, data } = await head('/data')
    expect(alternates).toContain('/catalog.jsonld')
    const sets = data[0]!['dataset'] as JsonLd[]
    expect(sets.map((set) => set['@id'])).toEqual([2, 3, 4].map((table) => `${ORIGIN}/data#table-${table}`))
    sets.forEach(expectDataset)
  })

  test('an agency has its own, with files that hold only its figures', async () => {
    const { titles, meta, canonical, data } = await head('/agency/1/')
    expect(titles).toEqual(['沈阳市房产局 · 公开图鉴 · Gongkai Atlas'])
    expect(canonical).toBe(`${ORIGIN}/agency/1`)
    expect(meta['description']).toContain('沈阳市房产局')
    expectDataset(data[0]!)
    expect(data[0]).toMatchObject({
      temporalCoverage: '2020/2021',
      spatialCoverage: { identifier: '210100' },
    })
    for (const { contentUrl } of data[0]!['distribution'] as { contentUrl: string }[]) {
      const answer = await service.get(contentUrl.slice(ORIGIN.length))
      expect([contentUrl, answer.statusCode]).toEqual([contentUrl, 200])
      expect(contentUrl).toContain('agency=1')
    }
  })

  test('a name that would end the element stays text', async () => {
    const { titles, bold, data } = await head('/agency/2')
    expect(titles).toEqual(['大连市</script><b>"财政"局 · 公开图鉴 · Gongkai Atlas'])
    expect(bold).toBe(0)
    expect(data[0]!['name']).toBe('大连市</script><b>"财政"局政府信息公开工作年度报告数据')
    expect(scriptJson('</script>\u2028')).toBe('"\\u003c/script\\u003e\\u2028"')
  })

  test('a report and a region are named; what is not there is not to be listed', async () => {
    expect((await head('/report/1')).titles[0]).toMatch(/^沈阳市房产局 2020 · /)
    expect((await head('/region/210100')).titles[0]).toMatch(/^沈阳市 · /)
    for (const url of ['/agency/99', '/report/99', '/region/999999']) {
      const { meta, canonical } = await head(url)
      expect([url, meta['robots'], canonical]).toEqual([url, 'noindex', undefined])
    }
  })

  test('the address asked is not believed when it is no address', async () => {
    const own = await startService({ webRoot: root }, [])
    const page = await own.get('/', { host: '"><script>alert(1)</script>' })
    expect(page.body).not.toContain('alert(1)')
    expect((await own.get('/', { host: 'atlas.test:8080' })).body).toContain('http://atlas.test:8080/')
    await own.close()
  })

  test('a page that has not changed is not sent again', async () => {
    const { etag } = (await service.get('/agency/1')).headers
    expect((await service.get('/agency/1', { 'if-none-match': etag })).statusCode).toBe(304)
  })
})

test('the catalogue in DCAT 3', async () => {
  const answer = await service.get('/catalog.jsonld')
  expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8')
  const catalogue = answer.json<JsonLd>()
  expect(catalogue['@type']).toBe('dcat:Catalog')
  const [dataset] = catalogue['dcat:dataset'] as JsonLd[]
  const distributions = dataset!['dcat:distribution'] as { 'dcat:downloadURL': { '@id': string } }[]
  expect(distributions.length).toBe(7)
  for (const distribution of distributions) {
    const url = distribution['dcat:downloadURL']['@id']
    const { statusCode } = await service.app.inject({ method: 'HEAD', url: url.slice(ORIGIN.length) })
    expect([url, statusCode]).toEqual([url, 200])
  }
  const [described] = catalogue['dcat:service'] as JsonLd[]
  expect(described!['dcat:endpointDescription']).toEqual({ '@id': `${ORIGIN}/api/openapi.json` })
})

describe('the list of pages', () => {
  const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!)

  test('every file of the index is there, and every address in it is a page', async () => {
    expect((await service.get('/robots.txt')).body).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
    const index = addresses((await service.get('/sitemap.xml')).body)
    expect(index.map((url) => url.split('/').at(-1))).toEqual([
      'pages.xml',
      'regions.xml',
      'agencies-1.xml',
      'reports-1.xml',
    ])
    const pages: string[] = []
    for (const url of index) {
      const file = await service.get(url.slice(ORIGIN.length))
      expect(file.headers['content-type']).toBe('application/xml; charset=utf-8')
      pages.push(...addresses(file.body))
    }
    expect(pages).toEqual(
      expect.arrayContaining([`${ORIGIN}/agency/2`, `${ORIGIN}/report/3`, `${ORIGIN}/region/210000`]),
    )
    for (const url of pages) {
      const { meta } = await head(url.slice(ORIGIN.length))
      expect([url, meta['robots']]).toEqual([url, undefined])
    }
  })

  test('is cut into files by number', async () => {
    expect(addresses(await sitemapIndex(service.db, ORIGIN, 2)).slice(2)).toEqual([
      `${ORIGIN}/sitemaps/agencies-1.xml`,
      `${ORIGIN}/sitemaps/reports-1.xml`,
      `${ORIGIN}/sitemaps/reports-2.xml`,
    ])
    const second = await sitemapFile(service.db, 'reports-2.xml', ORIGIN, null, 2)
    expect(addresses(second ?? '')).toEqual([`${ORIGIN}/report/3`])
    for (const name of ['reports-3.xml', 'reports-0.xml', 'documents-1.xml', '../pages.xml']) {
      expect([name, await sitemapFile(service.db, name, ORIGIN, null, 2)]).toEqual([name, null])
    }
    expect((await service.get('/sitemaps/reports-9.xml')).statusCode).toBe(404)
  })
})
