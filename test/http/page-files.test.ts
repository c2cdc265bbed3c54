import { brotliDecompressSync } from 'node:zlib'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compressFiles } from '../../scripts/build/compress-files.ts'
import { markedSynthetic } from '../../server/http/site/page-head.ts'
import { readManifest, withFiles } from '../../server/http/site/page-files.ts'

const HTML =
  '<html lang="zh-CN"><head><script src="/first-paint.js"></script>' +
  '<link rel="modulepreload" crossorigin href="/assets/app-1.js"></head><body></body></html>'

const MANIFEST = {
  '_app.js': { file: 'assets/app-1.js' },
  '_shared.js': {
    file: 'assets/shared-1.js',
    imports: ['_app.js', '_figure.js'],
    css: ['assets/shared-1.css'],
  },
  '_figure.js': { file: 'assets/figure-1.js', imports: ['_shared.js'] },
  'pages/Overview.svelte': { file: 'assets/Overview-1.js', imports: ['_shared.js'] },
  'pages/Rules.svelte': { file: 'assets/Rules-1.js', imports: ['_app.js'] },
  'charts/FullFigure.svelte': { file: 'assets/FullFigure-1.js', imports: ['_figure.js'] },
  'charts/echarts.ts': { file: 'assets/echarts-1.js' },
  'messages/zh.ts': { file: 'assets/zh-1.js' },
  'messages/en.ts': { file: 'assets/en-1.js' },
}

const named = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)

describe('files of a page', () => {
  test('those of its own graph and of its charts are named, each once', () => {
    const files = named(withFiles(HTML, MANIFEST, '/'))
    expect(files.toSorted()).toEqual([
      '/assets/FullFigure-1.js',
      '/assets/Overview-1.js',
      '/assets/app-1.js',
      '/assets/echarts-1.js',
      '/assets/figure-1.js',
      '/assets/shared-1.css',
      '/assets/shared-1.js',
    ])
  })

  test('a page that opens without a chart names nothing that draws one', () => {
    expect(named(withFiles(HTML, MANIFEST, '/rules'))).toEqual(['/assets/app-1.js', '/assets/Rules-1.js'])
  })

  test('an address that is no page names no page', () => {
    expect(named(withFiles(HTML, MANIFEST, '/nowhere'))).toEqual(['/assets/app-1.js'])
  })

  test('the words of either language stand on the script that chooses between them', () => {
    expect(withFiles(HTML, MANIFEST, '/rules')).toContain(
      '<script src="/first-paint.js" data-zh="/assets/zh-1.js" data-en="/assets/en-1.js">',
    )
  })

  test('a build that says nothing of itself is left as it is', () => {
    expect(withFiles(HTML, null, '/')).toBe(HTML)
    expect(readManifest(join(tmpdir(), 'no-such-build'))).toBeNull()
  })

  test('every source named is a file of the site', () => {
    const text = readFileSync('server/http/site/page-files.ts', 'utf8')
    const sources = [...text.matchAll(/'((?:pages|charts|messages)\/[\w.-]+)'/g)].map(([, source]) => source!)
    expect(sources.length).toBeGreaterThan(12)
    expect(sources.filter((source) => !existsSync(join('web', source)))).toEqual([])
  })
})

test('a page of made-up figures says so before any script runs', () => {
  expect(markedSynthetic(HTML)).toMatch(/^<html data-synthetic lang="zh-CN">/)
})

test('text is compressed beside itself; pictures and short files are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-compress-'))
  try {
    mkdirSync(join(folder, 'assets'))
    const long = 'export const one = 1\n'.repeat(100)
    writeFileSync(join(folder, 'assets/long.js'), long)
    writeFileSync(join(folder, 'assets/short.js'), 'export {}')
    writeFileSync(join(folder, 'picture.png'), long)
    const { writeBundle } = compressFiles()
    if (typeof writeBundle !== 'function') throw new TypeError('not a plain hook')
    Reflect.apply(writeBundle, undefined, [{ dir: folder }, {}])
    expect(brotliDecompressSync(readFileSync(join(folder, 'assets/long.js.br'))).toString()).toBe(long)
    expect(existsSync(join(folder, 'assets/long.js.gz'))).toBe(true)
    expect(existsSync(join(folder, 'assets/short.js.br'))).toBe(false)
    expect(existsSync(join(folder, 'picture.png.br'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
