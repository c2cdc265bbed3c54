/** One reader's way through the site, from the overview to a cell of a report and back out with a link and a file. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
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

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${site.url}/api/v1${path}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

/** The table twin of the first chart, as text, row by row without its heading. */
async function tableRows(page: Page): Promise<string[][]> {
  const figure = page.getByRole('figure').first()
  const table = figure.getByRole('table')
  if (!(await table.isVisible())) await figure.getByRole('button', { name: '表格', exact: true }).click()
  await table.waitFor()
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
}

const figures = (text: string) => text.split(/\s+/).map((word) => Number(word.replaceAll(',', '')))

describe('a reader', () => {
  test('is told what is loaded, with the same figures as the API', async () => {
    const { page, errors } = await openPage(browser)
    await page.goto(site.url)
    const main = page.getByRole('main')
    await expect.poll(() => main.innerText()).toContain('5 份年度报告')
    const total = await read<Aggregates>(
      '/aggregates?indicators=applications.received.new,outcome.total,rate.disclosure&years=2020',
    )
    expect(total.rows[0]!.values).toEqual({
      'applications.received.new': 667,
      'outcome.total': 619,
      'rate.disclosure': 305 / 619,
    })
    const text = await main.innerText()
    for (const figure of ['667', '619', '49.3%', '305 / 619']) expect(text).toContain(figure)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('filters to 沈阳市, compares two agencies, takes the CSV, shares the link and switches the language', async () => {
    const { page, errors } = await openPage(browser)
    await page.goto(site.url)
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '比较' }).click()
    await page.getByRole('heading', { level: 1, name: '比较' }).waitFor()

    await page.getByRole('button', { name: /^地区/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('searchbox').fill('沈阳')
    await sheet
      .getByRole('button', { name: /^沈阳市/ })
      .first()
      .click()
    await expect.poll(() => new URL(page.url()).searchParams.get('within')).toBe('210100')
    await expect.poll(async () => (await tableRows(page)).length).toBe(3)

    await page.getByRole('button', { name: '选入沈阳市房产局' }).click()
    await page.getByRole('button', { name: '选入沈阳市自然资源局' }).click()
    await expect.poll(() => page.url()).toMatch(/=\d+(,|%2C)\d+/)
    const shared = page.url()

    const download = page.waitForEvent('download')
    await page.getByRole('figure').first().getByRole('link', { name: 'CSV' }).click()
    const file = await (await download).path()
    const bytes = readFileSync(file)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const csv = parse(bytes, { bom: true }) as string[][]
    const shown = await tableRows(page)
    const granted = csv[0]!.findIndex((name) => name === '予以公开')
    expect(granted).toBeGreaterThan(0)
    const inFile = new Map(
      csv.slice(1).map((row) => [row.find((cell) => cell.startsWith('沈阳市')), row[granted]]),
    )
    expect(inFile.get('沈阳市房产局')).toBe('71')
    expect(inFile.get('沈阳市自然资源局')).toBe('195')
    expect(shown.length).toBe(csv.length - 1)
    // A cell of the table shows a figure, and its share beside it.
    for (const row of shown) {
      const name = row[0]!.split(/\s/)[0]!
      expect(inFile.has(name)).toBe(true)
      expect(row.slice(1).flatMap(figures)).toContain(Number(inFile.get(name)))
    }

    await page.goto(shared)
    await expect
      .poll(async () => (await tableRows(page)).map((row) => row[0]!.trim()).sort())
      .toEqual(shown.map((row) => row[0]!.trim()).sort())
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Compare' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(new URL(page.url()).searchParams.get('within')).toBe('210100')
    await page.goBack()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('follows a figure from the comparison to its cell in the source', async () => {
    const { page, errors } = await openPage(browser)
    await page.goto(`${site.url}/compare`)
    await tableRows(page)
    const twin = page.getByRole('figure').first().getByRole('table')
    await twin.getByRole('link', { name: '沈阳市房产局' }).click()
    await page.getByRole('heading', { level: 1, name: '沈阳市房产局' }).waitFor()
    await page.getByRole('heading', { level: 3, name: /收到和处理政府信息公开申请情况/ }).waitFor()

    const granted = page.getByRole('row', { name: /予以公开/ }).first()
    await granted.getByRole('link').last().click()
    await expect.poll(() => page.url()).toMatch(/#outcome\.granted\.total$/)
    const active = page.locator('[data-key].active')
    await active.first().waitFor()
    await expect.poll(() => active.first().innerText()).toBe('71')
    await expect.poll(() => active.first().isVisible()).toBe(true)

    // The address alone brings another reader to the same cell.
    const address = page.url()
    const other = await openPage(browser)
    await other.page.goto(address)
    const seen = other.page.locator('[data-key].active').first()
    await seen.waitFor()
    await expect.poll(() => seen.innerText()).toBe('71')
    expect([...errors, ...other.errors]).toEqual([])
    await other.page.context().close()
    await page.context().close()
  })

  test('sees the findings on the cells they concern', async () => {
    const { page } = await openPage(browser)
    const agencies = await read<{ agencies: { id: number; name: string }[] }>('/agencies?q=沈阳市房产局')
    const { reports } = await read<{ reports: { id: number }[] }>(
      `/reports?agency=${agencies.agencies[0]!.id}`,
    )
    await page.goto(`${site.url}/report/${reports[0]!.id}#applications.received.new.total`)
    await page.getByRole('heading', { level: 1, name: '沈阳市房产局' }).waitFor()
    const checks = page.getByRole('region', { name: '核对结果' })
    await expect.poll(() => checks.innerText()).toContain('N-NEW')
    const text = await checks.innerText()
    for (const rule of ['N-NEW', 'N-TYPE', 'T2-DECISIONS-AS-ITEMS', 'M-SHORT-ROW'])
      expect(text).toContain(rule)
    expect(text).toContain('153')
    expect(text).toContain('152')
    await page.context().close()
  })

  test('is told in words when an address leads nowhere', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${site.url}/report/999999`)
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/没有|找不到|不存在/)
    await page.goto(`${site.url}/nowhere`)
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/没有|找不到|不存在/)
    await page.context().close()
  })
})
