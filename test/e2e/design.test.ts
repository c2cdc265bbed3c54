/** Every component and every chart, in every state of its data, is drawn without an error in both themes. */
import type { Browser } from 'playwright-core'
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

const KINDS = 11
/** A flow of which every band is 0, or which has none, is shown as its table. */
const DRAWN: Record<string, number> = {
  usual: KINDS,
  one: KINDS,
  none: KINDS - 1,
  gaps: KINDS,
  zeros: KINDS - 1,
  small: KINDS,
  long: KINDS,
  many: KINDS,
}
const READERS = [
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { locale: 'en-US', colorScheme: 'dark', viewport: { width: 360, height: 780 } },
] as const

describe.each(READERS)('$locale, $colorScheme, $viewport.width px', (reader) => {
  test.each(Object.entries(DRAWN))('charts: %s', async (state, drawn) => {
    const { page, errors } = await openPage(browser, { ...reader, reducedMotion: 'reduce' })
    await page.goto(`${site.url}/design?state=${state}`)
    await expect.poll(() => page.getByRole('figure').count(), { timeout: 20_000 }).toBe(KINDS)
    const pictures = page.locator('figure .plot').filter({ has: page.locator('svg, canvas') })
    await expect.poll(() => pictures.count(), { timeout: 20_000 }).toBe(drawn)
    // Nothing that cannot be drawn has fallen back to its table.
    expect(await page.locator('figure table').count()).toBe(KINDS - drawn)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test('names stay in their own rows however long they are', async () => {
  const { page } = await openPage(browser, { reducedMotion: 'reduce' })
  await page.goto(`${site.url}/design?state=long`)
  const heat = page.getByRole('figure', { name: '热力' })
  await heat.locator('svg text').first().waitFor({ state: 'attached' })
  const overlaps = await heat.evaluate((figure) => {
    const names = [...figure.querySelectorAll('svg text')].filter((text) => text.textContent?.includes('…'))
    // A name of two lines is two texts: what may not touch is a line of another row.
    const boxes = names.map((text) => text.getBoundingClientRect()).sort((a, b) => a.top - b.top)
    return {
      names: names.length,
      touching: boxes.filter((box, at) => at > 0 && box.top < boxes[at - 1]!.bottom - 1).length,
    }
  })
  expect(overlaps.names).toBe(9)
  expect(overlaps.touching).toBe(0)
  await page.context().close()
})

test('what is on its way, empty or failed is said in words, and the state is in the address', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/design`)
  const states = page.getByRole('group', { name: '数据状态' }).last()
  await states.getByRole('button', { name: '读取失败' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('failed')
  const charts = page.locator('#charts')
  await expect.poll(() => charts.getByRole('button', { name: '重试' }).count()).toBe(1)
  await states.getByRole('button', { name: '没有结果' }).click()
  await expect.poll(() => charts.innerText()).toContain('这些条件下没有报告')
  await states.getByRole('button', { name: '正在读取' }).click()
  await expect.poll(() => charts.getByText('正在读取…').count()).toBe(1)
  await page.goBack()
  await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('empty')
  await page.context().close()
})
