/** The site without a mouse: from the skip link to a cell of a report, and through everything on every page. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

/** What has the focus: its kind and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const labelled = element.getAttribute('aria-label') ?? element.closest('label')?.textContent
    return `${element.tagName.toLowerCase()} ${(labelled ?? element.textContent ?? '').trim().replace(/\s+/g, ' ')}`
  })

/** Presses Tab until the focus is on what the pattern names. */
async function tabTo(page: Page, pattern: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < 250; step++) {
    await page.keyboard.press(key)
    const now = await focused(page)
    if (pattern.test(now)) return
    seen.push(now)
  }
  throw new Error(`${pattern} never had the focus; what had: ${[...new Set(seen)].join(' | ')}`)
}

test('from the skip link to a cell of a report', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(site.url)
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('a 跳到正文')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')

  await tabTo(page, /^a 比较$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '比较' }).waitFor()
  await page.getByRole('figure').first().locator('svg path').first().waitFor({ state: 'attached' })

  // A filter: its dialog, the search in it, and a place that it found.
  await tabTo(page, /^button 地区/)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('searchbox').waitFor()
  await expect.poll(() => focused(page)).toMatch(/^input /)
  await page.keyboard.type('沈阳')
  await sheet
    .getByRole('button', { name: /^沈阳市/ })
    .first()
    .waitFor()
  await tabTo(page, /^button 沈阳市/)
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('within')).toBe('210100')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

  // The marks of the chart say their values; Enter looks at one.
  const figure = page.getByRole('figure').first()
  await expect.poll(() => figure.locator('svg text').allTextContents()).toContain('沈阳市房产局')
  await tabTo(page, /图：|图表|各机关的办理结果/)
  const said = figure.locator('[aria-live=polite]').last()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => said.innerText()).toMatch(/局|政府/)
  const before = await said.innerText()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => said.innerText()).not.toBe(before)
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toMatch(/^\d+$/)

  // Its table, and its file.
  await tabTo(page, /^button 表格$/)
  await page.keyboard.press('Enter')
  await figure.getByRole('table').waitFor()
  await tabTo(page, /^a CSV$/)
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file).toContain('沈阳市房产局')

  // From the table into a report, and to one of its cells.
  await tabTo(page, /^a 沈阳市房产局$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '沈阳市房产局' }).waitFor()
  await page
    .getByRole('row', { name: /予以公开/ })
    .first()
    .waitFor()
  // A table is one stop; the arrows go through its figures.
  await tabTo(page, /^a 146/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect.poll(() => focused(page)).toMatch(/^a 71(?!\d)/)
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#outcome\.granted/)
  await expect.poll(() => page.locator('[data-key].active').first().innerText()).toBe('71')
  expect(errors).toEqual([])
  await page.context().close()
})

const PAGES = [
  '/',
  '/compare',
  '/region/210100',
  '/agency/1',
  '/report/1',
  '/quality',
  '/check',
  '/data',
  '/rules',
  '/search?q=沈阳&kind=agencies',
]
describe('everything on a page can be reached, is seen to have the focus, and lets it go', () => {
  test.each(PAGES)('%s', async (path) => {
    const { page } = await openPage(browser, { reducedMotion: 'reduce' })
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const unseen: string[] = []
    let steps = 0
    let last = ''
    for (; steps < 600; steps++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const style = getComputedStyle(element)
        const box = element.getBoundingClientRect()
        const marked = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
        // Hidden fields of a drawn control show the focus on their label.
        const label = element.closest('label')
        const shown = (box.width > 1 && box.height > 1) || (label !== null && label.clientHeight > 1)
        const name = `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`
        const place = [...document.querySelectorAll('*')].indexOf(element)
        return { name: `${place} ${name}`, ok: marked && shown }
      })
      if (!here) break // past the last: back in the browser's own controls
      expect(here.name, 'the focus is held fast').not.toBe(last)
      last = here.name
      if (!here.ok) unseen.push(here.name)
    }
    expect(steps).toBeGreaterThan(10)
    expect(steps).toBeLessThan(600)
    expect(unseen).toEqual([])
    await page.context().close()
  })
})
