/** The page of a report: the form as printed, each figure with its address, its place in the source, and its citation. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportDetail, Reports } from '../../server/http/contract/reports.ts'
import { en } from '../../web/messages/en.ts'
import { zh } from '../../web/messages/zh.ts'
import { csvRecords, download } from './support/files.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
let report: ReportDetail

beforeAll(async () => {
  site = await startSite()
  browser = await openBrowser()
  const { reports } = await read<Reports>('/reports?within=210100')
  const housing = reports.find(({ agency }) => agency?.name === '沈阳市房产局')!
  report = await read<ReportDetail>(`/reports/${housing.id}`)
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
const cellOf = (code: string, applicant: string | undefined) =>
  report.cells.find((cell) => cell.code === code && cell.applicant === applicant)!
const open = (page: Page, rest = '') => page.goto(`${site.url}/report/${report.id}${rest}`)
const figure = (page: Page, key: string) => page.locator(`[id="${key}"]`)

test('every cell of the form is on the page, with the value and the state that the API gives', async () => {
  const { page, errors } = await openPage(browser)
  await open(page)
  await figure(page, 'outcome.total.total').waitFor()
  const shown = new Map(
    await page
      .locator('.form td a[id]')
      .evaluateAll((links) => links.map((link) => [link.id, (link as HTMLElement).innerText] as const)),
  )
  expect(report.cells).toHaveLength(198)
  const missed = report.cells.filter((cell) => {
    const text = shown.get(cell.applicant ? `${cell.code}.${cell.applicant}` : cell.code)
    if (text === undefined) return true
    const number = /-?[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', '')
    return cell.value === null ? number !== undefined : Number(number) !== cell.value
  })
  expect(missed).toEqual([])
  // A deduced figure is never shown as a printed one.
  const deduced = report.cells.filter(({ state, raw }) => state === 'repaired' && raw === '')
  expect(deduced.length).toBeGreaterThan(0)
  for (const cell of deduced) expect(shown.get(`${cell.code}.${cell.applicant}`)).toContain('[0]')
  // Findings stand in the list and on the cells that they concern.
  const marked = new Set(
    report.findings.flatMap(({ cells }) =>
      cells.map(({ code, applicant }) => (applicant ? `${code}.${applicant}` : code)),
    ),
  )
  expect(shown.get('outcome.granted.total')).not.toContain(zh.report.findingCount('1'))
  for (const key of marked) expect(shown.get(key)).toMatch(/处|条|项/)
  expect(errors).toEqual([])
  await page.context().close()
})

test('keys move among the figures; the chosen one is in the address and lit up in the source', async () => {
  const { page, errors } = await openPage(browser)
  await open(page)
  await figure(page, 'outcome.granted.natural_person').focus()
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toBe('outcome.granted.org_commercial')
  await page.keyboard.press('End')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('outcome.granted.total')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toBe('#outcome.granted.total')
  const cell = cellOf('outcome.granted', 'total')
  const detail = page.getByRole('complementary')
  await expect.poll(() => detail.locator('p.number').innerText()).toBe(`${cell.value}件`)
  const lit = page.locator('.pane a.active').first()
  await expect.poll(() => lit.innerText()).toBe(cell.raw)
  await expect.poll(() => lit.isVisible()).toBe(true)
  // The place that is lit is the place that the API names.
  expect(Number(await lit.getAttribute('data-start'))).toBe(cell.at!.start)

  // From the source back into the form.
  await page.locator('.pane a[data-key="outcome.partial.total"]').first().click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#outcome.partial.total')
  expect(await figure(page, 'outcome.partial.total').getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).hash).toBe('')
  expect(errors).toEqual([])
  await page.context().close()
})

test('a figure is cited in words and as BibTeX, in both languages, and its link brings others to it', async () => {
  for (const [locale, t] of [
    ['zh-CN', zh],
    ['en-US', en],
  ] as const) {
    const { page } = await openPage(browser, { locale, permissions: ['clipboard-read', 'clipboard-write'] })
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await open(page, '#applications.received.new.total')
    await page.getByText(t.report.cite, { exact: true }).click()
    await page.getByRole('button', { name: t.report.copyText }).click()
    const address = `${site.url}/report/${report.id}#applications.received.new.total`
    await expect.poll(clipboard).toContain(address)
    const text = await clipboard()
    expect(text).toContain('沈阳市房产局')
    expect(text).toContain('2020')
    expect(text).toMatch(/152/)
    await page.getByRole('button', { name: t.report.copyBibtex }).click()
    await expect.poll(clipboard).toMatch(/^@misc\{gongkai-/)
    const bibtex = await clipboard()
    for (const part of ['author = {{沈阳市房产局}}', 'year = {2020}', `url = {${address}}`])
      expect(bibtex).toContain(part)
    await page.getByRole('button', { name: t.report.copyLink }).click()
    await expect.poll(clipboard).toContain(`/report/${report.id}`)
    await page.context().close()
  }
})

test('the report is taken away as figures, findings, JSON and text', async () => {
  const { page } = await openPage(browser)
  await open(page)
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const cells = csvRecords((await download(page, link(zh.report.files.cells))).bytes)
  expect(cells).toHaveLength(report.cells.length)
  const granted = cells.filter((row) => row['指标代码'] === 'outcome.granted')
  expect(granted.length).toBe(7)
  expect(granted.find((row) => row['申请人代码'] === 'total')!['数值']).toBe('71')
  const findings = csvRecords((await download(page, link(zh.report.files.findings))).bytes)
  expect(findings).toHaveLength(report.findings.length)
  const json = await download(page, link(zh.report.files.json))
  expect(json.name).toBe(`report-${report.id}.json`)
  expect(JSON.parse(json.bytes.toString())).toEqual(report)
  const text = (await download(page, link(zh.report.files.source))).bytes.toString()
  const cell = cellOf('outcome.granted', 'total')
  expect(text.slice(cell.at!.start, cell.at!.end)).toBe(cell.raw)
  await page.context().close()
})

test('a cell that the form lacks and a report that is not there say what to do', async () => {
  const { page } = await openPage(browser)
  await open(page, '#no.such.cell.total')
  await page.getByText(zh.report.unknownCell).waitFor()
  await page.goto(`${site.url}/report/9999`)
  await page.getByRole('heading', { level: 1, name: zh.report.unknown.title }).waitFor()
  await page.getByText(zh.report.unknown.advice).waitFor()
  await page.context().close()
})
