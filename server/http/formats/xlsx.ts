/**
 * A workbook of three sheets: the figures, what the indicators mean, and where all of it comes from. Cells are typed:
 * a code is text, a blank stays blank, nothing is ever a formula.
 */
import writeExcelFile from 'write-excel-file/node'
import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { About } from '../figures/about.ts'
import {
  figureColumns,
  type ColumnKind,
  type FigureColumn,
  type Header,
  type Scalar,
} from '../figures/columns.ts'
import { LICENCE } from '../licence.ts'
import { NAME, VERSION } from '../version.ts'
import { COMPARABILITY_LABELS, METHOD, SOURCE, SYNTHETIC, UNIT_LABELS } from '../wording/figures.ts'

const SHEETS = {
  zh: ['数据', '指标说明', '来源与筛选'],
  en: ['Data', 'Indicators', 'Source and filters'],
} as const

const NUMBER_FORMATS: Readonly<Record<ColumnKind, string>> = {
  id: '@',
  text: '@',
  year: '0',
  flag: '0',
  count: '#,##0',
  items: '#,##0',
  money: '#,##0.00',
  ratio: '0.0000',
  per_mille: '0.00',
  points: '0.00',
}
const SHARE_FORMAT = '0.00%'
const HEADER: Cell = { fontWeight: 'bold', backgroundColor: '#e8ecf1', wrap: true, alignVertical: 'top' }

/** @param header language of labels; `code` leaves the header row in codes, the rest is then in Chinese. */
export function workbook(answer: AggregateAnswer, about: About, header: Header): Promise<Buffer> {
  const lang = header === 'en' ? 'en' : 'zh'
  const [data, indicators, source] = SHEETS[lang]
  const columns = figureColumns(answer, header)
  const sheets: Sheet<Buffer>[] = [
    {
      sheet: data,
      data: [
        columns.map((column) => headerCell(column[header])),
        ...answer.rows.map((row) => columns.map((column) => figureCell(column, column.cell(row)))),
      ],
      columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 24 : 14 })),
      stickyRowsCount: 1,
    },
    {
      sheet: indicators,
      data: indicatorRows(answer, lang),
      columns: [34, 30, 10, 60, 44, 34, 26].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    { sheet: source, data: sourceRows(about, lang), columns: [{ width: 22 }, { width: 110 }] },
  ]
  return writeExcelFile(sheets).toBuffer()
}

function figureCell({ kind, share }: FigureColumn, value: Scalar): Cell {
  if (value === null || value === '') return null
  if (kind === 'id' || kind === 'text') return textCell(String(value))
  const format = kind === 'ratio' && share ? SHARE_FORMAT : NUMBER_FORMATS[kind]
  return { value: Number(value), type: Number, format: exact(Number(value), format) }
}

/** Sums of counts are whole; an average is not, and is not to look as if it were. */
function exact(value: number, format: string): string {
  return format === '#,##0' && !Number.isInteger(value) ? '#,##0.00' : format
}

/** XML has no place for most control characters. */
const UNPRINTABLE = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g')

function textCell(text: string): Cell {
  const value = text.replace(UNPRINTABLE, '')
  return value === '' ? null : { value, type: String, format: '@' }
}

function headerCell(text: string): Cell {
  return { ...(HEADER as object), value: text, type: String }
}

function wrapped(text: string | null): Cell {
  return text === null || text === '' ? null : { value: text, type: String, wrap: true, alignVertical: 'top' }
}

function indicatorRows({ question }: AggregateAnswer, lang: 'zh' | 'en'): Row[] {
  const heads = {
    zh: ['代码', '指标', '单位', '说明', '分子', '分母', '可比性'],
    en: ['Code', 'Indicator', 'Unit', 'Definition', 'Numerator', 'Denominator', 'Comparability'],
  }
  return [
    heads[lang].map(headerCell),
    ...question.measures.map(({ code, unit }) => {
      const entry = indicatorByCode.get(code)
      return [
        textCell(code),
        wrapped(entry?.label[lang] ?? code),
        wrapped(UNIT_LABELS[unit]?.[lang] ?? unit),
        wrapped(entry?.definition[lang] ?? null),
        wrapped(entry?.numerator ?? null),
        wrapped(entry?.denominator ?? null),
        wrapped(entry ? (COMPARABILITY_LABELS[entry.comparability]?.[lang] ?? entry.comparability) : null),
      ]
    }),
  ]
}

function sourceRows(about: About, lang: 'zh' | 'en'): Row[] {
  const { release } = about
  const line = (zh: string, en: string, value: string): Row => [
    { value: { zh, en }[lang], type: String, fontWeight: 'bold', alignVertical: 'top' },
    wrapped(value),
  ]
  return [
    line('标题', 'Title', about.title[lang]),
    ...(release.synthetic ? [line('注意', 'Beware', SYNTHETIC[lang])] : []),
    line('来源', 'Source', SOURCE[lang]),
    line('数据版本', 'Release of the data', release.name),
    line('数据更新时间', 'Data updated', release.updatedAt ?? '—'),
    line('查询地址', 'Address of the query', about.url),
    line('固定版本地址', 'Held to this release', about.pinnedUrl),
    line('覆盖', 'Coverage', about.coverage[lang]),
    ...about.filters.map(({ name, value }) => line(name.zh, name.en, value[lang])),
    ...about.notes.map(({ message, indicators }) =>
      line('说明', 'Note', `${message[lang]}${indicators.length > 0 ? ` [${indicators.join(', ')}]` : ''}`),
    ),
    line('统计方法', 'Method', METHOD[lang]),
    line('许可', 'Licence', `${LICENCE.title} ${LICENCE.path}`),
    line('软件', 'Made by', `${NAME} ${VERSION}`),
  ]
}
