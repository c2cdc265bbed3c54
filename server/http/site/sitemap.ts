/** The pages of the site as lists for search engines (sitemaps.org), in files that each hold a range of numbers. */
import { lastNumber, numbersBetween, regionsInUse } from '../../../db/queries/site-index.ts'
import type { Db } from '../../../db/schema.ts'
import { escapeMarkup } from './escape.ts'

/** The protocol allows 50,000 addresses a file. */
export const PAGES_A_FILE = 20_000

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NUMBERED = { agencies: 'agency', reports: 'report' } as const
const FIXED = ['/', '/compare', '/quality', '/check', '/data', '/rules']

/** Which files there are. @param size pages of a file. */
export async function sitemapIndex(db: Db, origin: string, size = PAGES_A_FILE): Promise<string> {
  const names = ['pages.xml', 'regions.xml']
  for (const [name, table] of Object.entries(NUMBERED)) {
    const files = Math.ceil((await lastNumber(db, table)) / size)
    for (let file = 1; file <= files; file += 1) names.push(`${name}-${file}.xml`)
  }
  const entries = names.map(
    (name) => `<sitemap><loc>${escapeMarkup(`${origin}/sitemaps/${name}`)}</loc></sitemap>`,
  )
  return xml('sitemapindex', entries)
}

/** One file by its name; null: there is none of that name. */
export async function sitemapFile(
  db: Db,
  name: string,
  origin: string,
  updatedAt: string | null,
  size = PAGES_A_FILE,
): Promise<string | null> {
  const paths = await pathsOf(db, name, size)
  if (paths === null) return null
  const changed = updatedAt === null ? '' : `<lastmod>${updatedAt}</lastmod>`
  return xml(
    'urlset',
    paths.map((path) => `<url><loc>${escapeMarkup(`${origin}${path}`)}</loc>${changed}</url>`),
  )
}

async function pathsOf(db: Db, name: string, size: number): Promise<string[] | null> {
  if (name === 'pages.xml') return [...FIXED]
  if (name === 'regions.xml') return (await regionsInUse(db)).map((adcode) => `/region/${adcode}`)
  const match = /^(agencies|reports)-([1-9]\d{0,6})\.xml$/.exec(name)
  if (!match) return null
  const table = NUMBERED[match[1] as keyof typeof NUMBERED]
  const first = (Number(match[2]) - 1) * size + 1
  const ids = await numbersBetween(db, table, first, first + size - 1)
  return ids.length === 0 ? null : ids.map((id) => `/${table}/${id}`)
}

function xml(root: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${entries.join('\n')}\n</${root}>\n`
}
