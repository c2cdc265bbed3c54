/** The built site and server in dist/, made anew when their sources changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { glob } from 'tinyglobby'

const SOURCES = [
  'web/**',
  'server/**',
  'db/**/*.{ts,json}',
  'scripts/settings.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'svelte.config.js',
  'vite.config.ts',
  'vite.server.config.ts',
]
const PRODUCTS = ['web/index.html', 'server/main.js', 'server/draft-worker.js']

/** @returns whether anything had to be built. */
export async function buildIfNeeded(root: string, report: (line: string) => void): Promise<boolean> {
  const stamp = join(root, 'dist', '.sources')
  const state = await sourceState(root)
  const built = PRODUCTS.every((file) => existsSync(join(root, 'dist', file)))
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return false
  report('Building the site (once; again only when its sources change) …')
  // Loaded here, so that a start without a build does not wait for the builder.
  const { build } = await import('vite')
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    await build({ configFile: join(root, config), logLevel: 'error' })
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, state)
  return true
}

/** A hash over names, sizes and times of all sources. */
async function sourceState(root: string): Promise<string> {
  const files = (await glob(SOURCES, { cwd: root, dot: true })).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(JSON.stringify([file, size, mtimeMs]))
  }
  return hash.digest('hex')
}
