/**
 * How one report differs from the official form in what it prints, whatever the layout: each is a function of its
 * parts, and none changes a marked figure, except where it leaves one out.
 */
import { Converter } from 'opencc-js/cn2t'
import type { PrintedTable } from '../../report/support/render.ts'
import { cell, mapCells, mapTables, type Paragraph, type Part } from './content.ts'
import { PRINT_VARIATIONS } from './print-variations.ts'
import { isMarked, outsideMarks, withoutMarks } from './traced.ts'

export interface Variation {
  name: string
  change: (parts: readonly Part[]) => Part[]
  /** What is printed does not settle every cell: some may be withheld or flagged. */
  loses?: true | 'much'
  /** Captions cannot be read. */
  losesCaptions?: true
}

const traditional = Converter({ from: 'cn', to: 't' })
const text = (words: string): Paragraph => ({ kind: 'text', text: words })
const isRow = (row: PrintedTable[number]) => row.some(({ text: words }) => isMarked(words))
const isCaption = (row: PrintedTable[number]) => row.length === 1 && /^第二十条/.test(row[0]!.text)
const isZeroRow = (row: PrintedTable[number]) => withoutMarks(row.at(-1)!.text) === '0'

/** Rows of table 3 whose total is 0: their applicants' cells. */
const blankApplicants = (blank: string) => (parts: readonly Part[]) =>
  mapTables(parts, (rows, no) =>
    no !== 3
      ? rows
      : rows.map((row) =>
          isRow(row) && isZeroRow(row)
            ? row.map((one, x) => (isMarked(one.text) && x < row.length - 1 ? { ...one, text: blank } : one))
            : row,
        ),
  )

const relabel = (labels: Readonly<Record<string, string>>) => (parts: readonly Part[]) =>
  mapCells(parts, (words) => labels[words] ?? words)

/** The label of a group before the first label under it, in one cell. */
function joinSides(parts: readonly Part[], join: (sides: string, label: string) => string) {
  return mapTables(parts, (rows, no) =>
    no !== 3
      ? rows
      : rows.map((row) => {
          const labels = row.filter(({ text: words }) => !isMarked(words))
          if (!isRow(row)) return row
          const joined = join(
            labels
              .slice(0, -1)
              .map((one) => one.text)
              .join(''),
            labels.at(-1)!.text,
          )
          return [cell(joined, 3), ...row.slice(labels.length)]
        }),
  )
}

const before =
  (no: 2 | 3 | 4, ...added: Part[]) =>
  (parts: readonly Part[]) =>
    parts.flatMap((part) => (part.kind === 'table' && part.no === no ? [...added, part] : [part]))

const insertRow = (rows: PrintedTable, after: RegExp, row: PrintedTable[number]) =>
  rows.flatMap((one) => (one.some(({ text: words }) => after.test(words)) ? [one, row] : [one]))

/** A page ends inside the table: what spans the break goes on in an empty cell. */
function breakPage(table: Part & { kind: 'table' }, at: number, footer: string): Part[] {
  const open: { rowSpan: number; colSpan: number }[] = []
  const head = table.rows.slice(0, at).map((row, y) =>
    row.map((one) => {
      if (y + one.rowSpan <= at) return one
      open.push({ rowSpan: y + one.rowSpan - at, colSpan: one.colSpan })
      return { ...one, rowSpan: at - y }
    }),
  )
  const [first, ...rest] = table.rows.slice(at)
  const going = open.map(({ rowSpan, colSpan }) => cell('', colSpan, rowSpan))
  return [{ ...table, rows: head }, text(footer), { ...table, rows: [[...going, ...first!], ...rest] }]
}

const SEVEN = ['2', '0', '0', '0', '0', '0', '2']

export const VARIATIONS: readonly Variation[] = [
  { name: 'as the form', change: (parts) => [...parts] },
  { name: 'blank applicants where the total is 0', change: blankApplicants(''), loses: true },
  { name: 'blank applicants as &nbsp;', change: blankApplicants('\u00a0'), loses: true },
  {
    name: 'captions lost',
    change: (parts) => mapTables(parts, (rows) => rows.filter((row) => !isCaption(row))),
    losesCaptions: true,
  },
  {
    name: 'captions and note as ?',
    change: (parts) => mapCells(parts, (words) => (/^第二十条|勾稽关系/.test(words) ? '?' : words)),
    losesCaptions: true,
  },
  {
    name: 'side labels in the first cell',
    change: (parts) => joinSides(parts, (sides, label) => (sides === '' ? label : `${sides} ${label}`)),
  },
  {
    name: 'group numbers in the row',
    change: (parts) =>
      joinSides(parts, (sides, label) => `${/（.）(?!.*（.）)/.exec(sides)?.[0] ?? ''}${label}`),
  },
  {
    name: 'long glosses with numbers',
    change: relabel({
      规章: '规章（含2008年以来各行政机关以本机关名义印发的12类有正式文号的公文）',
      规范性文件: '规范性文件（指以区政府及办公室名义印发的文件，按第15号令统计）',
      行政规范性文件: '行政规范性文件（以最近3年清理结果为准）',
      行政处罚: '行政处罚（含简易程序，不含2019年结转的5件）',
      '（七）总计': '（七）总计（1至6项之和）',
    }),
  },
  {
    name: 'extra local rows',
    change: (parts) =>
      mapTables(parts, (rows, no) =>
        no === 3
          ? insertRow(rows, /8.属于行政查询事项/, [
              cell('9.其他情形'),
              ...SEVEN.map((figure) => cell(figure)),
            ])
          : no === 2
            ? insertRow(rows, /^(?:行政)?规范性文件$/, [
                cell('其他文件'),
                cell('31'),
                cell('29'),
                cell('104'),
              ])
            : rows,
      ),
  },
  {
    name: 'pinyin in brackets',
    change: relabel({
      规章: '规章(gui zhang)',
      行政许可: '行政许可（xíng zhèng xǔ kě）',
      科研机构: '科研机构(ke yan ji gou)',
      '（一）予以公开': '（一）予以(yu yi)公开',
    }),
  },
  {
    name: 'traditional characters',
    change: (parts) =>
      mapCells(parts, (words) => traditional(words)).map((part) =>
        part.kind === 'text'
          ? { ...part, text: outsideMarks(part.text, (words) => traditional(words)) }
          : part,
      ),
  },
  {
    name: 'section numbers missing',
    change: (parts) =>
      parts.map((part) =>
        part.kind === 'text' && part.heading ? { ...part, text: part.text.replace(/^.、/, '') } : part,
      ),
  },
  {
    name: 'section numbers restarted',
    change: (parts) =>
      parts.map((part) =>
        part.kind === 'text' && part.heading ? { ...part, text: part.text.replace(/^.、/, '一、') } : part,
      ),
  },
  {
    name: 'prose before the tables',
    change: (parts) =>
      before(
        3,
        text('2020年，我局共收到政府信息公开申请35件，比上年增加6件，均已按期答复。'),
      )(before(2, text('全年主动公开政府信息1204条，其中网站812条、微信公众号392条。'))(parts)),
  },
  {
    name: 'metadata before',
    change: (parts) => [
      text('索引号：000014349/2021-00012  主题分类：政务公开  发布日期：2021-01-28'),
      text('浏览次数：1532  字号：[大] [中] [小]  联系电话：024-12345678'),
      ...parts,
    ],
  },
  {
    name: 'page numbers and counters inside',
    change: (parts) =>
      parts.flatMap((part) =>
        part.kind === 'table' && part.no === 3
          ? breakPage(part, 14, '— 2 —')
          : part.kind === 'text' && part.heading === 4
            ? [text('第 3 页 共 5 页'), text('阅读量：204'), part]
            : [part],
      ),
  },
  {
    name: 'annotated cells',
    change: (parts) =>
      mapTables(parts, (rows, no) =>
        rows.map((row, y) =>
          row.map((one, x) =>
            isMarked(one.text) &&
            /\d/.test(one.text) &&
            !one.text.includes('元') &&
            no !== 3 &&
            y % 2 === 0 &&
            x === (no === 4 ? 2 : 1)
              ? { ...one, text: `${one.text}（其中修订1件）` }
              : one,
          ),
        ),
      ),
  },
  ...PRINT_VARIATIONS,
]
