/**
 * The rows as a JSON-stat 2.0 cube: the dimensions of the question, and one more for the columns of figures (values,
 * parts of quotients, missing cells, reports and agencies). Combinations that have no row are not in the cube's
 * values: they are absent, not null.
 */
import type { AggregateAnswer, AggregateRow } from '../../../db/queries/aggregate.ts'
import type { Dimension } from '../../../db/queries/aggregate-question.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { About } from '../figures/about.ts'
import { figureColumns, type ColumnKind, type FigureColumn } from '../figures/columns.ts'
import { STATUS_LABELS, statusOf } from '../figures/status.ts'
import { LICENCE } from '../licence.ts'
import type { Language } from '../language.ts'
import { METHOD, SOURCE, SYNTHETIC, UNIT_LABELS } from '../wording/figures.ts'
import { DIMENSION_LABELS, LEVEL_LABELS } from '../wording/labels.ts'

export const METRIC = 'indicator'

interface Category {
  index: string[]
  label: Record<string, string>
  child?: Record<string, string[]>
  unit?: Record<string, { label: string; decimals: number }>
  note?: Record<string, string[]>
}

export interface JsonStat {
  version: '2.0'
  class: 'dataset'
  label: string
  source: string
  updated?: string
  href: string
  id: string[]
  size: number[]
  role: { time?: string[]; geo?: string[]; metric: string[] }
  dimension: Record<string, { label: string; category: Category }>
  value: Record<string, number | null>
  status: Record<string, string>
  note: string[]
  extension: Record<string, unknown>
  link: Record<string, { type?: string; href: string }[]>
}

export function jsonStat(answer: AggregateAnswer, about: About, language: Language): JsonStat {
  const { by } = answer.question
  const metrics = figureColumns(answer, 'code').filter(isFigure)
  const dimensions = by.map((dimension) => categoriesOf(dimension, answer.rows, language))
  const size = [...dimensions.map(({ index }) => index.length), metrics.length]
  const places = dimensions.map(({ index }) => new Map(index.map((key, place) => [key, place])))
  const status = statusOf(answer)
  const value: JsonStat['value'] = {}
  const marks: JsonStat['status'] = {}
  const scopes: Record<string, string | null> = {}
  for (const row of answer.rows) {
    const start = by.reduce(
      (sum, dimension, i) => sum * (size[i] ?? 1) + (places[i]?.get(keyOf(dimension, row)) ?? 0),
      0,
    )
    scopes[start] = row.scope
    metrics.forEach((column, place) => {
      const at = start * metrics.length + place
      value[at] = column.cell(row) as number | null
      const mark = column.code === column.indicator ? status(row, column.code) : 'A'
      if (mark !== 'A') marks[at] = mark
    })
  }
  const geo = by.filter((dimension) => dimension === 'region' || dimension === 'agency')
  const { release } = about
  return {
    version: '2.0',
    class: 'dataset',
    label: about.title[language],
    source: SOURCE[language],
    ...(release.updatedAt === null ? {} : { updated: release.updatedAt }),
    href: withFormat(about.url),
    id: [...by, METRIC],
    size,
    role: {
      ...(by.includes('year') ? { time: ['year'] } : {}),
      ...(geo.length > 0 ? { geo } : {}),
      metric: [METRIC],
    },
    dimension: Object.fromEntries([
      ...by.map((dimension, i) => [
        dimension,
        { label: DIMENSION_LABELS[dimension]?.[language] ?? dimension, category: dimensions[i] },
      ]),
      [
        METRIC,
        { label: language === 'zh' ? '指标' : 'Indicator', category: metricCategory(metrics, language) },
      ],
    ]) as JsonStat['dimension'],
    value,
    status: marks,
    note: [
      ...(release.synthetic ? [SYNTHETIC[language]] : []),
      ...about.notes.map(({ message }) => message[language]),
      METHOD[language],
    ],
    extension: {
      release: release.name,
      revision: release.revision,
      rows: answer.rows.length,
      total: answer.total,
      next: answer.next,
      statusLabels: Object.fromEntries(
        Object.entries(STATUS_LABELS).map(([code, label]) => [code, label[language]]),
      ),
      scope: scopes,
      filters: Object.fromEntries(
        about.filters.map((filter) => [filter.name[language], filter.value[language]]),
      ),
    },
    link: {
      describedby: [{ type: 'application/json', href: about.dictionaryUrl }],
      license: [{ href: LICENCE.path }],
      alternate: [{ type: 'application/json', href: about.url }],
    },
  }
}

const DECIMALS: Partial<Record<ColumnKind, number>> = { money: 2, ratio: 6, per_mille: 4, points: 4 }

function withFormat(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}format=jsonstat`
}

/** Every column of numbers; the words among them, scope and reasons, go to the extension. */
function isFigure({ code, kind, indicator }: FigureColumn): boolean {
  return kind !== 'text' && (indicator !== null || code === 'reports' || code === 'agencies')
}

/** One key for each place; the organs of a region alone stand beside the region as a whole. */
function keyOf(dimension: Dimension, row: AggregateRow): string {
  switch (dimension) {
    case 'year':
      return String(row.year)
    case 'region':
      return `${row.region?.adcode}${row.region?.direct ? '-direct' : ''}`
    case 'sector':
      return row.sector?.code ?? ''
    case 'agency':
      return String(row.agency?.id)
    case 'level':
      return row.level ?? 'unknown'
    case 'applicant':
      return row.applicant?.code ?? ''
  }
}

function labelOf(dimension: Dimension, row: AggregateRow, language: Language): string {
  switch (dimension) {
    case 'year':
      return String(row.year)
    case 'region':
      return `${row.region?.name}${row.region?.direct ? (language === 'zh' ? '本级' : ' (own organs)') : ''}`
    case 'sector':
      return row.sector?.label[language] ?? ''
    case 'agency':
      return row.agency?.name ?? ''
    case 'level':
      return row.level
        ? (LEVEL_LABELS[row.level]?.[language] ?? row.level)
        : language === 'zh'
          ? '不明'
          : 'unknown'
    case 'applicant':
      return row.applicant?.label[language] ?? ''
  }
}

function categoriesOf(dimension: Dimension, rows: readonly AggregateRow[], language: Language): Category {
  const labels = new Map(rows.map((row) => [keyOf(dimension, row), labelOf(dimension, row, language)]))
  // Numbers in order, whatever order the rows are in; other keys as the rows bring them.
  const index = dimension === 'year' ? [...labels.keys()].sort() : [...labels.keys()]
  return { index, label: Object.fromEntries(labels) }
}

function metricCategory(metrics: readonly FigureColumn[], language: Language): Category {
  const codes = new Set(metrics.map(({ code }) => code))
  const child: Record<string, string[]> = {}
  for (const { code, indicator } of metrics) {
    const parent = indicator === code ? totalAbove(code, codes) : indicator
    if (parent !== null && parent !== code) (child[parent] ??= []).push(code)
  }
  const notes = metrics.flatMap(({ code }): [string, string[]][] => {
    const definition = indicatorByCode.get(code)?.definition[language] ?? ''
    return definition === '' ? [] : [[code, [definition]]]
  })
  return {
    index: [...codes],
    label: Object.fromEntries(metrics.map((column) => [column.code, column[language]])),
    child,
    unit: Object.fromEntries(
      metrics.map(({ code, kind }) => [
        code,
        {
          label: UNIT_LABELS[kind]?.[language] ?? kind,
          decimals: DECIMALS[kind] ?? 0,
        },
      ]),
    ),
    note: Object.fromEntries(notes),
  }
}

/** `outcome.denied.third_party` stands under `outcome.denied.total`, where that is asked for too. */
function totalAbove(code: string, codes: ReadonlySet<string>): string | null {
  const parts = code.split('.')
  if (parts.at(-1) === 'total') parts.pop()
  parts.pop()
  const total = [...parts, 'total'].join('.')
  return parts.length > 0 && codes.has(total) ? total : null
}
