/**
 * How heavy a reader's steps are for the page: what the main thread works from the touch to the next paint, and
 * until everything that follows from it stands, answers of the server included. Counted in processor time of that thread, which other work
 * on the machine does not change.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'

export interface Step {
  name: string
  /** Milliseconds of the main thread until the page has answered the touch with its next paint. */
  felt: number
  /** And until all that follows stands: the server's answer read and drawn. */
  whole: number
}

type Act = (page: Page) => Promise<unknown>

const paint = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Waits until no answer is awaited and what came has been painted. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[aria-busy=true], .skeleton')].some((one) => one.checkVisibility()),
    undefined,
    { timeout: 60_000 },
  )
  await paint(page)
}

async function workOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** The steps of a visit to Compare: finding an indicator, turning the question, looking at marks. */
const VISIT: readonly (readonly [string, string, readonly Act[]])[] = [
  [
    'type in the indicator picker',
    '/compare?by=region',
    [
      (page) => page.getByRole('button', { name: /^指标/ }).press('Enter'),
      ...[...'gongkailv'].map(
        (letter): Act =>
          (page) =>
            page.keyboard.press(letter),
      ),
    ],
  ],
  [
    'change the picture',
    '/compare?by=region&show=rate.disclosure',
    ['历年', '热力', '散点', '分布', '漏斗图', '省份方格', '表格', '排行'].map(
      (name): Act =>
        (page) =>
          page.getByRole('button', { name, exact: true }).first().click(),
    ),
  ],
  [
    'change the year',
    '/compare?by=region&show=outcomes',
    [1, 2, 3, 4].map(
      (index): Act =>
        (page) =>
          page.getByRole('combobox', { name: '年份' }).selectOption({ index }),
    ),
  ],
  [
    'go through marks with the keys',
    '/compare?by=region&show=rate.disclosure',
    [
      (page) => page.getByRole('application').first().focus(),
      ...Array.from({ length: 10 }, (): Act => (page) => page.keyboard.press('ArrowDown')),
    ],
  ],
  [
    'hover over the counties of a funnel plot',
    '/compare?by=region&level=county&show=rate.disclosure&picture=funnel',
    Array.from({ length: 10 }, (_, index): Act => async (page) => {
      const box = await page.getByRole('application').first().boundingBox()
      if (box) await page.mouse.move(box.x + box.width * (0.3 + index / 20), box.y + box.height / 2)
    }),
  ],
  [
    'look at a mark',
    '/compare?by=region&show=rate.disclosure',
    [0.2, 0.4, 0.6].map((share): Act => async (page) => {
      const box = await page.getByRole('application').first().boundingBox()
      if (box) await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * share)
    }),
  ],
]

/** Every step of the visit with its work. */
export async function timeInteractions(browser: Browser, url: string): Promise<Step[]> {
  const steps: Step[] = []
  for (const [name, path, acts] of VISIT) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1600 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(url + path)
    await page.locator('figure .plot svg, figure .plot canvas').first().waitFor({ timeout: 60_000 })
    await settle(page)
    for (const act of acts) {
      const before = await workOf(cdp)
      await act(page)
      await paint(page)
      const felt = (await workOf(cdp)) - before
      await settle(page)
      steps.push({ name, felt, whole: (await workOf(cdp)) - before })
    }
    await context.close()
  }
  return steps
}
