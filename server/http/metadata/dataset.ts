/** The data as schema.org describes data sets: what search engines for data read in the heads of pages. */
import { dictionary, indicatorByCode, type IndicatorEntry } from '../../../db/reference/indicators.ts'
import type { AgencyCard } from '../../../db/queries/site-index.ts'
import { LICENCE } from '../licence.ts'
import type { Release } from '../release.ts'
import { NAME } from '../version.ts'
import { METHOD, SYNTHETIC, UNIT_LABELS } from '../wording/figures.ts'

type JsonLd = Record<string, unknown>

export interface SiteFacts {
  origin: string
  release: Release
  /** Ascending. */
  years: readonly number[]
}

const SITE_NAME = '公开图鉴：政府信息公开工作年度报告数据'
const SITE_NAME_EN = 'Gongkai Atlas: annual disclosure reports of Chinese government agencies'
const SITE_TEXT =
  '中国各级行政机关政府信息公开工作年度报告的法定表格，逐格读取、核对、可追溯到原文：主动公开、依申请公开的收办与结果、行政复议和行政诉讼。 The statutory tables of the annual disclosure reports of Chinese government agencies, read cell by cell, checked, and traceable to their source: proactive disclosure, requests received and how each was decided, reconsideration and litigation.'
const KEYWORDS = [
  '政府信息公开',
  '年度报告',
  '依申请公开',
  '行政复议',
  '行政诉讼',
  'freedom of information',
  'open government',
  'China',
  'annual report',
  'statistics',
]

/** The statutory tables, and the topics whose indicators stand in them. */
const TABLES = [
  {
    table: 2,
    zh: '表二：主动公开政府信息',
    en: 'Table 2: proactive disclosure',
    topics: ['proactive', 'procurement'],
  },
  {
    table: 3,
    zh: '表三：收到和处理申请',
    en: 'Table 3: requests received and handled',
    topics: ['applications', 'outcomes'],
  },
  {
    table: 4,
    zh: '表四：行政复议和行政诉讼',
    en: 'Table 4: reconsideration and litigation',
    topics: ['legal'],
  },
] as const

const publisher = (origin: string) => ({ '@type': 'Organization', name: NAME, url: `${origin}/` })

function common({ origin, release, years }: SiteFacts): JsonLd {
  const [first] = years
  const last = years.at(-1)
  return {
    license: LICENCE.path,
    creator: publisher(origin),
    publisher: publisher(origin),
    isAccessibleForFree: true,
    inLanguage: ['zh', 'en'],
    version: release.name,
    ...(release.updatedAt === null ? {} : { dateModified: release.updatedAt }),
    ...(first === undefined || last === undefined ? {} : { temporalCoverage: `${first}/${last}` }),
    keywords: KEYWORDS,
    measurementTechnique: `${METHOD.zh} ${METHOD.en}`,
    ...(release.synthetic ? { creativeWorkStatus: `${SYNTHETIC.zh} ${SYNTHETIC.en}` } : {}),
  }
}

function variable(
  { code, label, definition, unit, numerator, denominator }: IndicatorEntry,
  origin: string,
): JsonLd {
  const formula = denominator === null ? null : `(${numerator ?? code}) / (${denominator})`
  const description = [formula, definition.zh, definition.en].filter((text) => text !== null && text !== '')
  return {
    '@type': 'PropertyValue',
    name: label.zh,
    alternateName: label.en,
    propertyID: code,
    url: `${origin}/data#${code}`,
    unitText: UNIT_LABELS[unit]?.zh ?? unit,
    ...(description.length > 0 ? { description: description.join(' ') } : {}),
  }
}

const download = (name: string, encodingFormat: string, contentUrl: string): JsonLd => ({
  '@type': 'DataDownload',
  name,
  encodingFormat,
  contentUrl,
})

function figures(origin: string, query: string): JsonLd[] {
  const url = `${origin}/api/v1/aggregates?${query}`
  return [
    download('JSON', 'application/json', url),
    download('CSV', 'text/csv', `${url}&format=csv`),
    download(
      'XLSX',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      `${url}&format=xlsx`,
    ),
    download('ZIP', 'application/zip', `${url}&format=zip`),
  ]
}

/** What a topic shows by default, in the dictionary's order. */
function indicatorsOf(topics: readonly string[]): IndicatorEntry[] {
  return dictionary.topics
    .filter(({ code }) => topics.includes(code))
    .flatMap(({ indicators }) => indicators.flatMap((code) => indicatorByCode.get(code) ?? []))
}

/** The whole of it, for the front page. */
export function siteDataset(facts: SiteFacts): JsonLd {
  const { origin } = facts
  const bulk = `${origin}/api/v1/export`
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': `${origin}/#dataset`,
    name: SITE_NAME,
    alternateName: SITE_NAME_EN,
    description: SITE_TEXT,
    url: `${origin}/`,
    identifier: `${origin}/#dataset`,
    ...common(facts),
    spatialCoverage: { '@type': 'Place', name: '中国 China' },
    variableMeasured: indicatorsOf(dictionary.topics.map(({ code }) => code)).map((entry) =>
      variable(entry, origin),
    ),
    distribution: [
      ...['reports', 'cells', 'findings', 'agencies', 'indicators', 'rules'].map((name) =>
        download(`${name}.csv`, 'text/csv', `${bulk}/${name}.csv`),
      ),
      download('SQLite', 'application/vnd.sqlite3', `${bulk}/database`),
      download('datapackage.json', 'application/json', `${bulk}/datapackage.json`),
    ],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      '@id': `${origin}/#catalogue`,
      name: NAME,
      url: `${origin}/data`,
    },
  }
}

/** The catalogue with a data set for each statutory table, for the page of data. */
export function tableCatalogue(facts: SiteFacts): JsonLd {
  const { origin } = facts
  return {
    '@context': 'https://schema.org/',
    '@type': 'DataCatalog',
    '@id': `${origin}/#catalogue`,
    name: NAME,
    url: `${origin}/data`,
    license: LICENCE.path,
    dataset: TABLES.map(({ table, zh, en, topics }) => ({
      '@type': 'Dataset',
      '@id': `${origin}/data#table-${table}`,
      name: `${SITE_NAME}，${zh}`,
      alternateName: `${SITE_NAME_EN}, ${en}`,
      description: `${zh}。${en}. ${SITE_TEXT}`,
      url: `${origin}/data`,
      identifier: `${origin}/data#table-${table}`,
      isPartOf: { '@id': `${origin}/#dataset` },
      ...common(facts),
      spatialCoverage: { '@type': 'Place', name: '中国 China' },
      variableMeasured: indicatorsOf(topics).map((entry) => variable(entry, origin)),
      distribution: topics.flatMap((topic) => figures(origin, `topic=${topic}&by=agency,year`)),
    })),
  }
}

export function agencyDataset(facts: SiteFacts, { id, name, region, sector, years }: AgencyCard): JsonLd {
  const { origin } = facts
  const url = `${origin}/agency/${id}`
  const span = years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? '')
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': `${url}#dataset`,
    name: `${name}政府信息公开工作年度报告数据`,
    alternateName: `Annual disclosure reports of ${name}`,
    description: `${name}${region ? `（${region.name}，${sector.zh}）` : ''}${span && `${span}年`}政府信息公开工作年度报告的法定表格数据，逐格可追溯到原文。 Figures of the annual disclosure reports of ${name}${span && `, ${span}`}, each traceable to its cell in the source.`,
    url,
    identifier: `${url}#dataset`,
    isPartOf: { '@id': `${origin}/#dataset` },
    ...common({ ...facts, years }),
    ...(region
      ? { spatialCoverage: { '@type': 'Place', name: region.name, identifier: region.adcode } }
      : {}),
    variableMeasured: indicatorsOf(['applications', 'outcomes', 'legal']).map((entry) =>
      variable(entry, origin),
    ),
    distribution: [
      ...figures(origin, `topic=outcomes&by=agency,year&agency=${id}`),
      download('cells.csv', 'text/csv', `${origin}/api/v1/export/cells.csv?agency=${id}`),
    ],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      '@id': `${origin}/#catalogue`,
      name: NAME,
      url: `${origin}/data`,
    },
  }
}
