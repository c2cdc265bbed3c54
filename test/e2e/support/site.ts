/** The built site with the bundled reports on a free port, and the browser that reads it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/testing/browser.ts'

const root = new URL('../../../', import.meta.url)

/** Chromium's own errands (updates, sync, fields trials) are switched off: the tests speak to this machine only. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Site {
  url: string
  stop: () => Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

async function ready(url: string, server: ChildProcess, output: string[]): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null)
      throw new Error(`The server ended with ${server.exitCode}:\n${output.join('')}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The server did not become ready:\n${output.join('')}`)
}

/** Loads the bundled reports into a new database file. */
function loadSamples(database: string): void {
  const loaded = spawnSync('npx', ['tsx', 'scripts/ingest.ts', 'db/samples'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database, LOG_LEVEL: 'warn' },
    encoding: 'utf8',
  })
  if (loaded.status !== 0)
    throw new Error(`Loading the bundled reports failed:\n${loaded.stdout}${loaded.stderr}`)
}

/**
 * Serves the built site from a new database. Needs `npm run build` before.
 * @param fill makes the database file; default: the bundled reports
 */
export async function startSite(
  fill: (database: string) => void | Promise<void> = loadSamples,
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-e2e-'))
  const env = { ...process.env, DATABASE_URL: join(folder, 'atlas.sqlite'), LOG_LEVEL: 'warn' }
  await fill(env.DATABASE_URL)
  const port = await freePort()
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
  })
  const output: string[] = []
  server.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  await ready(url, server, output)
  return {
    url,
    stop: async () => {
      const closed = new Promise((resolve) => server.once('close', resolve))
      server.kill('SIGTERM')
      await closed
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: run the tests with `npm test`, which brings one.')
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS })
}

/** A page that fails the test on any error of the page itself: an exception, or an error on its console. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    ...options,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}
