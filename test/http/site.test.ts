/** The built site: its files, its one page for every page address, and nothing in the way of the API. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseRoute } from '../../web/view/route.ts'
import { startService, type Service } from './answer.ts'

const root = mkdtempSync(join(tmpdir(), 'atlas-site-'))
let service: Service
beforeAll(async () => {
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>公开图鉴</title>')
  writeFileSync(join(root, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(root, 'assets', 'index-a1b2c3.js'), 'export {}')
  service = await startService({ webRoot: root }, [])
})
afterAll(async () => {
  await service.close()
  rmSync(root, { recursive: true })
})

test.each(['/', '/compare?by=agency', '/region/210100', '/agency/1', '/report/1?cell=x', '/data'])(
  '%s is the page',
  async (url) => {
    const answer = await service.get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.headers['cache-control']).toBe('public, no-cache')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(answer.body).toContain('公开图鉴')
  },
)

test.each(['/nowhere', '/region/21', '/agency/x', '/report/0', '/compare/more'])(
  '%s is no page: the page that says so, with its status',
  async (url) => {
    const answer = await service.get(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('text/html')
  },
)

test('server and site agree on which addresses are pages', async () => {
  const parts = ['compare', 'data', 'region', 'agency', 'report', 'nowhere', '']
  const ids = ['', '/', '/1', '/0', '/210100', '/1234567890', '/x']
  for (const url of parts.flatMap((part) => ids.map((id) => `/${part}${id}`))) {
    if (url.startsWith('//')) continue
    const { statusCode } = await service.get(url)
    expect([url, statusCode]).toEqual([url, parseRoute(url).page === 'missing' ? 404 : 200])
  }
})

test('files: those with a hash in their name for ever, others asked for again', async () => {
  const script = await service.get('/assets/index-a1b2c3.js')
  expect(script.headers['content-type']).toContain('javascript')
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await service.get('/icon.svg')).headers['cache-control']).toBe('public, no-cache')
})

describe('what is not there', () => {
  test.each([
    '/assets/gone.js',
    '/favicon.ico',
    '/api/v1/nope',
    '/api/nope',
    '/../package.json',
    '/..%2fpackage.json',
  ])('%s is a problem, not the page', async (url) => {
    const answer = await service.get(url)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })
})
