/** The page of data: every file it offers is taken, opened, and holds what the page says it holds. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import type { Meta } from '../../server/http/contract/reference.ts'
import { zh } from '../../web/messages/zh.ts'
import { csvRecords, csvRows, download, workbook } from './support/files.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
let page: Page
let errors: string[]

beforeAll(async () => {
  site = await startSite()
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser))
  await page.goto(`${site.url}/data`)
  await page.getByRole('heading', { level: 1, name: zh.data.title }).waitFor()
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
const take = async (name: string) =>
  (await download(page, page.getByRole('link', { name, exact: true }))).bytes

test('the tables in bulk have as many rows as the page says, and the figures of the reports', async () => {
  const { counts } = await read<Meta>('/meta')
  const reports = csvRecords(await take(`${zh.data.downloads.files.reports} (CSV)`))
  expect(reports).toHaveLength(counts.reports)
  const cells = csvRows(await take(`${zh.data.downloads.files.cells} (CSV)`))
  expect(cells).toHaveLength(1 + 198 * counts.reports)
  const granted = cells.filter((row) => row.includes('沈阳市房产局') && row.includes('outcome.granted'))
  expect(granted.filter((row) => row.includes('71'))).toHaveLength(1)
  const findings = csvRecords(await take(`${zh.data.downloads.files.findings} (CSV)`))
  expect(findings).toHaveLength(counts.findings.error + counts.findings.warning + counts.findings.info)
  expect(csvRecords(await take(`${zh.data.downloads.files.agencies} (CSV)`))).toHaveLength(counts.agencies)
  const table = page.getByRole('table', { name: zh.data.downloads.heading })
  for (const file of ['indicators', 'rules'] as const) {
    const rows = csvRecords(await take(`${zh.data.downloads.files[file]} (CSV)`))
    const said = table.getByRole('row').filter({ hasText: `${zh.data.downloads.files[file]} (CSV)` })
    expect(await said.locator('td.rows').innerText()).toBe(`${rows.length}`)
  }
  expect(errors).toEqual([])
})

test('the database is one, with every report in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-download-'))
  try {
    const file = join(folder, 'taken.sqlite')
    writeFileSync(file, await take(zh.data.downloads.database))
    const db = new SqliteDatabase(file, { readonly: true })
    try {
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(db.prepare('select count(*) from agency').pluck().get()).toBe(5)
      expect(db.prepare('select count(*) from report').pluck().get()).toBe(5)
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the chosen figures are the same in every format', async () => {
  await page.getByRole('combobox', { name: zh.data.figures.year, exact: true }).selectOption('2020')
  await expect.poll(() => new URL(page.url()).searchParams.get('year')).toBe('2020')
  const href = await page.locator('dl.addresses a').first().getAttribute('href')
  const { rows } = await read<Aggregates>(href!.replace('/api/v1', ''))
  const granted = rows.map((row) => row.values['outcome.granted']!)
  expect(granted).toContain(71)

  const csv = csvRecords(await take(zh.data.figures.formats.csv))
  expect(csv.map((row) => Number(row['予以公开']))).toEqual(granted)
  const { numbers, text } = workbook(await take(zh.data.figures.formats.xlsx))
  for (const value of granted) expect(numbers).toContain(value)
  expect(text).toContain('沈阳市房产局')
  const zip = unzipSync(await take(zh.data.figures.formats.zip))
  expect(Object.keys(zip)).toEqual(expect.arrayContaining(['README.md', 'data.csv', 'datapackage.json']))
  const packed = csvRecords(Buffer.from(zip['data.csv']!))
  expect(packed.map((row) => Number(row['outcome.granted']))).toEqual(granted)
  expect(JSON.parse(strFromU8(zip['datapackage.json']!))).toHaveProperty('resources')
  const stat = JSON.parse((await take(zh.data.figures.formats.jsonstat)).toString()) as {
    version: string
    id: string[]
    value: Record<string, number | null>
  }
  expect(stat.version).toBe('2.0')
  expect(stat.id).toContain('agency')
  expect(Object.values(stat.value)).toEqual(expect.arrayContaining(granted))
  const sdmx = csvRecords(await take(zh.data.figures.formats.sdmxcsv))
  expect(
    sdmx.filter((row) => row.INDICATOR === 'outcome.granted').map((row) => Number(row.OBS_VALUE)),
  ).toEqual(granted)
  expect(errors).toEqual([])
})

test('descriptions for machines are there and true', async () => {
  for (const name of ['Data Package', 'DCAT 3'])
    expect(
      (
        await fetch(
          new URL((await page.getByRole('link', { name, exact: true }).getAttribute('href'))!, site.url),
        )
      ).status,
    ).toBe(200)
  const csvw = await page.getByRole('link', { name: /^CSVW/ }).first().getAttribute('href')
  const described = (await (await fetch(new URL(csvw!, site.url))).json()) as {
    tableSchema: { columns: { name: string }[] }
  }
  const header = (await (await fetch(`${site.url}/api/v1/export/reports.csv`)).text()).split('\r\n')[0]!
  expect(described.tableSchema.columns.map(({ name }) => name)).toEqual(header.split(','))
})

test('the dictionary opens where an address points, and one search finds an entry by code', async () => {
  await page.goto(`${site.url}/data#rate.disclosure`)
  const entry = page.locator('[id="rate.disclosure"]')
  await expect.poll(() => entry.isVisible()).toBe(true)
  expect(await entry.innerText()).toContain('÷')
  await page.getByLabel(zh.data.dictionary.search).fill('carried_in')
  await expect.poll(() => page.locator('#dictionary li').count()).toBeLessThan(6)
  await page.locator('[id="applications.received.carried_in"]').waitFor()
  expect(errors).toEqual([])
})

test('the rules have a page of their own, each with an example and the way to what it found', async () => {
  await page.goto(`${site.url}/rules`)
  const rule = page.locator('[id="N-NEW"]')
  await rule.waitFor()
  await rule.getByRole('link', { name: zh.rules.findings }).click()
  await page.waitForURL(/\/quality\?rule=N-NEW#list$/)
  await page.getByText('共 2 条', { exact: false }).waitFor()
  expect(errors).toEqual([])
})

test('the reference of the API opens and names its routes', async () => {
  const docs = await browser.newPage()
  await docs.goto(`${site.url}/api/docs`)
  await docs.getByText('/api/v1/aggregates', { exact: true }).first().waitFor()
  await docs.close()
})
