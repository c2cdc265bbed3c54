/**
 * The rows of an answer as a table. One list of columns feeds CSV, worksheet, cube and bundle, so that every format
 * holds the same figures.
 */
import type { AggregateAnswer, AggregateRow } from '../../../db/queries/aggregate.ts'
import type { AggregateQuestion, Dimension } from '../../../db/queries/aggregate-question.ts'
import type { Measure } from '../../../db/queries/measures.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { STATISTIC_LABELS } from '../wording/figures.ts'
import { DIMENSION_LABELS, LEVEL_LABELS, SCOPE_LABELS } from '../wording/labels.ts'

export type Header = 'code' | 'zh' | 'en'
export type Scalar = string | number | null

/** `id`: digits that are a name, never a quantity. */
export type ColumnKind = 'id' | 'text' | 'year' | 'flag' | Measure['unit'] | 'points'

export interface FigureColumn {
  code: string
  zh: string
  en: string
  kind: ColumnKind
  /** The indicator that it belongs to; null for dimensions and coverage. */
  indicator: string | null
  /** A quotient that cannot pass 1: shown in per cent. */
  share?: boolean
  cell: (row: AggregateRow) => Scalar
}

export function figureColumns({ question }: AggregateAnswer, header: Header): FigureColumn[] {
  return [
    ...question.by.flatMap((dimension) => dimensionColumns(dimension, header)),
    ...coverageColumns(header),
    ...question.measures.flatMap((measure) => measureColumns(measure, question)),
  ]
}

export function dimensionColumns(dimension: Dimension, header: Header): FigureColumn[] {
  const lang = header === 'en' ? 'en' : 'zh'
  const label = DIMENSION_LABELS[dimension] ?? { zh: dimension, en: dimension }
  const code = (cell: FigureColumn['cell'], kind: ColumnKind = 'id'): FigureColumn => ({
    code: dimension,
    zh: dimension === 'year' ? label.zh : `${label.zh}代码`,
    en: dimension === 'year' ? label.en : `${label.en} code`,
    kind,
    indicator: null,
    cell,
  })
  const name = (cell: FigureColumn['cell']): FigureColumn => ({
    code: `${dimension}_name`,
    ...label,
    kind: 'text',
    indicator: null,
    cell,
  })
  switch (dimension) {
    case 'year':
      return [code((row) => row.year ?? null, 'year')]
    case 'region':
      return [
        code((row) => row.region?.adcode ?? null),
        name((row) => row.region?.name ?? null),
        {
          code: 'region_direct',
          zh: '仅本级机关',
          en: 'Own organs only',
          kind: 'flag',
          indicator: null,
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
          kind: 'text',
          indicator: null,
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

export function coverageColumns(header: Header): FigureColumn[] {
  const scope = (row: AggregateRow): Scalar =>
    row.scope === null || header === 'code' ? row.scope : (SCOPE_LABELS[row.scope]?.[header] ?? row.scope)
  const count = (code: 'reports' | 'agencies', zh: string, en: string): FigureColumn => ({
    code,
    zh,
    en,
    kind: 'count',
    indicator: null,
    cell: (row) => row[code],
  })
  return [
    { code: 'scope', zh: '口径', en: 'Scope', kind: 'text', indicator: null, cell: scope },
    count('reports', '报告数', 'Reports'),
    count('agencies', '已知机关数', 'Agencies known'),
  ]
}

/**
 * The value, what a quotient is made of, how many cells are missing from it; then, where asked for, how the agencies
 * lie in it, and what became of it since the year before.
 */
export function measureColumns(
  measure: Measure,
  { statistics, change }: Pick<AggregateQuestion, 'statistics' | 'change'>,
): FigureColumn[] {
  const { code, isQuotient, proportion, unit } = measure
  const label = indicatorByCode.get(code)?.label ?? { zh: code, en: code }
  const part = (
    name: string,
    zh: string,
    en: string,
    kind: ColumnKind,
    cell: FigureColumn['cell'],
  ): FigureColumn => ({
    code: `${code}:${name}`,
    zh: `${label.zh}·${zh}`,
    en: `${label.en}: ${en}`,
    kind,
    indicator: code,
    ...(kind === 'ratio' ? { share: proportion } : {}),
    cell,
  })
  const same = (name: string, zh: string, en: string, cell: FigureColumn['cell']) =>
    part(name, zh, en, unit, cell)
  return [
    {
      code,
      ...label,
      kind: unit,
      indicator: code,
      ...(isQuotient ? { share: proportion } : {}),
      cell: (row) => row.values[code] ?? null,
    },
    ...(isQuotient ? quotientColumns(measure, part) : []),
    ...(measure.difference
      ? [
          same('low', '95%区间下限', '95 % interval, low', (row) => row.differences?.[code]?.low ?? null),
          same('high', '95%区间上限', '95 % interval, high', (row) => row.differences?.[code]?.high ?? null),
        ]
      : []),
    part('missing', '缺失', 'missing', 'count', (row) => row.missing[code] ?? 0),
    ...statistics.map((name) => {
      const { zh, en } = STATISTIC_LABELS[name]
      return part(
        name,
        zh,
        en,
        name === 'n' ? 'count' : unit,
        (row) => row.statistics?.[code]?.values[name] ?? null,
      )
    }),
    ...(statistics.length > 0
      ? [
          part('excluded', '未列入的机关', 'agencies left out', 'count', (row) => {
            return row.statistics?.[code]?.excluded ?? null
          }),
        ]
      : []),
    ...(change === null ? [] : changeColumns(measure, part)),
  ]
}

type Part = (
  name: string,
  zh: string,
  en: string,
  kind: ColumnKind,
  cell: FigureColumn['cell'],
) => FigureColumn

function quotientColumns({ code, money, unit }: Measure, part: Part): FigureColumn[] {
  return [
    part(
      'numerator',
      '分子',
      'numerator',
      money ? 'money' : 'count',
      (row) => row.rates[code]?.numerator ?? null,
    ),
    part('denominator', '分母', 'denominator', 'count', (row) => row.rates[code]?.denominator ?? null),
    part('low', '95%区间下限', '95 % interval, low', unit, (row) => row.rates[code]?.low ?? null),
    part('high', '95%区间上限', '95 % interval, high', unit, (row) => row.rates[code]?.high ?? null),
  ]
}

function changeColumns({ code, unit }: Measure, part: Part): FigureColumn[] {
  const of = (
    name: 'previous' | 'absolute' | 'relative' | 'points' | 'low' | 'high' | 'reason' | 'reports',
  ) => {
    return (row: AggregateRow): Scalar => row.changes?.[code]?.[name] ?? null
  }
  return [
    part('previous', '上年', 'year before', unit, of('previous')),
    part('change', '增减', 'change', unit, of('absolute')),
    { ...part('relative', '增减比例', 'relative change', 'ratio', of('relative')), share: true },
    part('points', '增减百分点', 'change in points', 'points', of('points')),
    part('points_low', '增减百分点·95%区间下限', 'change in points, low', 'points', of('low')),
    part('points_high', '增减百分点·95%区间上限', 'change in points, high', 'points', of('high')),
    part('change_reason', '无增减的原因', 'why there is no change', 'text', of('reason')),
    part('previous_reports', '上年报告数', 'reports of the year before', 'count', of('reports')),
  ]
}
