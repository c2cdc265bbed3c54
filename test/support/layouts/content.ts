/** What a report says, before any layout: paragraphs and tables whose figures carry the mark of their cell. */
import type { Form } from '../../../server/report/report.ts'
import { numberOf as numberOfFigure, type Figures } from '../../report/support/figures.ts'
import {
  legalTable,
  proactiveTable,
  requestTable,
  type PrintedCell,
  type PrintedTable,
} from '../../report/support/render.ts'
import type { NumberOf } from './printed.ts'
import { Marker } from './traced.ts'

export interface Paragraph {
  kind: 'text'
  text: string
  /** Of a heading of a section; absent in prose. */
  heading?: number
}

export interface Table {
  kind: 'table'
  no: 2 | 3 | 4
  rows: PrintedTable
}

export type Part = Paragraph | Table

export interface Content {
  form: Form
  figures: Figures
  marker: Marker
  parts: Part[]
}

export const AGENCY = '沈阳市水务局'
export const yearOf = (form: Form) => (form === '2019' ? 2020 : 2022)

export const cell = (text: string, colSpan = 1, rowSpan = 1): PrintedCell => ({ text, colSpan, rowSpan })

const HEADINGS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]
const NUMERALS = '一二三四五六'

/** The six parts of a report of a made-up agency; `figures` as printed, by key. */
export function contentOf(form: Form, figures: Figures): Content {
  const marker = new Marker(figures.keys())
  const marked = new Map([...figures].map(([key, figure]) => [key, marker.mark(key, figure)]))
  const year = yearOf(form)
  const heading = (no: number): Paragraph => ({
    kind: 'text',
    text: `${NUMERALS[no - 1]}、${HEADINGS[no - 1]}`,
    heading: no,
  })
  const prose = (text: string): Paragraph => ({ kind: 'text', text })
  const parts: Part[] = [
    prose(`${AGENCY}${year}年政府信息公开工作年度报告`),
    heading(1),
    prose(`本报告所列数据统计期限自${year}年1月1日起至${year}年12月31日止。`),
    heading(2),
    { kind: 'table', no: 2, rows: proactiveTable(form, marked) },
    heading(3),
    { kind: 'table', no: 3, rows: requestTable(form, marked) },
    heading(4),
    { kind: 'table', no: 4, rows: legalTable(form, marked) },
    heading(5),
    prose('一是公开内容还不够全面，二是业务培训有待加强。'),
    heading(6),
    prose('无。'),
  ]
  return { form, figures, marker, parts }
}

const PLAIN = /^[+-]?\d+(?:\.\d+)?(?:[万萬亿億]?元|[万萬亿億])?$/
const ZERO = /^[零〇无]$/

/** What one of our own printed figures says; null for what is no figure. */
export const numberOf: NumberOf = (figure, key) => {
  const plain = figure.normalize('NFKC').trim().replaceAll('萬', '万').replace(/^\+/, '').replace(/件$/, '')
  if (ZERO.test(plain)) return 0
  if (!PLAIN.test(plain)) return null
  const number = numberOfFigure(plain)
  return key.endsWith('.amount') || Number.isInteger(number) ? number : null
}

export const mapTables = (
  parts: readonly Part[],
  change: (rows: PrintedTable, no: 2 | 3 | 4) => PrintedTable,
) => parts.map((part): Part => (part.kind === 'table' ? { ...part, rows: change(part.rows, part.no) } : part))

export const mapCells = (parts: readonly Part[], change: (text: string, no: 2 | 3 | 4) => string) =>
  mapTables(parts, (rows, no) =>
    rows.map((row) => row.map((one) => ({ ...one, text: change(one.text, no) }))),
  )
