/** The official tables of a form with figures in them, printed in the layouts that sites and exports use. */
import { APPLICANTS, type Form } from '../../../server/report/report.ts'
import { cellKey, FORMS } from '../../../server/report/tables/forms.ts'
import type { Figures } from './figures.ts'

export interface PrintedCell {
  text: string
  colSpan: number
  rowSpan: number
}
export type PrintedTable = PrintedCell[][]

const cell = (text: string, colSpan = 1, rowSpan = 1): PrintedCell => ({ text, colSpan, rowSpan })

const APPLICANT_NAMES = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']

export function proactiveTable(form: Form, figures: Figures): PrintedTable {
  return FORMS[form].proactive.flatMap((block) => {
    const fill = 4 - block.header.length
    const padded = (row: PrintedCell[]) =>
      fill > 0 ? [...row.slice(0, -1), { ...row.at(-1)!, colSpan: fill + 1 }] : row
    return [
      [cell(block.caption, 4)],
      padded(block.header.map((text) => cell(text))),
      ...block.rows.map((row) =>
        padded([cell(row.label), ...row.codes.map((code) => cell(figures.get(code)!))]),
      ),
    ]
  })
}

export function requestTable(form: Form, figures: Figures): PrintedTable {
  const rows = FORMS[form].applications
  const span = (label: string) => rows.filter((row) => row.labels.includes(label)).length
  const seen = new Set<string>()
  return [
    [
      cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
      cell('申请人情况', 7),
    ],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    APPLICANT_NAMES.slice(1, 6).map((name) => cell(name)),
    ...rows.map(({ code, labels }) => {
      const sides = labels.slice(0, -1).filter((label) => !seen.has(label))
      for (const side of sides) seen.add(side)
      return [
        ...sides.map((side) => cell(side, 1, span(side))),
        cell(labels.at(-1)!, 4 - labels.length),
        ...APPLICANTS.map((applicant) => cell(figures.get(cellKey(code, applicant))!)),
      ]
    }),
  ]
}

export function legalTable(form: Form, figures: Figures): PrintedTable {
  const { legal } = FORMS[form]
  const results = legal[0]!.labels
  return [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [...results.map((text) => cell(text, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    [...results, ...results].map((text) => cell(text)),
    legal.flatMap((group) => group.codes.map((code) => cell(figures.get(code)!))),
  ]
}

export type Layout = (table: PrintedTable) => string

const texts = (row: PrintedCell[]) => row.map(({ text }) => text)
/** Marks that a crawler leaves for the columns a cell spans. */
const spanMarks = (row: PrintedCell[]) => '|'.repeat(row.reduce((sum, { colSpan }) => sum + colSpan - 1, 0))

/** Each cell at its place in the full grid; what a span covers is empty. */
function unfolded(table: PrintedTable): string[][] {
  const rows: (string | undefined)[][] = table.map(() => [])
  table.forEach((row, y) => {
    let x = 0
    for (const { text, colSpan, rowSpan } of row) {
      while (rows[y]![x] !== undefined) x++
      for (let dy = 0; dy < rowSpan && y + dy < rows.length; dy++)
        for (let dx = 0; dx < colSpan; dx++) rows[y + dy]![x + dx] = dx === 0 && dy === 0 ? text : ''
      x += colSpan
    }
  })
  return rows.map((row) => Array.from(row, (text) => text ?? ''))
}

const width = (text: string) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0xff ? 2 : 1), 0)

export const LAYOUTS: Record<string, Layout> = {
  'pipe rows with span marks': (table) =>
    table.map((row) => `${texts(row).join(' | ')} |${spanMarks(row)}`).join('\n'),
  'pipe rows without outer marks': (table) => table.map((row) => texts(row).join(' | ')).join('\n'),
  'pipe rows with outer marks, spans unfolded': (table) =>
    unfolded(table).map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'markdown': (table) => {
    const [head, ...rows] = unfolded(table).map((row) => `| ${row.join(' | ')} |`)
    return [head, head!.replace(/[^|]+/g, ' --- '), ...rows].join('\n')
  },
  'cell a line, mark behind': (table) =>
    table.map((row) => `${texts(row).map((text) => (text === '' ? '|' : `${text} |`)).join('\n')}\n|${spanMarks(row)}`).join('\n'),
  'cell a line, marks on lines of their own': (table) =>
    table.map((row) => `| ${texts(row).join('\n|\n')}\n|\n|${spanMarks(row)}`).join('\n'),
  'cell a paragraph': (table) => table.map((row) => texts(row).filter(Boolean).join('\n\n')).join('\n\n'),
  'cell a line': (table) => table.map((row) => texts(row).filter(Boolean).join('\n')).join('\n'),
  'tabs': (table) => table.map((row) => texts(row).join('\t')).join('\n'),
  'tabs, spans unfolded': (table) => unfolded(table).map((row) => row.join('\t')).join('\n'),
  'single spaces': (table) => table.map((row) => texts(row).filter(Boolean).join(' ')).join('\n'),
  'aligned with spaces': (table) => {
    const rows = unfolded(table)
    const widths = rows[0]!.map((_, x) => Math.max(...rows.map((row) => Math.min(14, width(row[x] ?? '')))))
    return rows
      .map((row) => row.map((text, x) => text + ' '.repeat(Math.max(2, widths[x]! + 2 - width(text)))).join('').trimEnd())
      .join('\n')
  },
  'box drawing': (table) => {
    const rows = unfolded(table)
    const rule = `├${rows[0]!.map(() => '───').join('┼')}┤`
    return rows.map((row) => `${rule}\n│${row.join('│')}│`).join('\n')
  },
  'html': (table) =>
    `<table>${table
      .map((row) => `<tr>${row.map(({ text, colSpan, rowSpan }) => `<td${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}><p><span>${text.slice(0, 1)}</span>${text.slice(1)}</p></td>`).join('')}</tr>`)
      .join('\n')}</table>`,
} // prettier-ignore

const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]

/** A whole report; `tables` may be changed between drawing and printing. */
export function renderReport(
  form: Form,
  figures: Figures,
  layout: string,
  change: (table: PrintedTable, no: 2 | 3 | 4) => PrintedTable = (table) => table,
): string {
  const print = LAYOUTS[layout]!
  const html = layout === 'html'
  const line = (text: string) => (html ? `<p>${text}</p>` : text)
  const year = form === '2019' ? 2020 : 2022
  const parts = [
    line(`某某市水务局${year}年政府信息公开工作年度报告`),
    line(HEADINGS[0]!),
    line(`本报告所列数据统计期限自${year}年1月1日起至${year}年12月31日止。`),
    line(HEADINGS[1]!),
    print(change(proactiveTable(form, figures), 2)),
    line(HEADINGS[2]!),
    print(change(requestTable(form, figures), 3)),
    line(HEADINGS[3]!),
    print(change(legalTable(form, figures), 4)),
    line(HEADINGS[4]!),
    line('一是公开内容还不够全面，二是业务培训有待加强。'),
    line(HEADINGS[5]!),
    line('无。'),
  ]
  const body = parts.join('\n')
  return html ? `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body}</body></html>` : body
}
