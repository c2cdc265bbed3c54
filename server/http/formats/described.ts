/** The answers of `/aggregates` as the description of the API shows them, each representation with an example. */
import { Type } from 'typebox'
import { ref, refusals } from '../answers.ts'
import { Aggregates } from '../contract/aggregates.ts'
import { XLSX_TYPE } from './format.ts'

const CSV_EXAMPLE = [
  'region,region_name,region_direct,scope,reports,agencies,outcome.granted,outcome.granted:missing',
  '210100,沈阳市,1,own,2,2,266,0',
  '',
].join('\r\n')

const SDMX_EXAMPLE = [
  'STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,SCOPE,REPORTS,AGENCIES,INDICATOR,INDICATOR_NAME,UNIT_MEASURE,OBS_VALUE,NUMERATOR,DENOMINATOR,LOW,HIGH,MISSING,OBS_STATUS',
  'dataflow,GONGKAI_ATLAS:FIGURES(1.0),I,2020,own,2,2,outcome.granted,予以公开,count,266,,,,,0,A',
  '',
].join('\r\n')

const CUBE_EXAMPLE = {
  version: '2.0',
  class: 'dataset',
  label: '予以公开，按年度，2020年',
  source: '各机关依法发布的政府信息公开工作年度报告；数字按报告原样收录',
  updated: '2025-01-31T00:00:00.000Z',
  href: 'https://atlas.example/api/v1/aggregates?by=year&indicators=outcome.granted&years=2020&format=jsonstat',
  id: ['year', 'indicator'],
  size: [1, 2],
  role: { time: ['year'], metric: ['indicator'] },
  dimension: {
    year: { label: '年度', category: { index: ['2020'], label: { '2020': '2020' } } },
    indicator: {
      label: '指标',
      category: {
        index: ['reports', 'outcome.granted'],
        label: { reports: '报告数', 'outcome.granted': '予以公开' },
      },
    },
  },
  value: { '0': 2, '1': 266 },
  status: {},
  note: [],
  extension: { release: '7-3f9a01bc' },
  link: { license: [{ href: 'https://opensource.org/license/mit' }] },
}

const TOO_MANY = {
  type: 'urn:gongkai-atlas:problem:too_many_cells',
  title: 'Too many figures for one answer',
  status: 413,
  detail:
    'This query may hold up to 1400000 rows × 3 indicators = 4200000 figures; as xlsx one answer holds at most 500000',
  code: 'too_many_cells',
  parameter: 'format',
  cells: 4_200_000,
  limit: 500_000,
}

/** The first of the examples that stand in a schema. */
function exampleOf(schema: object): unknown {
  return 'examples' in schema && Array.isArray(schema.examples) ? (schema.examples[0] as unknown) : undefined
}

export const figureAnswers = {
  200: {
    description: 'The rows, in a fixed order; every format holds the same figures',
    content: {
      'application/json': { schema: ref('Aggregates'), example: exampleOf(Aggregates) },
      'text/csv': { schema: Type.String(), example: CSV_EXAMPLE },
      [XLSX_TYPE]: { schema: Type.String({ format: 'binary' }) },
      'application/json; profile="https://json-stat.org/format/"': {
        schema: ref('Cube'),
        example: CUBE_EXAMPLE,
      },
      'application/vnd.sdmx.data+csv': { schema: Type.String(), example: SDMX_EXAMPLE },
      'application/zip': { schema: Type.String({ format: 'binary' }) },
    },
  },
  ...refusals,
  413: {
    description: 'More figures than one answer may hold: how many, and how many there may be',
    content: { 'application/problem+json': { schema: ref('Problem'), example: TOO_MANY } },
  },
}
