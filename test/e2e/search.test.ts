/** The search: by Chinese name, pinyin and initials, in the text of reports; page after page, and by keys alone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Found } from '../../server/http/contract/search.ts'
import { zh } from '../../web/messages/zh.ts'
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

async function find(q: string, kind: Found['kind'], limit = 100): Promise<Found> {
  const query = new URLSearchParams({ q, kind, limit: `${limit}` })
  const answer = await fetch(`${site.url}/api/v1/search?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Found
}

test('an agency is found by name, pinyin and initials, with the same hits as the API', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/search?kind=agencies`)
  const list = page.getByRole('list', { name: zh.searchPage.title })
  for (const q of ['沈阳市房产局', 'shenyang', 'sysfcj']) {
    await page.getByRole('searchbox', { name: zh.searchPage.field }).fill(q)
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(q)
    const { agencies } = await find(q, 'agencies')
    expect(agencies.map(({ name }) => name)).toContain('沈阳市房产局')
    await expect.poll(() => list.getByRole('link').allInnerTexts()).toEqual(agencies.map(({ name }) => name))
  }
  await list.getByRole('link', { name: '沈阳市房产局' }).click()
  await page.getByRole('heading', { level: 1, name: '沈阳市房产局' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('text in reports is lit up, and leads to its section in the source', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/search?q=${encodeURIComponent('沈阳')}`)
  const { sections } = await find('沈阳', 'text')
  await page.getByText(zh.searchPage.found(`${sections.length}`, '沈阳')).waitFor()
  const hit = page.getByRole('list', { name: zh.searchPage.title }).getByRole('listitem').first()
  expect(await hit.locator('mark').first().innerText()).toBe('沈阳')
  await hit.getByRole('link').click()
  await page.waitForURL(`**/report/${sections[0]!.report}?section=${sections[0]!.section.no}`)
  await page.getByRole('region', { name: zh.report.textLabel }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a long list reads its next page by itself, and draws only what is in sight', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/search?q=${encodeURIComponent('公开')}`)
  const { total, sections } = await find('公开', 'text')
  expect(total).toBeGreaterThan(20)
  const list = page.getByRole('list', { name: zh.searchPage.title })
  await list.getByRole('listitem').first().waitFor()
  const last = list.locator(`li[aria-posinset="${total}"]`)
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 3000)
      return last.count()
    })
    .toBe(1)
  expect(await last.innerText()).toContain(sections.at(-1)!.agency.name)
  expect(await list.getByRole('listitem').count()).toBeLessThan(total)
  expect(await last.getAttribute('aria-setsize')).toBe(`${total}`)
  expect(errors).toEqual([])
  await page.context().close()
})

test('what is not found here is offered where it is found; by keys alone', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/search`)
  await page.getByRole('searchbox', { name: zh.searchPage.field }).focus()
  await page.keyboard.type('sysfcj')
  await page.keyboard.press('Enter')
  await page.getByText(zh.searchPage.none('sysfcj')).waitFor()
  const offer = page.getByRole('button', {
    name: zh.searchPage.elsewhere(zh.searchPage.kinds.agencies, '1', false),
  })
  await offer.focus()
  await page.keyboard.press('Enter')
  const link = page
    .getByRole('list', { name: zh.searchPage.title })
    .getByRole('link', { name: '沈阳市房产局' })
  await link.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '沈阳市房产局' }).waitFor()
  await page.goBack()
  await link.waitFor()
  expect(new URL(page.url()).searchParams.get('kind')).toBe('agencies')
  expect(errors).toEqual([])
  await page.context().close()
})
