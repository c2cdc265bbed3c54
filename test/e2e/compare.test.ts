/** The explorer on a small world of two provinces and four years: every view, its figures, files, keys and embedding. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import { emptyDatabase } from '../support/database.ts'
import { storeReport } from '../support/world.ts'
import { openBrowser, openPage, startSite, type Site } from './support/site.ts'

const PLACES = [
  ['210000', '辽宁省'],
  ['210100', '沈阳市'],
  ['210103', '沈河区'],
  ['320000', '江苏省'],
  ['320100', '南京市'],
  ['320102', '玄武区'],
] as const
const BUREAUS = [
  ['housing_urban_rural', '住房和城乡建设局'],
  ['natural_resources', '自然资源局'],
] as const
const YEARS = [2019, 2020, 2021, 2022]

/** Twelve agencies; in 沈河区 few requests, in 江苏省 a lower rate. */
async function fillWorld(file: string): Promise<void> {
  const db = await emptyDatabase(file)
  try {
    for (const [place, [region, name]] of PLACES.entries())
      for (const [kind, [sector, title]] of BUREAUS.entries())
        for (const [age, year] of YEARS.entries()) {
          const size = (region === '210103' ? 1 : 12 * (place + 1)) + age * 2
          await storeReport(db, {
            agency: `${name}${title}`,
            region,
            sector,
            year,
            values: {
              'outcome.granted': region.startsWith('21') ? size * 3 : size,
              'outcome.granted[org_commercial]': Math.floor(size / 2),
              'outcome.denied.third_party': size,
              'outcome.unavailable.not_held': size + kind,
              'legal.reconsideration.upheld': place,
            },
          })
        }
  } finally {
    await db.destroy()
  }
}

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await startSite(fillWorld)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

async function read(query: string): Promise<Aggregates> {
  const answer = await fetch(`${site.url}/api/v1/aggregates?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Aggregates
}

const figureOf = (page: Page): Locator => page.getByRole('figure').first()

/** Waits until something has been drawn. */
async function drawn(page: Page): Promise<Locator> {
  const figure = figureOf(page)
  await figure.locator('svg path').first().waitFor({ state: 'attached' })
  return figure
}

async function tableRows(page: Page): Promise<string[][]> {
  const figure = figureOf(page)
  const table = figure.getByRole('table')
  if (!(await table.isVisible())) await figure.getByRole('button', { name: '表格', exact: true }).click()
  await table.waitFor()
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
}

const percent = (value: number) =>
  new Intl.NumberFormat('zh-CN', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value)

describe('views', () => {
  /** The picture, what it must say, and the same rows from the API with the words that the table must hold. */
  const RATE = 'rate.disclosure'
  const VIEWS: [string, string, string, (row: Aggregates['rows'][number]) => string][] = [
    [
      'ranking',
      `show=${RATE}&by=region`,
      `indicators=${RATE}&by=region&years=2022`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'over years',
      `show=${RATE}&by=region&picture=lines`,
      `indicators=${RATE}&by=year,region`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'heat map',
      `show=${RATE}&by=region&picture=heat`,
      `indicators=${RATE}&by=year,region`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'scatter',
      'show=applications&picture=scatter',
      'indicators=applications.received.new&by=agency&years=2022',
      (row) => String(row.values['applications.received.new']),
    ],
    [
      'distribution',
      'show=applications&picture=dots',
      'indicators=applications.received.new&by=agency&years=2022',
      (row) => String(row.values['applications.received.new']),
    ],
    [
      'groups',
      `show=${RATE}&split=level`,
      `indicators=${RATE}&by=agency&years=2022`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'funnel',
      `show=${RATE}&picture=funnel`,
      `indicators=${RATE}&by=agency&years=2022`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'tiles',
      `show=${RATE}&by=region&picture=tiles`,
      `indicators=${RATE}&by=region&years=2022`,
      (row) => percent(row.values[RATE]!),
    ],
    [
      'composition',
      '',
      'indicators=outcome.granted&by=agency&years=2022',
      (row) => String(row.values['outcome.granted']),
    ],
    [
      'stacked',
      'by=region&picture=stacks',
      'indicators=outcome.granted&by=region&years=2022',
      (row) => String(row.values['outcome.granted']),
    ],
    [
      'flow',
      'picture=flow',
      'indicators=outcome.granted&by=applicant&years=2022',
      (row) => String(row.values['outcome.granted']),
    ],
    [
      'split',
      'show=outcome.total&by=region&split=applicant&picture=stacks',
      'indicators=outcome.total&by=region,applicant&years=2022',
      (row) => String(row.values['outcome.total']),
    ],
  ]

  test.each(VIEWS)(
    '%s: drawn, said in words, and its table holds the figures of the API',
    async (_, search, query, word) => {
      const { page, errors } = await openPage(browser)
      await page.goto(`${site.url}/compare?${search}`)
      const figure = await drawn(page)
      const sentence = await figure.locator('.sentence').innerText()
      expect(sentence).toMatch(/[。]$/)
      const answer = await read(query)
      expect(answer.rows.length).toBeGreaterThan(1)
      const words = (await tableRows(page))
        .flat()
        .flatMap((cell) => cell.split(/\s+/).map((one) => one.replaceAll(',', '')))
      for (const row of answer.rows) expect(words).toContain(word(row))
      expect(errors).toEqual([])
      await page.context().close()
    },
  )

  test('a view that does not suit says why, and the picture stays', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${site.url}/compare?show=procurement.amount&years=2020`)
    await drawn(page)
    const views = page.getByRole('group', { name: '图形', exact: true })
    await views.getByRole('button', { name: '漏斗图' }).press('Enter')
    await page.getByText('漏斗图比较的是比率').waitFor()
    expect(new URL(page.url()).searchParams.get('picture')).toBeNull()
    await views.getByRole('button', { name: '表格' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('picture')).toBe('table')
    await page.goBack()
    await drawn(page)
    expect(await views.getByRole('button', { name: '排行' }).getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })
})

test('into a province, a city, its agencies and a report, and back up', async () => {
  const { page, errors } = await openPage(browser)
  await page.goto(`${site.url}/compare?show=rate.disclosure&by=region`)
  await drawn(page)
  const plot = page.getByRole('application').first()
  await plot.focus()
  await plot.press('ArrowDown')
  await plot.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toBe('210000')
  const focus = page.getByRole('region', { name: /辽宁省/ })
  await focus.getByRole('link', { name: '看辽宁省内部' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('within')).toBe('210000')
  expect(await tableRows(page).then((rows) => rows.map(([name]) => name!.trim()))).toEqual(
    expect.arrayContaining(['沈阳市']),
  )
  await figureOf(page).getByRole('link', { name: '沈阳市', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('within')).toBe('210100')
  await figureOf(page).getByRole('link', { name: '沈河区', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('agency')
  const path = page.getByRole('navigation', { name: '所在位置' })
  await expect
    .poll(() => path.getByRole('listitem').allInnerTexts())
    .toEqual(['全国', '辽宁省', '沈阳市', '沈河区'])
  await figureOf(page).getByRole('link', { name: '沈河区自然资源局', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '沈河区自然资源局' }).waitFor()
  await page.goBack()
  await path.getByRole('link', { name: '辽宁省' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('within')).toBe('210000')
  expect(errors).toEqual([])
  await page.context().close()
})

test('the arrow keys go through the marks of every kind of picture and say what they show', async () => {
  const { page } = await openPage(browser)
  for (const [search, words] of [
    ['show=rate.disclosure&by=region&picture=bars', /辽宁省; 公开率 .*%/],
    ['show=outcomes&by=region&picture=shares', /省; 予以公开 /],
    ['show=outcomes&by=region&picture=stacks', /省; 予以公开 /],
    ['show=rate.disclosure&by=region&picture=lines', /2019; .*省 .*%/],
    ['show=applications&by=region&picture=scatter', /省; 新收/],
    ['show=rate.disclosure&by=region&picture=heat', /辽宁省; 2019 .*%/],
    ['show=rate.disclosure&picture=funnel', /局 · .*公开率 .*%/],
    ['show=applications&picture=dots', /局 · .*新收/],
    ['picture=flow', /自然人; 新收/],
    ['show=rate.disclosure&by=region&picture=tiles', /省; 公开率/],
  ] as const) {
    await page.goto(`${site.url}/compare?${search}`)
    const figure = await drawn(page)
    const plot = figure.getByRole('application')
    await plot.focus()
    await plot.press('ArrowRight')
    await expect.poll(() => figure.locator('[aria-live=polite]').last().innerText()).toMatch(words)
  }
  await page.context().close()
})

test('what is downloaded is what is shown: CSV, Excel, SVG with title, source and address', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/compare?show=rate.disclosure&by=region&within=320000`)
  const figure = await drawn(page)
  const file = async (click: Locator) => {
    const download = page.waitForEvent('download')
    await click.click()
    return readFileSync(await (await download).path())
  }
  const svg = (await file(figure.getByRole('button', { name: 'SVG' }))).toString()
  for (const text of ['各地区的公开率', '政府信息公开工作年度报告', site.url, 'within=320000'])
    expect(svg).toContain(text)
  const png = await file(figure.getByRole('button', { name: 'PNG' }))
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  const xlsx = await file(figure.getByRole('link', { name: 'Excel' }))
  expect([...xlsx.subarray(0, 2)]).toEqual([0x50, 0x4b])
  const csv = parse(await file(figure.getByRole('link', { name: 'CSV' })), { bom: true }) as string[][]
  const shown = await tableRows(page)
  expect(csv.length - 1).toBe(shown.length)
  const rate = csv[0]!.indexOf('公开率')
  expect(rate).toBeGreaterThan(0)
  expect(csv.slice(1).map((row) => percent(Number(row[rate])))).toEqual(
    shown.map((row) => row[1]!.trim().split(/\s+/)[0]),
  )
  await page.context().close()
})

test('an indicator is found by pinyin and initials, and taken with the keys alone', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/compare`)
  await drawn(page)
  const dialog = page.getByRole('dialog', { name: '指标' })
  const entries = dialog.getByRole('listitem')
  for (const [typed, first] of [
    ['xinshoushenqing', '新收政府信息公开申请'],
    ['sqxz', '新收政府信息公开申请'],
    ['gkl', '公开率'],
    ['disclosure rate', '公开率'],
  ] as const) {
    await page.getByRole('button', { name: /^指标/ }).press('Enter')
    await dialog.getByRole('searchbox').fill(typed)
    await expect.poll(() => entries.first().innerText()).toContain(first)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: /^指标/ }).press('Enter')
  await dialog.getByRole('searchbox').fill('gkl')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('show')).toBe('rate.disclosure')
  await page.context().close()
})

test('the years of the mark looked at are a chart with files and code of its own', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/compare?show=rate.disclosure&by=region&focus=210000`)
  const years = page.getByRole('region', { name: /辽宁省/ }).getByRole('figure')
  await years.locator('svg path').first().waitFor({ state: 'attached' })
  const download = page.waitForEvent('download')
  await years.getByRole('link', { name: 'Excel' }).click()
  expect([...readFileSync(await (await download).path()).subarray(0, 2)]).toEqual([0x50, 0x4b])
  await years.getByRole('button', { name: '嵌入' }).click()
  const code = await page.getByRole('textbox', { name: '嵌入代码' }).inputValue()
  const address = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&')
  await page.goto(address!)
  await page.locator('figure svg path').first().waitFor({ state: 'attached' })
  // The same question: Liaoning, by year.
  expect(await page.getByRole('figure').innerText()).toContain('辽宁省')
  const { rows } = await read('indicators=rate.disclosure&by=year&within=210000')
  await page.getByRole('button', { name: '表格' }).click()
  const shown = await tableRows(page)
  expect(shown.map(([year]) => year!.trim())).toEqual(rows.map(({ year }) => `${year}`))
  expect(shown.map((row) => row[1]!.trim().split(/\s+/)[0])).toEqual(
    rows.map(({ values }) => percent(values['rate.disclosure']!)),
  )
  await page.context().close()
})

test('picked regions stand side by side on one axis, and the address brings them back', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/compare?show=rate.disclosure&by=region`)
  await drawn(page)
  await page.getByRole('button', { name: '选入江苏省' }).click()
  await page.getByRole('button', { name: '选入辽宁省' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('places')).toBe('320000,210000')
  const multiples = page.getByRole('figure').filter({ hasText: '同一坐标' })
  await multiples.locator('svg text', { hasText: '江苏省' }).waitFor({ state: 'attached' })
  await page.reload()
  await multiples.getByRole('button', { name: '表格' }).click()
  expect(await multiples.getByRole('columnheader').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('江苏省'), expect.stringContaining('辽宁省')]),
  )
  // No single answer of the API holds these rows: the file is that of the picture.
  const download = page.waitForEvent('download')
  await multiples.getByRole('link', { name: 'CSV' }).click()
  const csv = parse(readFileSync(await (await download).path()), { bom: true }) as string[][]
  expect(csv[0]!.slice(1)).toEqual(['江苏省', '辽宁省'])
  const { rows } = await read('indicators=rate.disclosure&by=year&within=320000')
  expect(csv.slice(1).map(([year, value]) => [Number(year), Number(value)])).toEqual(
    rows.map(({ year, values }) => [year, values['rate.disclosure']]),
  )
  await page.getByRole('button', { name: '重新开始' }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('?show=rate.disclosure&v=1')
  await page.context().close()
})

test('every agency can be browsed and picked', async () => {
  const { page } = await openPage(browser)
  await page.goto(`${site.url}/compare`)
  await page.getByRole('button', { name: '浏览全部机关' }).click()
  const sheet = page.getByRole('dialog', { name: '选取机关' })
  await sheet.getByText('共 12 个机关').waitFor()
  await sheet.getByRole('searchbox').fill('南京')
  await sheet.getByText('共 2 个机关').waitFor()
  await sheet.getByRole('searchbox').press('ArrowDown')
  const first = sheet.getByRole('checkbox').first()
  await expect.poll(() => first.evaluate((element) => element === document.activeElement)).toBe(true)
  await first.press('ArrowUp')
  await sheet.getByRole('checkbox', { name: /南京市自然资源局/ }).check()
  await expect.poll(() => new URL(page.url()).searchParams.get('pins')).toMatch(/^\d+$/)
  await page.context().close()
})

describe('in another site', () => {
  let host: Server
  let address = ''
  beforeAll(async () => {
    const code = `<!doctype html><title>host</title><iframe src="${site.url}/embed/compare?show=rate.disclosure&by=region&lang=en" title="chart" width="700" height="640"></iframe><iframe src="${site.url}/compare" title="page" width="700" height="300"></iframe>`
    host = createServer((_, response) => response.setHeader('content-type', 'text/html').end(code))
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    address = `http://localhost:${(host.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => host.close(resolve)))

  test('the chart alone is shown, in its language, and nothing else of the site may be framed', async () => {
    const { page } = await openPage(browser)
    await page.goto(address)
    const frame = page.frameLocator('iframe[title=chart]')
    await frame.getByRole('heading', { level: 1, name: 'Disclosure rate by region' }).waitFor()
    await frame.locator('figure svg path').first().waitFor({ state: 'attached' })
    expect(await frame.getByRole('navigation').count()).toBe(0)
    const link = frame.getByRole('link', { name: 'Open in Gongkai Atlas' })
    expect(await link.getAttribute('href')).toContain('/compare?show=rate.disclosure')
    expect(await page.frameLocator('iframe[title=page]').locator('main').count()).toBe(0)
    await page.context().close()
  })

  test('the code to embed is handed out', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${site.url}/compare?show=rate.disclosure&by=region`)
    const figure = await drawn(page)
    await figure.getByRole('button', { name: '嵌入' }).click()
    const code = await page.getByRole('textbox', { name: '嵌入代码' }).inputValue()
    expect(code).toContain(`src="${site.url}/embed/compare?show=rate.disclosure&amp;by=region`)
    await page.context().close()
  })
})
