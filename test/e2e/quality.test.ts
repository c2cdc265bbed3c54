/** From what was found to the cell it was found in; who reported; files to take away; the dictionary and the API. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

test('from the counts to the cell, and back with the filters kept', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/quality`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('5 个机关的 5 份报告').waitFor()
  await page.getByText('5 份报告中没有发现').waitFor()

  // What lies further down is read when the reader comes near.
  await page.locator('#list').scrollIntoViewIfNeeded()
  await page.getByRole('combobox', { name: /^规则/ }).selectOption('N-NEW')
  await page.getByText('共 2 条', { exact: false }).waitFor()
  expect(new URL(page.url()).search).toBe('?rule=N-NEW')
  await page.getByRole('link', { name: '新收政府信息公开申请' }).first().click()
  await page.waitForURL(/\/report\/\d+#applications\.received\.new\.total$/)
  await page.goBack()
  await page.getByText('共 2 条', { exact: false }).waitFor()

  await page.reload()
  await page.locator('#list').scrollIntoViewIfNeeded()
  expect(await page.getByRole('combobox', { name: /^规则/ }).inputValue()).toBe('N-NEW')
  await page.getByRole('combobox', { name: /^严重程度/ }).selectOption('error')
  await page.getByRole('button', { name: '显示全部发现' }).click()
  await page.getByText('共 29 条', { exact: false }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('the ledger names every agency; documents left out are none', async () => {
  const { page, errors } = await openPage(browser, { locale: 'en-US' })
  await page.goto(`${site.url}/quality?within=210000#ledger`)
  const ledger = page.getByRole('region', { name: 'Who has reported, and who has not' })
  await ledger.waitFor()
  expect(await ledger.getByRole('row').count()).toBe(1 + 3 + 1)
  expect(await ledger.innerText()).toContain('3 of 3 agencies')
  await page.locator('#chain').scrollIntoViewIfNeeded()
  // One year is loaded: no link of the chain, and a government of which no other agency is known.
  await page.getByText('No agency has reports for two years running yet.').waitFor()
  await page.locator('#sums').scrollIntoViewIfNeeded()
  await page.getByText('no other agency of the area is known').waitFor()
  await page.locator('#left-out').scrollIntoViewIfNeeded()
  await page.getByText('none refused, none unidentified').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Reports (CSV)' }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(1 + 3)
  expect(errors).toEqual([])
  await page.context().close()
})

test('the data page: search the dictionary, see a formula, find the API', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(site.url)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '数据与接口' }).click()
  await page.getByLabel('搜索名称、代码或定义').fill('rate.disclosure')
  await page.getByText('÷', { exact: false }).first().waitFor()
  expect(new URL(page.url()).search).toContain('q=rate.disclosure')
  expect(await page.getByRole('link', { name: '接口文档（OpenAPI 3.1）' }).getAttribute('href')).toBe(
    '/api/docs',
  )
  expect(await page.getByRole('region', { name: 'curl 示例' }).innerText()).toContain(site.url)
  await page.getByRole('link', { name: 'T3-BALANCE', exact: true }).click()
  await page.waitForURL(/\/rules#T3-BALANCE$/)
  await page.locator('#T3-BALANCE').getByRole('link', { name: zh.rules.findings }).click()
  await page.waitForURL(/\/quality\?rule=T3-BALANCE#list$/)
  await page.getByText('没有这样的发现').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})
