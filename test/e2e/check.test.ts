/** A clerk checks a draft before it is published: the example, a file, several at once, and files that are no reports. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printReport } from '../support/print-report.ts'
import { buildReport } from '../support/report.ts'
import { zip } from '../support/zip.ts'
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
  // Every finding leads to its rule: what must hold, why, and an example of both ways.
  await checks.getByRole('link', { name: '规则 T3-ROW-SUM' }).click()
  const rule = page.getByRole('article', { name: '总计列不等于六类申请人之和' })
  await rule.waitFor()
  expect(page.url()).toMatch(/\/rules#T3-ROW-SUM$/)
  const told = await rule.innerText()
  for (const part of ['为什么', '必须成立', '依据', '不成立', 'row[total]']) expect(told).toContain(part)
  await expect.poll(() => rule.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(300)
  expect(errors).toEqual([])
  await page.context().close()
})

test('files: a report and a picture, each with its own result; the picture is not sent, and nothing is loaded', async () => {
  const { page, errors } = await openPage(browser)
  const meta = async () => (await fetch(`${site.url}/api/v1/meta`)).text()
  const before = await meta()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(decodeURIComponent(request.url()))
  })
  await page.goto(`${site.url}/check`)
  await page.locator('input[type=file]').setInputFiles([
    { name: '草稿.txt', mimeType: 'text/plain', buffer: readFileSync(sample('shenyang-housing-2020.txt')) },
    { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]) },
    { name: '空白.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) },
  ])
  await page.getByRole('heading', { level: 2, name: /^本报告 198 格/ }).waitFor()
  const text = await page.getByRole('region', { name: '核对结果' }).innerText()
  for (const rule of ['N-NEW', 'N-TYPE']) expect(text).toContain(rule)
  await page.getByRole('tab', { name: '照片.png' }).click()
  await page.getByText('这是一张图片', { exact: true }).waitFor()
  await page.getByRole('tab', { name: '空白.docx' }).click()
  await page.getByText('这个文件是空的', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0)
  await page.getByRole('tab', { name: '空白.docx' }).press('ArrowRight')
  await page.getByRole('heading', { level: 2, name: /^本报告 198 格/ }).waitFor()
  expect(sent.map((url) => url.split('name=')[1])).toEqual(['草稿.txt'])
  expect(await meta()).toBe(before)
  expect(errors).toEqual([])
  await page.context().close()
})

/** Drops files anywhere on the page, as a browser does. */
async function drop(page: Page, files: { name: string; bytes: Buffer }[]) {
  const transfer = await page.evaluateHandle(
    (given) => {
      const made = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        made.items.add(new File([bytes], name))
      }
      return made
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  )
  for (const type of ['dragover', 'drop'])
    await page.getByRole('heading', { level: 1 }).dispatchEvent(type, { dataTransfer: transfer })
}

const DRAFT = {
  agency: '沈阳市房产局',
  year: 2021,
  values: { 'outcome.granted': 61, 'applications.received.carried_in': 3, 'applications.carried_out': 2 },
}

test('dropped beside the box: an archive gives the drafts in it, and last year is known', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/check`)
  await page.getByRole('button', { name: '开始检查' }).waitFor()
  const draft = printReport(buildReport(DRAFT))
  await drop(page, [
    {
      name: '送审.zip',
      bytes: Buffer.from(zip({ '房产局/2021.txt': draft, '__MACOSX/x': 'x', '说明.txt': '请审阅' })),
    },
  ])
  await page.getByRole('heading', { level: 2, name: /^本报告 200 格，全部读出/ }).waitFor()
  await expect
    .poll(() => page.getByRole('tab').locator('.name').allInnerTexts())
    .toEqual(['送审.zip › 房产局/2021.txt', '送审.zip › 说明.txt'])
  const before = page.getByRole('region', { name: '与 2020 年报告对照' })
  await before.waitFor()
  const told = await before.innerText()
  expect(told).toContain('库中已有这个机关 2020 年的报告')
  expect(told).toContain('不一致')
  await before.getByRole('link', { name: '看 2020 年报告' }).waitFor()
  expect(await page.getByRole('region', { name: '核对结果' }).innerText()).toContain('XY-CARRY')
  expect(errors).toEqual([])
  await page.context().close()
})

test('pasted from a web page, anywhere on this page: the tables come along', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/check`)
  await page.getByRole('button', { name: '开始检查' }).waitFor()
  const text = printReport(buildReport(DRAFT))
  const html = text
    .split('\n')
    .map((line) =>
      line.endsWith('|')
        ? `<table><tr>${line
            .split('|')
            .slice(0, -1)
            .map((cell) => `<td>${cell.trim()}</td>`)
            .join('')}</tr></table>`
        : `<p>${line}</p>`,
    )
    .join('')
    .replaceAll('</table><table>', '')
  await page.evaluate(
    ([markup, plain]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', markup!)
      clipboardData.setData('text/plain', plain!)
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    // What the browser shows as text has lost its tables: no bar, no tab.
    [html, text.replaceAll(' | ', '\n').replaceAll(' |', '')],
  )
  await page.getByText(/^已连同 \d+ 个表格一起粘贴/).waitFor()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: '开始检查' }).click()
  expect((await sent).headers()['content-type']).toBe('text/html')
  await page.getByRole('heading', { level: 2, name: /^本报告 200 格，全部读出/ }).waitFor()
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
