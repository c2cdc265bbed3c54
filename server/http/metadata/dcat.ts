/** The catalogue in DCAT 3, for the portals of governments and libraries. */
import { BULK_FILES, BULK_NAMES } from '../downloads/bulk-files.ts'
import { LICENCE } from '../licence.ts'
import { NAME } from '../version.ts'
import { SOURCE } from '../wording/figures.ts'
import type { SiteFacts } from './dataset.ts'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const IANA = 'https://www.iana.org/assignments/media-types'

const both = (zh: string, en: string) => [
  { '@language': 'zh', '@value': zh },
  { '@language': 'en', '@value': en },
]
const id = (address: string) => ({ '@id': address })
const year = (value: number) => ({ '@type': 'xsd:gYear', '@value': String(value) })

export function dcatCatalogue({ origin, release, years }: SiteFacts) {
  const api = `${origin}/api/v1`
  const dataset = `${origin}/#dataset`
  const service = `${origin}/#service`
  const agent = {
    '@id': `${origin}/#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': NAME,
    'foaf:homepage': id(`${origin}/`),
  }
  const modified =
    release.updatedAt === null
      ? {}
      : { 'dcterms:modified': { '@type': 'xsd:dateTime', '@value': release.updatedAt } }
  const [first] = years
  const last = years.at(-1)
  const distribution = (url: string, title: [string, string], mediaType: string, more: object = {}) => ({
    '@id': url,
    '@type': 'dcat:Distribution',
    'dcterms:title': both(...title),
    'dcat:downloadURL': id(url),
    'dcat:accessURL': id(`${origin}/data`),
    'dcat:mediaType': id(`${IANA}/${mediaType}`),
    'dcterms:license': id(LICENCE.path),
    ...more,
  })
  return {
    '@context': CONTEXT,
    '@id': `${origin}/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dcterms:title': both('公开图鉴数据目录', 'Catalogue of Gongkai Atlas'),
    'dcterms:description': both(SOURCE.zh, SOURCE.en),
    'dcterms:publisher': agent,
    'dcterms:license': id(LICENCE.path),
    'dcterms:language': ['zh', 'en'],
    'foaf:homepage': id(`${origin}/`),
    ...modified,
    'dcat:dataset': [
      {
        '@id': dataset,
        '@type': 'dcat:Dataset',
        'dcterms:identifier': dataset,
        'dcterms:title': both(
          '政府信息公开工作年度报告数据',
          'Annual disclosure reports of Chinese government agencies',
        ),
        'dcterms:description': both(
          '法定表格的每一格，及其状态、原文位置和核对结果。',
          'Every cell of the statutory tables, with its state, its place in the source and what was checked.',
        ),
        'dcterms:publisher': id(`${origin}/#publisher`),
        'dcterms:license': id(LICENCE.path),
        'dcat:version': release.name,
        'dcat:landingPage': id(`${origin}/data`),
        'dcat:keyword': [
          ...both('政府信息公开', 'freedom of information'),
          ...both('年度报告', 'annual report'),
        ],
        ...(first === undefined || last === undefined
          ? {}
          : {
              'dcterms:temporal': {
                '@type': 'dcterms:PeriodOfTime',
                'dcat:startDate': year(first),
                'dcat:endDate': year(last),
              },
            }),
        ...modified,
        'dcat:distribution': [
          ...BULK_NAMES.map((name) =>
            distribution(
              `${api}/export/${name}.csv`,
              [BULK_FILES[name].title.zh, BULK_FILES[name].title.en],
              'text/csv',
              { 'dcterms:conformsTo': id(`${api}/export/${name}.csv-metadata.json`) },
            ),
          ),
          distribution(`${api}/export/database`, ['数据库', 'Database'], 'application/vnd.sqlite3'),
        ],
      },
    ],
    'dcat:service': [
      {
        '@id': service,
        '@type': 'dcat:DataService',
        'dcterms:title': both('统计接口', 'Statistics API'),
        'dcat:endpointURL': id(api),
        'dcat:endpointDescription': id(`${origin}/api/openapi.json`),
        'dcat:servesDataset': id(dataset),
        'dcterms:license': id(LICENCE.path),
      },
    ],
  }
}
