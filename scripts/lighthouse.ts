/**
 * `npm run lighthouse [-- URL] [--pages /,/compare]`: Lighthouse (desktop settings) over the pages of a running site,
 * the address of `npm start` unless one is given. Prints a Markdown table of the four scores and, below it, every
 * audit that cost points. Lighthouse itself is brought by npx, because its 150 packages are needed by nothing else.
 *
 * Exit status: 0 accessibility, best practices and SEO 100 and performance at least 95 on every page; 1 not; 2 usage.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { readSettings } from './settings.ts'
import { bringChromium } from './testing/browser.ts'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const PAGES = [
  '/',
  '/compare',
  '/region/210000',
  '/agency/1',
  '/report/1',
  '/quality',
  '/check',
  '/data',
  '/rules',
  '/search',
  '/design',
]

/** Category of Lighthouse → the score that a page must reach, in hundredths. */
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const
type Category = keyof typeof WANTED
const CATEGORIES = Object.keys(WANTED) as Category[]

interface Audit {
  title: string
  score: number | null
  displayValue?: string
}

/** What is used of Lighthouse's own result. */
interface Result {
  runtimeError?: { message: string }
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}

interface Score {
  page: string
  scores: Record<Category, number>
  lost: string[]
}

const CHROMIUM_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One page through Lighthouse. @throws Error with its output when it could not be run. */
function audit(url: string, file: string, chromium: string): Promise<Result> {
  const args = [
    '--yes',
    LIGHTHOUSE,
    url,
    '--preset=desktop',
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
  ]
  args.push(`--only-categories=${CATEGORIES.join(',')}`, `--chrome-flags=${CHROMIUM_FLAGS.join(' ')}`)
  return new Promise((resolve, reject) => {
    const child = spawn('npx', args, { env: { ...process.env, CHROME_PATH: chromium } })
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(readFileSync(file, 'utf8')) as Result)
      else reject(new Error(`Lighthouse ended with ${code}:\n${said.join('')}`))
    })
  })
}

function scoreOf(page: string, result: Result): Score {
  if (result.runtimeError) throw new Error(`${page}: ${result.runtimeError.message}`)
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [category, Math.round((result.categories[category].score ?? 0) * 100)]),
  ) as Record<Category, number>
  const lost = CATEGORIES.flatMap((category) =>
    result.categories[category].auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => result.audits[id]!)
      .filter(({ score }) => score !== null && score < (category === 'performance' ? 0.9 : 1))
      .map(
        ({ title, displayValue }) =>
          `${page} ${category}: ${title}${displayValue ? ` (${displayValue})` : ''}`,
      ),
  )
  return { page, scores, lost }
}

const command = defineCommand({
  meta: { name: 'lighthouse', description: 'Lighthouse over the pages of a running site' },
  args: {
    url: { type: 'positional', required: false, description: 'where the site is', valueHint: 'URL' },
    pages: { type: 'string', description: 'paths, comma-separated', default: PAGES.join(',') },
  },
  async run({ args }) {
    const origin = args.url ?? `http://127.0.0.1:${readSettings().port}`
    if (!URL.canParse(origin)) {
      process.stderr.write(`Not an address: ${origin}\n`)
      process.exitCode = 2
      return
    }
    const chromium = bringChromium()
    const folder = mkdtempSync(join(tmpdir(), 'atlas-lighthouse-'))
    const measured: Score[] = []
    try {
      for (const page of args.pages.split(','))
        measured.push(
          scoreOf(page, await audit(new URL(page, origin).href, join(folder, 'result.json'), chromium)),
        )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    print(measured)
    const reached = measured.every(({ scores }) =>
      CATEGORIES.every((category) => scores[category] >= WANTED[category]),
    )
    process.exitCode = reached ? 0 : 1
  },
})

function print(measured: readonly Score[]) {
  const line = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
  line(['page', ...CATEGORIES.map((category) => `${category} (≥ ${WANTED[category]})`)])
  line(['---', ...CATEGORIES.map(() => '---')])
  for (const { page, scores } of measured)
    line([`\`${page}\``, ...CATEGORIES.map((category) => scores[category])])
  for (const loss of measured.flatMap(({ lost }) => lost)) process.stdout.write(`\n- ${loss}`)
  process.stdout.write('\n')
}

await runMain(command)
