/** axe-core finds no violation of WCAG 2.2 A and AA on any page, in both themes and both languages; nothing overflows a phone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[]
}

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
  '/compare?by=region',
  '/compare?show=rate.disclosure&picture=funnel&focus=1&pins=1,2',
  '/compare?picture=flow',
  '/compare?show=rate.disclosure&by=region&picture=tiles',
  '/embed/compare?show=rate.disclosure&by=region',
  '/agency/1',
  '/report/1#outcome.granted.total',
  '/region/210100',
  '/quality',
  '/check',
  '/data',
  '/rules',
  '/nowhere',
]
const READERS = [
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { locale: 'en-US', colorScheme: 'dark', viewport: { width: 360, height: 780 } },
] as const

describe.each(READERS)('$locale, $colorScheme, $viewport.width px', (reader) => {
  test.each(PAGES)('%s', async (path) => {
    // The policy of the site forbids foreign scripts, the checker's too: only this test may bypass it.
    const { page, errors } = await openPage(browser, { ...reader, bypassCSP: true, reducedMotion: 'reduce' })
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.addScriptTag({ content: axe })
    const { violations } = await page.evaluate(
      (tags) =>
        (
          globalThis as unknown as { axe: { run: (on: Document, options: object) => Promise<AxeResults> } }
        ).axe.run(document, { runOnly: tags }),
      TAGS,
    )
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    // An address that leads nowhere is answered with 404, which the browser itself reports on its console.
    expect(errors.filter((error) => !(path === '/nowhere' && error.includes('404')))).toEqual([])
    await page.context().close()
  })
})
