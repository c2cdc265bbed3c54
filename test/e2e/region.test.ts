/** The page of a region: figures as the API has them, filters, the tree down and up, files, and what is not there. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agencies } from '../../server/http/contract/agencies.ts'
import type { AggregateRow, Aggregates } from '../../server/http/contract/aggregates.ts'
import { formatCount, formatRatio } from '../../web/format/number.ts'
import { zh } from '../../web/messages/zh.ts'
import { csvRows, download, isPng, pngSize, workbook } from './support/files.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'
import { fillTwoProvinces } from './support/two-provinces.ts'

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await startSite(fillTwoProvinces)
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

const n = (value: number | null | undefined) => formatCount(value ?? null, 'zh')

/** A headline figure, all its lines. */
const tile = (page: Page, label: string) =>
  page.locator('.tile').filter({ has: page.getByRole('link', { name: label, exact: true }) })

/** The table twin of a figure, row by row. */
async function twin(page: Page, title: string | RegExp): Promise<string[][]> {
  const figure = page.getByRole('figure', { name: title })
  await figure.scrollIntoViewIfNeeded()
  const table = figure.getByRole('table')
  if (!(await table.isVisible())) await figure.getByRole('button', { name: '表格', exact: true }).click()
  await table.waitFor()
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
}

async function headline(within: string, year: number, more = ''): Promise<AggregateRow> {
  const answer = await read<Aggregates>(
    `/aggregates?by=year&within=${within}&years=${year}&indicators=applications.received.new,outcome.total,rate.disclosure,legal.total${more}`,
  )
  return answer.rows[0]!
}

test('tiles, outcomes, parts, sectors and peers are the figures of the API', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/region/210000`)
  await page.getByRole('heading', { level: 1, name: '辽宁省' }).waitFor()
  const now = await headline('210000', 2022)
  const rate = now.rates['rate.disclosure']!
  const requests = tile(page, '新收政府信息公开申请')
  await requests.getByText(n(now.values['applications.received.new']), { exact: false }).waitFor()
  const share = await tile(page, '公开率').innerText()
  expect(share).toContain(formatRatio(now.values['rate.disclosure'] ?? null, 'zh'))
  expect(share).toContain(`${n(rate.numerator)} / ${n(rate.denominator)}`)
  expect(share).toContain(`${n(now.reports)} 份报告`)
  // The change on the year before is the service's, over the same reports.
  const before = await headline('210000', 2021)
  const grown = now.values['applications.received.new']! / before.values['applications.received.new']! - 1
  expect(await requests.innerText()).toContain(`比 2021 年 +${(grown * 100).toFixed(1)}%`)

  const parts = await read<Aggregates>(
    '/aggregates?by=region&within=210000&years=2022&indicators=applications.received.new&sort=-applications.received.new',
  )
  const shownParts = await twin(page, '辽宁省各部分新收与办结的申请，2022 年')
  expect(shownParts.map((row) => row[1]!.trim().split(/\s/)[0])).toEqual(
    parts.rows.map((row) => n(row.values['applications.received.new'])),
  )
  const sectors = await read<Aggregates>(
    '/aggregates?by=sector&scope=own&within=210000&years=2022&indicators=applications.received.new&sort=-applications.received.new',
  )
  const shownSectors = await twin(page, '辽宁省各领域收到的申请，2022 年')
  expect(shownSectors.map((row) => row[0]!.trim().split('\n')[0])).toEqual(
    sectors.rows.map((row) => row.sector!.label.zh),
  )
  expect(shownSectors.map((row) => row[1]!.trim().split(/\s/)[0])).toEqual(
    sectors.rows.map((row) => n(row.values['applications.received.new'])),
  )
  const peers = await twin(page, '辽宁省在全国各地中的公开率，2022 年')
  expect(peers.map((row) => row[0]!.trim().split('\n')[0])).toEqual(['辽宁省', '江苏省'])
  expect(errors).toEqual([])
  await page.context().close()
})

test('filters change the figures and the address; back and reset undo them', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/region/210100`)
  const requests = tile(page, '新收政府信息公开申请').locator('.number')
  const whole = await headline('210100', 2022)
  await expect.poll(() => requests.innerText()).toContain(n(whole.values['applications.received.new']))

  await page.getByRole('combobox', { name: zh.filter.year, exact: true }).selectOption('2020')
  const then = await headline('210100', 2020)
  await expect.poll(() => requests.innerText()).toContain(n(then.values['applications.received.new']))
  expect(new URL(page.url()).searchParams.get('years')).toBe('2020')

  await page.getByRole('button', { name: /^领域/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: /住房和城乡建设/ }).check()
  await page.keyboard.press('Escape')
  const housing = await headline('210100', 2020, '&sector=housing_urban_rural')
  await expect.poll(() => requests.innerText()).toContain(n(housing.values['applications.received.new']))
  expect(housing.values['applications.received.new']).toBeLessThan(then.values['applications.received.new']!)

  await page.goBack()
  await expect.poll(() => requests.innerText()).toContain(n(then.values['applications.received.new']))
  await page.getByRole('button', { name: zh.filter.reset, exact: true }).click()
  await expect.poll(() => requests.innerText()).toContain(n(whole.values['applications.received.new']))
  expect(new URL(page.url()).search).toBe('')
  expect(errors).toEqual([])
  await page.context().close()
})

test('down the tree to an agency, and up again by the breadcrumb', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/region/210000`)
  await page.getByRole('heading', { name: zh.region.parts }).scrollIntoViewIfNeeded()
  await page.getByRole('listitem').getByRole('link', { name: '沈阳市', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '沈阳市' }).waitFor()
  await page.getByRole('listitem').getByRole('link', { name: '沈河区', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '沈河区' }).waitFor()
  const { agencies } = await read<Agencies>('/agencies?within=210103')
  const list = page.getByRole('region', { name: zh.region.agencies })
  await list.scrollIntoViewIfNeeded()
  await expect
    .poll(() => list.getByRole('rowheader').allInnerTexts())
    .toEqual(agencies.map(({ name }) => name))
  await list.getByRole('link', { name: '沈河区自然资源局' }).click()
  await page.getByRole('heading', { level: 1, name: '沈河区自然资源局' }).waitFor()
  await page.getByRole('link', { name: '辽宁省', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '辽宁省' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a chart is taken away as it is: CSV, Excel, SVG and PNG say the same figure and where it is from', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/region/210000`)
  const title = '辽宁省各领域收到的申请，2022 年'
  const figure = page.getByRole('figure', { name: title })
  await figure.locator('svg, canvas').first().waitFor()
  const shown = (await figure.locator('.sentence').innerText()).match(/[\d,]+ 件/)![0]
  const most = Number(shown.replace(/[ 件,]/g, ''))

  const csv = csvRows((await download(page, figure.getByRole('link', { name: 'CSV' }))).bytes)
  const column = csv[0]!.indexOf('新收政府信息公开申请')
  expect(Math.max(...csv.slice(1).map((row) => Number(row[column])))).toBe(most)
  expect(csv).toHaveLength(1 + 2)
  const { numbers, text } = workbook(
    (await download(page, figure.getByRole('link', { name: 'Excel' }))).bytes,
  )
  expect(numbers).toContain(most)
  expect(text).toContain('住房和城乡建设')
  const svg = (await download(page, figure.getByRole('button', { name: 'SVG' }))).bytes.toString()
  for (const part of [
    title,
    zh.figure.source,
    `${site.url.replace(/^https?:/, '')}`,
    most.toLocaleString('en'),
  ])
    expect(svg).toContain(part)
  const png = (await download(page, figure.getByRole('button', { name: 'PNG' }))).bytes
  expect(isPng(png)).toBe(true)
  expect(pngSize(png).width).toBeGreaterThanOrEqual(720)
  await page.context().close()
})

test('what is not there says what to do', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/region/999999`)
  await page.getByRole('heading', { level: 1, name: zh.regionPage.unknown.title }).waitFor()
  await page.getByRole('link', { name: zh.regionPage.unknown.search }).click()
  await page.waitForURL(/\/search\?kind=regions$/)

  await page.goto(`${site.url}/region/210100?years=2025`)
  const notice = page.getByRole('status').filter({ hasText: zh.regionPage.noYear.title('2025') })
  await notice.getByRole('button', { name: '2021' }).click()
  const then = await headline('210100', 2021)
  await expect
    .poll(() => tile(page, '新收政府信息公开申请').innerText())
    .toContain(n(then.values['applications.received.new']))
  await page.context().close()
})
