/**
 * The files that a page will ask for, so that its head can name them: the browser fetches them side by side with the
 * first script, instead of one after another as each learns of the next.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeMarkup } from './escape.ts'

/** A file of the build, by its source (Vite's manifest). */
interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
type Manifest = Readonly<Record<string, Chunk>>

const CHARTS = ['charts/FullFigure.svelte', 'charts/echarts.ts']

/** Sources of the pages by the first part of their path; those that open with a chart fetch what draws it along. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '': ['pages/Overview.svelte', ...CHARTS],
  compare: ['pages/Compare.svelte', ...CHARTS],
  embed: ['pages/Embed.svelte', ...CHARTS],
  region: ['pages/Region.svelte', ...CHARTS],
  agency: ['pages/Agency.svelte', ...CHARTS],
  report: ['pages/Report.svelte'],
  check: ['pages/Check.svelte'],
  data: ['pages/Data.svelte'],
  quality: ['pages/Quality.svelte'],
  search: ['pages/Search.svelte'],
  rules: ['pages/Rules.svelte'],
  design: ['pages/Design.svelte'],
}

/** The words of a language; which one a reader wants is known to the browser alone. */
const WORDS = { zh: 'messages/zh.ts', en: 'messages/en.ts' }

/** What the build says of itself; null when it says nothing: pages then fetch as they go. */
export function readManifest(root: string): Manifest | null {
  const path = join(root, '.vite/manifest.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null
}

/** Names of a page's files into its head. @param path of a page, without its query. */
export function withFiles(html: string, manifest: Manifest | null, path: string): string {
  if (!manifest) return html
  const [, kind = ''] = path.split('/')
  const chunks = (SOURCES[kind] ?? []).flatMap((source) => staticGraph(manifest, source))
  const links = [
    ...chunks.flatMap(({ css = [] }) => css).map((file) => `rel="stylesheet" href="/${file}"`),
    ...chunks.map(({ file }) => `rel="modulepreload" href="/${file}"`),
  ]
    .filter((link) => !html.includes(link.slice(link.indexOf('href='))))
    .map((link) => `<link ${link.replace(' ', ' crossorigin ')}>`)
  const words = Object.entries(WORDS).flatMap(([lang, source]) => {
    const file = manifest[source]?.file
    return file === undefined ? [] : [` data-${lang}="/${escapeMarkup(file)}"`]
  })
  return html
    .replace('<script src="/first-paint.js"', (start) => start + words.join(''))
    .replace('</head>', () => `${[...new Set(links)].map((line) => `  ${line}\n  `).join('')}</head>`)
}

/** A source's chunk and all that it cannot do without; empty when the build has none of that source. */
function staticGraph(manifest: Manifest, source: string, found = new Map<string, Chunk>()): Chunk[] {
  const chunk = manifest[source]
  if (chunk && !found.has(source)) {
    found.set(source, chunk)
    chunk.imports?.forEach((next) => staticGraph(manifest, next, found))
  }
  return [...found.values()]
}
