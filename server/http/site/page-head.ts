/**
 * What the head of a page says before any script runs: title, description, its one address, a card for those who
 * share it, and the data set behind it. For readers without script, for search engines, for previews.
 */
import { agencyCard, regionName, reportCard, reportYears } from '../../../db/queries/site-index.ts'
import type { Db } from '../../../db/schema.ts'
import { agencyDataset, siteDataset, tableCatalogue, type SiteFacts } from '../metadata/dataset.ts'
import { readRelease } from '../release.ts'
import { escapeMarkup, scriptJson } from './escape.ts'

export interface PageHead {
  title: string
  description: string
  /** Path of the page without what is only a view of it. */
  path: string
  /** The same data for machines. */
  alternates: { type: string; href: string }[]
  datasets: object[]
  /** Nothing is there: not to be listed. */
  missing: boolean
}

const SITE = '公开图鉴 · Gongkai Atlas'
const DESCRIPTION =
  '公开图鉴：把政府信息公开工作年度报告变成可比较、可追溯的数据。Gongkai Atlas: annual disclosure reports of Chinese government agencies, comparable and traceable.'

const PLAIN: Readonly<Record<string, { title: string; description: string }>> = {
  '/compare': {
    title: '比较 Compare',
    description:
      '按机关、地区、领域和年份比较政府信息公开工作年度报告的数字。Compare agencies, regions, sectors and years.',
  },
  '/quality': {
    title: '数据质量 Data quality',
    description: '哪些报告前后不一致，哪些机关没有报告。What does not add up, and who has not reported.',
  },
  '/search': {
    title: '搜索 Search',
    description:
      '按名称、拼音查找机关和地区，在报告正文中查找文字。Find agencies and regions, and text in reports.',
  },
  '/rules': {
    title: '核对规则 Rules',
    description:
      '报告按哪些规则核对，为什么，各举一例。What reports are checked by, why, and an example of each rule.',
  },
  '/design': {
    title: '设计 Design',
    description:
      '本站的颜色、控件和图形，每种图在每种数据状态下的样子。Colours, controls and charts, in every state.',
  },
  '/check': {
    title: '自查 Check a draft',
    description:
      '发布前检查一份年度报告草稿；什么都不保存。Check a draft report before it is published; nothing is kept.',
  },
}

export async function pageHead(db: Db, path: string, origin: string): Promise<PageHead> {
  const head = (change: Partial<PageHead>): PageHead => ({
    title: SITE,
    description: DESCRIPTION,
    path,
    alternates: [],
    datasets: [],
    missing: false,
    ...change,
  })
  const facts = async (): Promise<SiteFacts> => ({
    origin,
    release: readRelease(db),
    years: await reportYears(db),
  })
  const [, kind = '', id = ''] = path.split('/')
  const plain = PLAIN[path]
  if (plain) return head({ ...plain, title: `${plain.title} · ${SITE}` })
  if (path === '/') return head({ datasets: [siteDataset(await facts())] })
  if (path === '/data') {
    return head({
      title: `数据与接口 Data and API · ${SITE}`,
      description:
        '全部数据、查询接口、指标词典和统计方法。All the data, the API, the dictionary and the method.',
      alternates: [
        { type: 'application/ld+json', href: '/catalog.jsonld' },
        { type: 'application/json', href: '/api/v1/export/datapackage.json' },
      ],
      datasets: [tableCatalogue(await facts())],
    })
  }
  // A chart without its site is not to be found instead of the page it is of.
  const missing = head({ missing: true })
  if (kind === 'embed') return missing
  if (kind === 'agency') {
    const card = await agencyCard(db, Number(id))
    if (!card) return missing
    const dataset = agencyDataset(await facts(), card)
    return head({
      title: `${card.name} · ${SITE}`,
      description: String(dataset['description']),
      alternates: [{ type: 'application/json', href: `/api/v1/agencies/${id}` }],
      datasets: [dataset],
    })
  }
  if (kind === 'report') {
    const card = await reportCard(db, Number(id))
    if (!card) return missing
    return head({
      title: `${card.agency} ${card.year} · ${SITE}`,
      description: `${card.agency}${card.year}年政府信息公开工作年度报告：法定表格、核对结果与原文对照。The annual disclosure report of ${card.agency} for ${card.year}, beside its source.`,
      alternates: [{ type: 'application/json', href: `/api/v1/reports/${id}` }],
    })
  }
  const name = await regionName(db, id)
  if (name === null) return missing
  return head({
    title: `${name} · ${SITE}`,
    description: `${name}各机关政府信息公开工作年度报告的数字、比较与核对结果。Annual disclosure reports of agencies in ${name}.`,
    alternates: [
      { type: 'application/json', href: `/api/v1/aggregates?topic=outcomes&by=agency,year&within=${id}` },
    ],
  })
}

/** Says at once that the figures are made up: the page draws its warning with the first of what it draws. */
export function markedSynthetic(html: string): string {
  return html.replace('<html ', '<html data-synthetic ')
}

/** The page as built, with the head in it. */
export function withHead(html: string, head: PageHead, origin: string): string {
  const { title, description, path, alternates, datasets, missing } = head
  const url = `${origin}${path}`
  const meta = (attribute: 'name' | 'property', name: string, content: string) =>
    `<meta ${attribute}="${name}" content="${escapeMarkup(content)}" />`
  const lines = [
    `<title>${escapeMarkup(title)}</title>`,
    meta('name', 'description', description),
    ...(missing
      ? [meta('name', 'robots', 'noindex')]
      : [`<link rel="canonical" href="${escapeMarkup(url)}" />`]),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', SITE),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url),
    meta('property', 'og:image', `${origin}/preview.png`),
    meta('name', 'twitter:card', 'summary_large_image'),
    ...alternates.map(
      ({ type, href }) => `<link rel="alternate" type="${type}" href="${escapeMarkup(href)}" />`,
    ),
  ]
  const data = datasets.map((dataset) => `<script type="application/ld+json">${scriptJson(dataset)}</script>`)
  const described = html
    .replace(/<meta\s+name="description"[^>]*>\s*/, '')
    .replace(/<title>[^<]*<\/title>/, () => lines.join('\n    '))
  // Last of the head: what the browser must fetch comes first.
  return described.includes('</head>')
    ? described.replace('</head>', () => `${data.map((line) => `  ${line}\n  `).join('')}</head>`)
    : described + data.join('\n')
}
