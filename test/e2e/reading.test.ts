/**
 * For everyone who reads larger: text at 200 %, and a window of 1280 px magnified twice. On every page nothing scrolls
 * sideways, no control is cut off, none lies over another. High contrast and forced colours keep every control.
 */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layoutTroubles } from './support/layout.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await startSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

const PAGES = [
  '/',
  '/compare',
  '/compare?by=region&show=rate.disclosure&places=210000,320000',
  '/region/210100',
  '/agency/1',
  '/report/1',
  '/quality',
  '/check',
  '/data',
  '/rules',
  '/search?q=沈阳&kind=agencies',
  '/design',
]

const READERS: [string, BrowserContextOptions & { text?: number }][] = [
  ['text at 200 %', { viewport: { width: 1280, height: 900 }, locale: 'zh-CN', text: 200 }],
  [
    'a page magnified twice',
    { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, locale: 'en-US', colorScheme: 'dark' },
  ],
  ['a narrow phone', { viewport: { width: 320, height: 640 }, locale: 'en-US' }],
]

describe.each(READERS)('%s', (_, { text, ...reader }) => {
  test.each(PAGES)('%s', async (path) => {
    const { page, errors } = await openPage(browser, { ...reader, bypassCSP: true, reducedMotion: 'reduce' })
    if (text)
      await page.addInitScript((percent) => {
        const style = document.createElement('style')
        style.textContent = `html { font-size: ${percent}% }`
        document.addEventListener('DOMContentLoaded', () => document.head.append(style))
      }, text)
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => layoutTroubles(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })
})
