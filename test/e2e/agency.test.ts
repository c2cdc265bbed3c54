/** The page of an agency: a year at a glance, the years, the chain, the peers, files, and what is not there. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agencies, AgencyProfile } from '../../server/http/contract/agencies.ts'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import type { Peers } from '../../server/http/contract/standing.ts'
import { formatCount, formatRatio } from '../../web/format/number.ts'
import { zh } from '../../web/messages/zh.ts'
import { csvRecords, download, isPng, workbook } from './support/files.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'
import { fillTwoProvinces, YEARS } from './support/two-provinces.ts'

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
const idOf = async (name: string) => (await read<Agencies>(`/agencies?q=${name}`)).agencies[0]!.id
const n = (value: number | null | undefined) => formatCount(value ?? null, 'zh')
const tile = (page: Page, label: string) =>
  page.locator('.tile').filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })

test('the year at a glance is the report; another year is one choice away', async () => {
  const id = await idOf('沈阳市自然资源局')
  const { rows } = await read<Aggregates>(
    `/aggregates?agency=${id}&by=year&indicators=applications.received.new,outcome.total,rate.disclosure,legal.total`,
  )
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/agency/${id}`)
  await page.getByRole('heading', { level: 1, name: '沈阳市自然资源局' }).waitFor()
  for (const year of [2022, 2020]) {
    await page.getByRole('combobox', { name: zh.agency.year, exact: true }).selectOption(`${year}`)
    const row = rows.find((one) => one.year === year)!
    const rate = row.rates['rate.disclosure']!
    await expect
      .poll(() => tile(page, zh.agency.newApplications).locator('.number').innerText())
      .toBe(`${n(row.values['applications.received.new'])}件`)
    const share = await tile(page, zh.agency.disclosureRate).innerText()
    expect(share).toContain(formatRatio(row.values['rate.disclosure'] ?? null, 'zh'))
    expect(share).toContain(`${n(rate.numerator)} / ${n(rate.denominator)}`)
    expect(await tile(page, zh.agency.disputes).innerText()).toContain(n(row.values['legal.total']))
  }
  expect(new URL(page.url()).searchParams.get('year')).toBe('2020')
  // The form of 2019 and 2020 asks for procurement, the later one does not.
  await tile(page, zh.agency.procurement).waitFor()
  await page.goBack()
  await expect.poll(() => tile(page, zh.agency.procurement).count()).toBe(0)

  // A headline figure leads to its cell in the report of that year.
  await tile(page, zh.agency.newApplications).getByRole('link').click()
  await page.waitForURL(/\/report\/\d+#applications\.received\.new\.total$/)
  await page.getByText(zh.report.subtitle('2022')).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('years, chain, funnel, changes, peers and reports', async () => {
  const id = await idOf('南京市住房和城乡建设局')
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/agency/${id}`)
  const figure = page.getByRole('figure', { name: zh.agency.applications })
  await figure.getByRole('button', { name: '表格', exact: true }).click()
  const { rows } = await read<Aggregates>(
    `/aggregates?agency=${id}&by=year&indicators=applications.received.new,outcome.total,legal.total,legal.reconsideration.corrected`,
  )
  const lines = await figure.getByRole('table').locator('tbody tr').all()
  const shown = await Promise.all(lines.map((line) => line.locator('th, td').allInnerTexts()))
  expect(shown.map((row) => row[0]!.trim())).toEqual(YEARS.map(String))
  expect(shown.map((row) => row[1]!.trim())).toEqual(
    rows.map((row) => n(row.values['applications.received.new'])),
  )

  const last = rows.find(({ year }) => year === 2022)!
  const funnel = page.getByRole('region', { name: zh.disputes.kind.reconsideration })
  expect(await funnel.innerText()).toContain(
    zh.disputes.corrected(n(last.values['legal.reconsideration.corrected'])),
  )
  await page.getByText(zh.agency.chain.holds('3')).waitFor()
  const changed = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: zh.agency.changed.title('2022') }) })
  await expect.poll(() => changed.getByRole('listitem').count()).toBeGreaterThan(0)
  const before = rows.find(({ year }) => year === 2021)!
  expect(await changed.innerText()).toContain(
    `${n(before.values['applications.received.new'])} 件 → ${n(last.values['applications.received.new'])} 件`,
  )

  const standing = await read<Peers>(`/agencies/${id}/peers?indicators=applications.received.new&year=2022`)
  const place = standing.indicators[0]!
  const strip = page.getByRole('img', { name: /^新收政府信息公开申请/ })
  await page.getByRole('heading', { name: zh.agency.peers, exact: true }).scrollIntoViewIfNeeded()
  await strip.waitFor()
  expect(await strip.getAttribute('aria-label')).toContain(
    zh.agency.percentile(n(Math.round(place.percentile! * 100))),
  )
  const profile = await read<AgencyProfile>(`/agencies/${id}`)
  const reports = page.getByRole('region', { name: zh.agency.reports })
  expect(await reports.getByRole('rowheader').allInnerTexts()).toEqual(
    profile.reports.map(({ year }) => zh.report.previous(`${year}`)).reverse(),
  )
  await reports.getByRole('link').first().click()
  await page.waitForURL(`**/report/${profile.reports.at(-1)!.id}`)

  // From a report to the one of the year before, and back.
  await page.getByRole('group', { name: zh.report.years }).getByRole('link', { name: /2021/ }).click()
  await page.getByText(zh.report.subtitle('2021')).waitFor()
  await page.getByRole('group', { name: zh.report.years }).getByRole('link', { name: /2022/ }).click()
  await page.getByText(zh.report.subtitle('2022')).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a chart of an agency is taken away: CSV and Excel hold the figures of the API, pictures are pictures', async () => {
  const id = await idOf('沈阳市自然资源局')
  const { rows } = await read<Aggregates>(
    `/aggregates?agency=${id}&by=year&indicators=applications.received.new,outcome.total`,
  )
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/agency/${id}`)
  const figure = page.getByRole('figure', { name: zh.agency.applications })
  await figure.locator('svg, canvas').first().waitFor()
  const records = csvRecords((await download(page, figure.getByRole('link', { name: 'CSV' }))).bytes)
  expect(records.map((record) => Number(record['新收政府信息公开申请']))).toEqual(
    rows.map((row) => row.values['applications.received.new']),
  )
  const { numbers } = workbook((await download(page, figure.getByRole('link', { name: 'Excel' }))).bytes)
  for (const row of rows) expect(numbers).toContain(row.values['outcome.total'])
  const svg = (await download(page, figure.getByRole('button', { name: 'SVG' }))).bytes.toString()
  for (const part of [zh.agency.applications, zh.figure.source, `/agency/${id}`]) expect(svg).toContain(part)
  expect(isPng((await download(page, figure.getByRole('button', { name: 'PNG' }))).bytes)).toBe(true)
  await page.context().close()
})

test('an agency without requests is told in words; what is not there says what to do', async () => {
  const idle = await idOf('玄武区自然资源局')
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/agency/${idle}`)
  await page.getByText(zh.agency.requestsNone('2019–2022')).waitFor()
  expect(await page.getByRole('figure').count()).toBe(0)
  expect(await tile(page, zh.agency.disclosureRate).innerText()).toContain(zh.agency.rateNone)

  await page.goto(`${site.url}/agency/${idle}?year=2018`)
  await page.getByText(zh.agency.requestsNone('2019–2022')).waitFor()
  await page.goto(`${site.url}/agency/${idle}?year=2025`)
  await page.getByText(zh.agency.noYear('2025', '2022')).waitFor()
  expect(errors).toEqual([])

  await page.goto(`${site.url}/agency/99999`)
  await page.getByRole('heading', { level: 1, name: zh.agency.unknown.title }).waitFor()
  await page.getByRole('link', { name: zh.agency.unknown.search }).click()
  await page.waitForURL(/\/search\?kind=agencies$/)
  await page.context().close()
})
