/** Whatever the question, every format holds the same figures; each is what its standard says. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aggregates, AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { ReportSpec } from '../support/report.ts'
import { startService, type Service } from './answer.ts'
import { readCsv, readCube, readWorkbook, readZip, type Figures } from './read-formats.ts'

const PLACES = [
  { agency: '=沈阳市自然资源局', region: '210100', sector: 'natural_resources' },
  { agency: '沈阳市房产局', region: '210100', sector: 'housing_urban_rural' },
  { agency: '@大连市"财政",局', region: '210200', sector: 'education' },
  { agency: '沈阳市沈河区人民政府', region: '210103', sector: 'government', scope: 'consolidated' as const },
]
const blank = { value: null, state: 'missing' as const }
const WORLD: ReportSpec[] = PLACES.flatMap((place, i) =>
  [2019, 2020, 2021, 2024].map((year) => ({
    ...place,
    year,
    values: {
      'outcome.granted': (year + i) % 5 === 0 ? blank : 10 * i + (year % 7),
      'outcome.partial': i,
      'outcome.denied.third_party': i % 2,
      'legal.reconsideration.corrected': i,
      'legal.reconsideration.upheld': 2,
      ...(year < 2021
        ? { 'procurement.amount': i === 0 ? blank : 1234567.89 * i, 'licensing.items_change': -i }
        : {}),
    },
  })),
)

let service: Service
beforeAll(async () => {
  service = await startService({}, WORLD)
}, 60_000)
afterAll(() => service.close())

const get = (query: string, format: string, more = '') =>
  service.get(`/api/v1/aggregates?${query}&format=${format}${more}`)

const MEASURES = [
  'outcome.granted',
  'outcome.total',
  'rate.disclosure',
  'procurement.amount',
  'licensing.items_change',
  'legal.reconsideration.total',
  'applications.received.new',
  'rules.in_force',
]
const BY_APPLICANT = ['outcome.granted', 'outcome.total', 'rate.disclosure', 'applications.received.new']
const queries = fc
  .record({
    indicators: fc.uniqueArray(fc.constantFrom(...MEASURES), { minLength: 1, maxLength: 4 }),
    by: fc.uniqueArray(fc.constantFrom('year', 'region', 'sector', 'agency', 'level', 'applicant'), {
      maxLength: 3,
    }),
    within: fc.constantFrom('', '210000', '210100', '210103,210200'),
    years: fc.constantFrom('', '2020', '2019-2021', '2021,2024'),
    scope: fc.constantFrom('', 'own', 'consolidated'),
    quality: fc.constantFrom('', 'clean'),
    sort: fc.boolean(),
    limit: fc.constantFrom('', '1', '3', '1000'),
  })
  .map(({ indicators, by, sort, ...rest }) => {
    const fitting = by.includes('applicant')
      ? indicators.filter((code) => BY_APPLICANT.includes(code))
      : indicators
    const asked = fitting.length > 0 ? fitting : ['outcome.total']
    const parameters = {
      indicators: asked.join(','),
      by: by.join(','),
      sort: sort ? `-${asked[0]}` : '',
      ...rest,
    }
    return Object.entries(parameters)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
  })

/** The numbers of one row, by the name of their column; what has no value is not among them. */
function figuresOf({ values, rates, missing, reports, agencies }: AggregateRow): Figures {
  const figures: Record<string, number | null> = { ...values, reports, agencies }
  for (const code of Object.keys(values)) figures[`${code}:missing`] = missing[code] ?? 0
  for (const [code, parts] of Object.entries(rates))
    for (const [part, value] of Object.entries(parts)) figures[`${code}:${part}`] = value
  return withValues(figures)
}

function withValues(figures: Record<string, number | null>): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null)) as Figures
}

const isFigure = (name: string) => /^(reports|agencies)$|[.:]/.test(name)

function figuresOfText(row: Record<string, string>): Figures {
  const entries = Object.entries(row).filter(([name, value]) => isFigure(name) && value !== '')
  return Object.fromEntries(entries.map(([name, value]) => [name, Number(value)]))
}

/** Lines of one figure each, put together by row: they come in the order of rows, then of indicators. */
function figuresOfLines(
  lines: Record<string, string>[],
  per: number,
  names: { value: string; code: string },
): Figures[] {
  const rows: Figures[] = []
  lines.forEach((line, i) => {
    if (i % per === 0) rows.push({ reports: Number(line['reports']), agencies: Number(line['agencies']) })
    const row = rows.at(-1)!
    const code = line[names.code] ?? ''
    const put = (name: string, text: string | undefined) => {
      if (text !== undefined && text !== '') row[name] = Number(text)
    }
    put(code, line[names.value])
    for (const part of ['numerator', 'denominator', 'low', 'high', 'missing'])
      put(`${code}:${part}`, line[part])
  })
  return rows
}

const lower = (line: Record<string, string>) =>
  Object.fromEntries(Object.entries(line).map(([name, value]) => [name.toLowerCase(), value]))

function figuresOfCube(body: unknown, { dimensions, rows }: Aggregates): Figures[] {
  const cube = readCube(body)
  const metrics = cube.Dimension('indicator')!.id
  return rows.map((row) => {
    const keys: Record<string, string> = {
      year: String(row.year),
      region: `${row.region?.adcode}${row.region?.direct ? '-direct' : ''}`,
      sector: String(row.sector?.code),
      agency: String(row.agency?.id),
      level: row.level ?? 'unknown',
      applicant: String(row.applicant?.code),
    }
    const place = Object.fromEntries(dimensions.map((dimension) => [dimension, keys[dimension]!]))
    const figures = metrics.map((indicator) => {
      const cell = cube.Data({ ...place, indicator })
      if (cell === null || Array.isArray(cell)) throw new Error(`No single cell at ${JSON.stringify(place)}`)
      return [indicator, cell.value] as const
    })
    return withValues(Object.fromEntries(figures))
  })
}

function figuresOfSheet(bytes: Uint8Array): Figures[] {
  const [head = [], ...rows] = readWorkbook(bytes).get('数据') ?? []
  return rows.map((row) => {
    const entries = head.flatMap((name, i) => {
      const cell = row[i]
      return name && cell && isFigure(name.text) ? [[name.text, Number(cell.text)] as const] : []
    })
    return Object.fromEntries(entries)
  })
}

test('for random questions every format holds the same figures', async () => {
  await fc.assert(
    fc.asyncProperty(queries, async (query) => {
      const answer = await service.get(`/api/v1/aggregates?${query}`)
      expect([query, answer.statusCode]).toEqual([query, 200])
      const json = answer.json<Aggregates>()
      const page = query.includes('limit=') ? '' : '&limit=1000'
      const wanted = json.rows.map(figuresOf)
      const per = json.query.indicators.length
      const [wide, long, sdmx, cube, xlsx, zip] = await Promise.all([
        get(query, 'csv', page),
        get(query, 'csv', `${page}&layout=long`),
        get(query, 'sdmxcsv', page),
        get(query, 'jsonstat', page),
        get(query, 'xlsx', page),
        get(query, 'zip', page),
      ])
      const names = { value: 'value', code: 'indicator' }
      expect(readCsv(wide.body).map(figuresOfText)).toEqual(wanted)
      expect(figuresOfLines(readCsv(long.body), per, names)).toEqual(wanted)
      expect(
        figuresOfLines(readCsv(sdmx.body).map(lower), per, { value: 'obs_value', code: 'indicator' }),
      ).toEqual(wanted)
      expect(figuresOfCube(cube.json(), json)).toEqual(wanted)
      expect(figuresOfSheet(xlsx.rawPayload)).toEqual(wanted)
      expect(readCsv(readZip(zip.rawPayload)['data.csv'] ?? '').map(figuresOfText)).toEqual(wanted)
    }),
    { numRuns: 60, seed: 5 },
  )
}, 120_000)

describe('a workbook', () => {
  const QUERY = 'indicators=outcome.granted,rate.disclosure,procurement.amount&by=agency,year&years=2020'

  test('three sheets: figures typed, codes as text, nothing a formula', async () => {
    const answer = await get(QUERY, 'xlsx', '&header=zh')
    expect(answer.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    const sheets = readWorkbook(answer.rawPayload)
    expect([...sheets.keys()]).toEqual(['数据', '指标说明', '来源与筛选'])
    const cells = [...sheets.values()].flat(2).filter((cell) => cell !== null)
    expect(cells.filter(({ kind }) => kind === 'f')).toEqual([])
    const [head = [], first = []] = sheets.get('数据')!
    expect(head.slice(0, 4).map((cell) => cell?.text)).toEqual(['机关代码', '机关', '机关所在地区', '年度'])
    // The number of an agency is a name; its text begins like a formula and stays text.
    expect(first.slice(0, 2)).toEqual([
      { text: '1', kind: 's' },
      { text: '=沈阳市自然资源局', kind: 's' },
    ])
    const source = sheets.get('来源与筛选')!.map((row) => row.map((cell) => cell?.text))
    expect(source).toContainEqual(['年度', '2020'])
    expect(source.find(([name]) => name === '固定版本地址')?.[1]).toMatch(/&release=\d+-[0-9a-f]{8}$/)
    expect(sheets.get('指标说明')!.map(([code]) => code?.text)).toEqual([
      '代码',
      'outcome.granted',
      'rate.disclosure',
      'procurement.amount',
    ])
  })

  test('in English where asked', async () => {
    const sheets = readWorkbook((await get(QUERY, 'xlsx', '&header=en')).rawPayload)
    expect([...sheets.keys()]).toEqual(['Data', 'Indicators', 'Source and filters'])
  })

  test('the first row stays in sight, rates are in per cent, money has its fen', async () => {
    const files = readZip((await get(QUERY, 'xlsx')).rawPayload)
    expect(files['xl/worksheets/sheet1.xml']).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    for (const format of ['0.00%', '#,##0.00', '@']) expect(files['xl/styles.xml']).toContain(`"${format}"`)
  })
})

describe('a JSON-stat cube', () => {
  test('roles, sizes, units, and why a value is not there', async () => {
    const answer = await get(
      'indicators=outcome.granted,rate.disclosure,outcome.denied.total,outcome.denied.third_party&by=year,agency&years=2019-2020',
      'jsonstat',
    )
    expect(answer.headers['content-type']).toContain('profile="https://json-stat.org/format/"')
    const body = answer.json<{
      value: Record<string, number | null>
      status: Record<string, string>
      dimension: Record<string, { category: { child: unknown; unit: Record<string, unknown>; note: object } }>
    }>()
    const cube = readCube(body)
    expect(cube.id).toEqual(['year', 'agency', 'indicator'])
    expect(cube.role).toMatchObject({ time: ['year'], geo: ['agency'], metric: ['indicator'] })
    expect(cube.size.slice(0, 2)).toEqual([2, 4])
    expect(Object.keys(body.value)).toHaveLength(cube.n)
    const { category } = body.dimension['indicator']!
    expect(category.child).toMatchObject({
      'rate.disclosure': expect.arrayContaining(['rate.disclosure:numerator']),
      'outcome.denied.total': expect.arrayContaining(['outcome.denied.third_party']),
    })
    expect(category.unit['rate.disclosure']).toEqual({ label: '比例', decimals: 6 })
    // 2020 % 5 is 0: the first agency left its cell blank.
    expect(cube.Data({ year: '2020', agency: '1', indicator: 'outcome.granted' })).toMatchObject({
      value: null,
      status: 'O',
    })
  })

  test('the first year after a break, and what a form does not have', async () => {
    const cube = readCube(
      (
        await get('indicators=procurement.amount,legal.reconsideration.total&by=year&scope=own', 'jsonstat')
      ).json(),
    )
    const at = (year: string, indicator: string) => cube.Data({ year, indicator })
    expect(at('2021', 'procurement.amount')).toMatchObject({ value: null, status: 'M' })
    expect(at('2024', 'legal.reconsideration.total')).toMatchObject({ status: 'B' })
    expect(at('2019', 'legal.reconsideration.total')).not.toMatchObject({ status: 'B' })
  })
})

describe('a bundle', () => {
  test('holds what its descriptions say, byte for byte, and explains itself in both languages', async () => {
    const answer = await get('indicators=rate.disclosure&by=region,year', 'zip')
    const files = readZip(answer.rawPayload)
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'data.csv',
      'data.csv-metadata.json',
      'datapackage.json',
      'indicators.csv',
    ])
    const dataPackage = JSON.parse(files['datapackage.json']!) as {
      $schema: string
      resources: {
        path: string
        bytes: number
        hash: string
        schema: { fields: { name: string }[]; primaryKey: string[] }
      }[]
    }
    expect(dataPackage.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    for (const { path, bytes, hash, schema } of dataPackage.resources) {
      const text = files[path]!
      expect(Buffer.byteLength(text)).toBe(bytes)
      expect(`sha256:${createHash('sha256').update(text).digest('hex')}`).toBe(hash)
      const rows = readCsv(text)
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map(({ name }) => name))
      const keys = rows.map((row) => schema.primaryKey.map((name) => row[name]).join())
      expect(new Set(keys).size).toBe(keys.length)
    }
    const csvw = JSON.parse(files['data.csv-metadata.json']!) as {
      '@context': unknown[]
      url: string
      tableSchema: { columns: { titles: { und: string[]; zh: string[] } }[] }
    }
    expect([csvw['@context'][0], csvw.url]).toEqual(['http://www.w3.org/ns/csvw', 'data.csv'])
    const header = files['data.csv']!.split('\r\n')[0]!.split(',')
    expect(csvw.tableSchema.columns.map(({ titles }) => titles.und[0])).toEqual(header)
    for (const words of ['空白不是0', 'A blank is not 0', '公开率', 'Disclosure rate']) {
      expect(files['README.md']).toContain(words)
    }
  })
})

test('SDMX-CSV begins as version 2.0 wants', async () => {
  const answer = await get('indicators=outcome.granted&by=year', 'sdmxcsv')
  expect(answer.headers['content-type']).toBe('application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8')
  const [head = '', first = ''] = answer.body.split('\r\n')
  expect(head).toMatch(/^STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,.*,OBS_VALUE,.*,OBS_STATUS$/)
  expect(first).toMatch(/^dataflow,GONGKAI_ATLAS:FIGURES\(1\.0\),I,2019,/)
})

test.each([
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'spreadsheetml'],
  ['application/zip', 'application/zip'],
  ['application/vnd.sdmx.data+csv', 'sdmx'],
])('Accept: %s', async (accept, type) => {
  const answer = await service.get('/api/v1/aggregates?indicators=outcome.total', { accept })
  expect(answer.headers['content-type']).toContain(type)
})
