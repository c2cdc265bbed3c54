/** One line for each figure instead of one for each row: for databases and for tools that want it tidy. */
import type { AggregateAnswer, AggregateRow } from '../../../db/queries/aggregate.ts'
import type { Measure } from '../../../db/queries/measures.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { coverageColumns, dimensionColumns, measureColumns, type Header, type Scalar } from './columns.ts'
import { statusOf } from './status.ts'

export interface Observation {
  row: AggregateRow
  measure: Measure
}

export interface LongColumn {
  code: string
  zh: string
  en: string
  cell: (observation: Observation) => Scalar
}

/** In every file of this layout, whether or not some indicator has them. */
const ALWAYS = [
  { code: 'numerator', zh: '分子', en: 'Numerator' },
  { code: 'denominator', zh: '分母', en: 'Denominator' },
  { code: 'low', zh: '95%区间下限', en: '95 % interval, low' },
  { code: 'high', zh: '95%区间上限', en: '95 % interval, high' },
  { code: 'missing', zh: '缺失', en: 'Missing' },
] as const

export function longColumns(answer: AggregateAnswer, header: Header): LongColumn[] {
  const status = statusOf(answer)
  const ofRow = [
    ...answer.question.by.flatMap((dimension) => dimensionColumns(dimension, header)),
    ...coverageColumns(header),
  ]
  // What is said of one figure is said of each under the same name: `median`, whichever indicator it is of.
  const parts = new Map<string, LongColumn>(
    ALWAYS.map(({ code, zh, en }) => [code, { code, zh, en, cell: partOf(answer, code) }]),
  )
  for (const measure of answer.question.measures) {
    const label = indicatorByCode.get(measure.code)?.label ?? { zh: measure.code, en: measure.code }
    for (const { code, zh, en } of measureColumns(measure, answer.question)) {
      const name = code.slice(measure.code.length + 1)
      if (name === '' || parts.has(name)) continue
      const words = { zh: zh.slice(`${label.zh}·`.length), en: en.slice(`${label.en}: `.length) }
      parts.set(name, { code: name, ...words, cell: partOf(answer, name) })
    }
  }
  return [
    ...ofRow.map(({ code, zh, en, cell }) => ({ code, zh, en, cell: ({ row }: Observation) => cell(row) })),
    { code: 'indicator', zh: '指标代码', en: 'Indicator code', cell: ({ measure }) => measure.code },
    {
      code: 'indicator_name',
      zh: '指标',
      en: 'Indicator',
      cell: ({ measure: { code } }) =>
        indicatorByCode.get(code)?.label[header === 'en' ? 'en' : 'zh'] ?? code,
    },
    { code: 'unit', zh: '单位', en: 'Unit', cell: ({ measure }) => measure.unit },
    { code: 'value', zh: '数值', en: 'Value', cell: ({ row, measure }) => row.values[measure.code] ?? null },
    ...parts.values(),
    { code: 'status', zh: '状态', en: 'Status', cell: ({ row, measure }) => status(row, measure.code) },
  ]
}

/** The cell of a part, whichever measure the line is about; null where that measure has no such part. */
function partOf({ question }: AggregateAnswer, name: string): LongColumn['cell'] {
  const cells = new Map(
    question.measures.map((measure) => [
      measure.code,
      measureColumns(measure, question).find(({ code }) => code === `${measure.code}:${name}`)?.cell,
    ]),
  )
  return ({ row, measure }) => cells.get(measure.code)?.(row) ?? null
}

/** The same lines under the names that SDMX-CSV 2.0 wants (a mapping of headers, no other figures). */
export function sdmxColumns(answer: AggregateAnswer): LongColumn[] {
  const constant = (code: string, value: string): LongColumn => ({
    code,
    zh: code,
    en: code,
    cell: () => value,
  })
  const renamed: Record<string, string> = {
    value: 'OBS_VALUE',
    status: 'OBS_STATUS',
    unit: 'UNIT_MEASURE',
    year: 'TIME_PERIOD',
  }
  return [
    constant('STRUCTURE', 'dataflow'),
    constant('STRUCTURE_ID', 'GONGKAI_ATLAS:FIGURES(1.0)'),
    constant('ACTION', 'I'),
    ...longColumns(answer, 'code').map((column) => ({
      ...column,
      code: renamed[column.code] ?? column.code.toUpperCase(),
    })),
  ]
}

export function* observations({ question, rows }: AggregateAnswer): Generator<Observation> {
  for (const row of rows) for (const measure of question.measures) yield { row, measure }
}
