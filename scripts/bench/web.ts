/**
 * Section `web`: what a reader of the site downloads before anything is shown and before the first chart, from the
 * build's own manifest; when the first chart stands, and how heavy a reader's steps are, in a browser on the running
 * server.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { findChromium } from '../testing/browser.ts'
import { timeInteractions, type Step } from './interactions.ts'
import { median, percentile, type Budget } from './rounds.ts'
import { startServer, type Built } from './serving.ts'

const ROUNDS = 5
const KILOBYTE = 1024

/** One chunk of the build, by its source (Vite's manifest). */
export interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}
export type Manifest = Readonly<Record<string, Chunk>>

/** A chunk and all that it cannot do without. */
export function staticGraph(manifest: Manifest, from: string): Set<string> {
  const found = new Set<string>()
  const follow = (key: string): void => {
    if (found.has(key)) return
    const chunk = manifest[key]
    if (!chunk) throw new RangeError(`No chunk ${key} in the manifest`)
    found.add(key)
    chunk.imports?.forEach(follow)
  }
  follow(from)
  return found
}

const CHARTS = 'charts/echarts.ts'

export async function benchWeb(built: Built, database: string): Promise<Budget[]> {
  const root = join(built.folder, 'web')
  const manifest = JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')) as Manifest
  const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)
  if (entry === undefined) throw new Error('The build has no entry')
  const initial = staticGraph(manifest, entry)
  const charts = [...staticGraph(manifest, CHARTS)].filter((key) => !initial.has(key))
  const size = (keys: Iterable<string>) =>
    [...keys].reduce((sum, key) => sum + gzipSync(readFileSync(join(root, manifest[key]!.file))).length, 0) /
    KILOBYTE
  const early = [...initial].filter((key) =>
    readFileSync(join(root, manifest[key]!.file), 'utf8').includes('zrender'),
  )
  const budget = (what: string, measured: string, ours: number, unit: string, most: number): Budget => ({
    id: 'B10',
    what,
    measured,
    peer: '',
    ours,
    theirs: null,
    unit,
    ratio: ours,
    bound: { most },
  })
  const first = await measureInBrowser(built, database)
  return [
    budget(
      'initial JavaScript, gzip',
      `${initial.size} files of the entry's static graph`,
      size(initial),
      'KB',
      45,
    ),
    budget('chart machinery, gzip', `${charts.length} files that load with it`, size(charts), 'KB', 240),
    budget('machinery of charts in the initial files', 'files that hold any', early.length, 'files', 0),
    ...(first === null
      ? []
      : [
          budget(
            'first chart on a local server',
            `${ROUNDS} new visitors, from the address to a chart`,
            first.chart,
            'ms',
            1000,
          ),
          {
            ...budget(
              'first figures',
              'the same visitors, to the first answer shown',
              first.answer,
              'ms',
              1000,
            ),
            bound: null,
          },
          budget(
            "a reader's step in Compare to the next paint, 95th percentile",
            `${first.steps.length} steps: typing, pictures, years, marks; processor time of the page`,
            percentile(
              first.steps.map(({ felt }) => felt),
              95,
            ),
            'ms',
            100,
          ),
          {
            ...budget(
              'the same until all stands, 95th percentile',
              'the same steps, answers read and drawn',
              percentile(
                first.steps.map(({ whole }) => whole),
                95,
              ),
              'ms',
              100,
            ),
            bound: null,
          },
        ]),
  ]
}

interface FirstChart {
  chart: number
  answer: number
}

interface InBrowser extends FirstChart {
  steps: Step[]
}

/** Null where there is no browser. */
async function measureInBrowser(built: Built, database: string): Promise<InBrowser | null> {
  const executablePath = findChromium()
  if (executablePath === null) {
    process.stderr.write('No Chromium on this machine: when the first chart stands was not measured.\n')
    return null
  }
  const server = await startServer(built, database, null)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const times: FirstChart[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
      const page = await context.newPage()
      // Noted by the page itself as it happens: asking from outside would add the way there and back.
      await page.addInitScript(() => {
        const told = window as unknown as { firstChart?: number }
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('figure canvas, figure svg[width]')) return
          told.firstChart = performance.now()
          observer.disconnect()
        }).observe(document, { childList: true, subtree: true })
      })
      await page.goto(server.url)
      await page.waitForFunction(() => 'firstChart' in window, undefined, { timeout: 30_000 })
      const time = await page.evaluate(() => ({
        chart: (window as unknown as { firstChart: number }).firstChart,
        answer: Math.min(
          ...performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.includes('/api/v1/aggregates'))
            .map((entry) => (entry as PerformanceResourceTiming).responseEnd),
        ),
      }))
      if (round >= 0) times.push(time)
      await context.close()
    }
    return {
      chart: median(times.map(({ chart }) => chart)),
      answer: median(times.map(({ answer }) => answer)),
      steps: await timeInteractions(browser, server.url),
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
