/** The rows of an aggregate as a table: the same figures as in JSON, one column each. */
import { stringify } from 'csv-stringify'
import type { Readable } from 'node:stream'
import type { AggregateAnswer, AggregateRow } from '../../../db/queries/aggregate.ts'
import type { Dimension } from '../../../db/queries/aggregate-question.ts'
import type { Measure } from '../../../db/queries/measures.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { DIMENSION_LABELS, LEVEL_LABELS, SCOPE_LABELS } from '../wording/labels.ts'

export type Header = 'code' | 'zh' | 'en'
type Scalar = string | number | null

interface Column {
  code: string
  zh: string
  en: string
  cell: (row: AggregateRow) => Scalar
}

export interface CsvOptions {
  header: Header
  /** For spreadsheets: a byte order mark, and no text that they would run as a formula. */
  spreadsheet: boolean
}

/** RFC 4180: commas, CRLF, one header row, quotes where needed; an empty field is no value. */
export function aggregatesCsv(answer: AggregateAnswer, { header, spreadsheet }: CsvOptions): Readable {
  const columns = [
    ...answer.question.by.flatMap((dimension) => dimensionColumns(dimension, header)),
    ...coverageColumns(header),
    ...answer.question.measures.flatMap(measureColumns),
  ]
  const csv = stringify({ bom: spreadsheet, record_delimiter: '\r\n' })
  const write = (cells: Scalar[]) => csv.write(spreadsheet ? cells.map(neutralise) : cells)
  write(columns.map((column) => column[header]))
  for (const row of answer.rows) write(columns.map(({ cell }) => cell(row)))
  csv.end()
  return csv
}

/** A number is never a formula; a text that begins like one is made plain text by an apostrophe. */
export function neutralise(cell: Scalar): Scalar {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function dimensionColumns(dimension: Dimension, header: Header): Column[] {
  const lang = header === 'en' ? 'en' : 'zh'
  const label = DIMENSION_LABELS[dimension] ?? { zh: dimension, en: dimension }
  const code = (cell: Column['cell']): Column => ({
    code: dimension,
    zh: dimension === 'year' ? label.zh : `${label.zh}代码`,
    en: dimension === 'year' ? label.en : `${label.en} code`,
    cell,
  })
  const name = (cell: Column['cell']): Column => ({ code: `${dimension}_name`, ...label, cell })
  switch (dimension) {
    case 'year':
      return [code((row) => row.year ?? null)]
    case 'region':
      return [
        code((row) => row.region?.adcode ?? null),
        name((row) => row.region?.name ?? null),
        {
          code: 'region_direct',
          zh: '仅本级机关',
          en: 'Own organs only',
          cell: (row) => (row.region?.direct ? 1 : 0),
        },
      ]
    case 'sector':
      return [code((row) => row.sector?.code ?? null), name((row) => row.sector?.label[lang] ?? null)]
    case 'agency':
      return [
        code((row) => row.agency?.id ?? null),
        name((row) => row.agency?.name ?? null),
        {
          code: 'agency_region',
          zh: '机关所在地区',
          en: 'Region of agency',
          cell: (row) => row.agency?.region?.name ?? null,
        },
      ]
    case 'level':
      return [
        code((row) => row.level ?? null),
        name((row) => (row.level ? (LEVEL_LABELS[row.level]?.[lang] ?? null) : null)),
      ]
    case 'applicant':
      return [code((row) => row.applicant?.code ?? null), name((row) => row.applicant?.label[lang] ?? null)]
  }
}

function coverageColumns(header: Header): Column[] {
  const scope = (row: AggregateRow): Scalar =>
    row.scope === null || header === 'code' ? row.scope : (SCOPE_LABELS[row.scope]?.[header] ?? row.scope)
  return [
    { code: 'scope', zh: '口径', en: 'Scope', cell: scope },
    { code: 'reports', zh: '报告数', en: 'Reports', cell: (row) => row.reports },
    { code: 'agencies', zh: '已知机关数', en: 'Agencies known', cell: (row) => row.agencies },
  ]
}

function measureColumns({ code, isQuotient }: Measure): Column[] {
  const label = indicatorByCode.get(code)?.label ?? { zh: code, en: code }
  const part = (name: string, zh: string, en: string, cell: Column['cell']): Column => ({
    code: `${code}:${name}`,
    zh: `${label.zh}·${zh}`,
    en: `${label.en}: ${en}`,
    cell,
  })
  const parts = isQuotient
    ? [
        part('numerator', '分子', 'numerator', (row) => row.rates[code]?.numerator ?? null),
        part('denominator', '分母', 'denominator', (row) => row.rates[code]?.denominator ?? null),
        part('low', '95%区间下限', '95 % interval, low', (row) => row.rates[code]?.low ?? null),
        part('high', '95%区间上限', '95 % interval, high', (row) => row.rates[code]?.high ?? null),
      ]
    : []
  return [
    { code, ...label, cell: (row) => row.values[code] ?? null },
    ...parts,
    part('missing', '缺失', 'missing', (row) => row.missing[code] ?? 0),
  ]
}
