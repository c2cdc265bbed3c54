/** A clerk checks a draft before it is published: the example, a file, several at once, and files that are no reports. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../db/samples/${name}`, import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

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

test('the example: findings in words, and from a finding to its cell and its place in the text', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(site.url)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '自查' }).click()
  await page.getByRole('button', { name: '用示例试一试' }).click()
  const headline = page.getByRole('heading', {
    level: 2,
    name: /本报告 200 格，全部读出；发现 2 处错误、1 处存疑/,
  })
  await headline.waitFor()
  expect(await headline.evaluate((element) => element === document.activeElement)).toBe(true)
  const checks = page.getByRole('region', { name: '核对结果' })
  expect(await checks.innerText()).toContain('24')
  await checks.getByRole('link', { name: '予以公开 · 自然人' }).first().click()
  await expect.poll(() => page.url()).toMatch(/#outcome\.granted\.natural_person$/)
  const active = page.locator('[data-key].active').first()
  await active.waitFor()
  // Blocks of the source out of sight are not drawn: the figure has text once it has been scrolled to.
  await expect.poll(() => active.innerText()).toBe('42')
  expect(errors).toEqual([])
  await page.context().close()
})

test('files: a report and something else, each with its own result; nothing is loaded by it', async () => {
  const { page, errors } = await openPage(browser)
  const meta = async () => (await fetch(`${site.url}/api/v1/meta`)).text()
  const before = await meta()
  await page.goto(`${site.url}/check`)
  await page.locator('input[type=file]').setInputFiles([
    { name: '草稿.txt', mimeType: 'text/plain', buffer: readFileSync(sample('shenyang-housing-2020.txt')) },
    { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]) },
  ])
  await page.getByRole('heading', { level: 2, name: /^本报告 198 格/ }).waitFor()
  const text = await page.getByRole('region', { name: '核对结果' }).innerText()
  for (const rule of ['N-NEW', 'N-TYPE']) expect(text).toContain(rule)
  await page.getByRole('tab', { name: '照片.png' }).click()
  await page.getByText('这份文件没法检查', { exact: true }).waitFor()
  expect(await page.getByRole('tabpanel').innerText()).toContain('R-UNSUPPORTED')
  await page.getByRole('tab', { name: '照片.png' }).press('ArrowLeft')
  await page.getByRole('heading', { level: 2, name: /^本报告 198 格/ }).waitFor()
  expect(await meta()).toBe(before)
  expect(errors).toEqual([])
  await page.context().close()
})

test('offline and empty are told in words, and the draft stays', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/check`)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByText('请先粘贴草稿，或选择文件。').waitFor()
  await page.getByRole('textbox', { name: '粘贴草稿全文' }).fill('各位同事，请于周五前提交材料。')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByText('连不上服务器', { exact: true }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByText('R-NO-TABLES').waitFor()
  await page.context().close()
})

test.each([
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 }, example: '用示例试一试' },
  {
    locale: 'en-US',
    colorScheme: 'dark',
    viewport: { width: 360, height: 780 },
    example: 'Try it with an example',
  },
] as const)(
  '$locale at $viewport.width px: accessible, and nothing overflows',
  async ({ example, ...reader }) => {
    const { page, errors } = await openPage(browser, { ...reader, bypassCSP: true, reducedMotion: 'reduce' })
    await page.goto(`${site.url}/check`)
    await page.getByRole('button', { name: example }).click()
    await page.locator('h2[data-result]').waitFor()
    await page.addScriptTag({ content: axe })
    const violations = await page.evaluate(async (tags) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (
            on: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
        }
      }
      const found = await axe.run(document, { runOnly: tags })
      return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
    }, TAGS)
    expect(violations).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
    await page.context().close()
  },
)
