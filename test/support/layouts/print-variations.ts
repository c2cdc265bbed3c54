/** How offices print figures, headings and whole tables otherwise than the form has them. */
import type { PrintedCell, PrintedTable } from '../../report/support/render.ts'
import { cell, mapCells, mapTables, type Paragraph, type Part, type Table } from './content.ts'
import { isMarked, withFigure, withoutMarks } from './traced.ts'
import type { Variation } from './variations.ts'

const text = (words: string): Paragraph => ({ kind: 'text', text: words })
const isRow = (row: PrintedTable[number]) => row.some(({ text: words }) => isMarked(words))
const isCount = (words: string) => isMarked(words) && /^\d+$/.test(withoutMarks(words))
const fullWidth = (figure: string) =>
  figure.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const reprint = (change: (figure: string, no: 2 | 3 | 4) => string) => (parts: readonly Part[]) =>
  mapCells(parts, (words, no) =>
    isMarked(words) ? withFigure(words, change(withoutMarks(words), no)) : words,
  )

/** Zeros in turn as each of these. */
const zerosAs =
  (...zeros: readonly string[]) =>
  (parts: readonly Part[]) => {
    let turn = 0
    return reprint((figure) => (figure === '0' ? zeros[turn++ % zeros.length]! : figure))(parts)
  }

const noted = (parts: readonly Part[]) =>
  mapTables(parts, (rows) =>
    rows.map((row, y) =>
      row.map((one, x) => {
        if (isCount(one.text) && (x + y) % 5 === 0) return { ...one, text: one.text + '①②*'[y % 3]! }
        return /^(?:规章|行政许可|行政处罚|（一）予以公开)$/.test(one.text)
          ? { ...one, text: `${one.text}${'①*'[y % 2]!}` }
          : one
      }),
    ),
  )

/** Columns of figures in another order; `order` says which of the old ones stands in each place. */
function reorder(cells: readonly PrintedCell[], order: readonly number[]): PrintedCell[] {
  return order.map((from) => cells[from]!)
}

/** Totals before the applicants in table 3, measures from the last to the first in table 2. */
const otherOrder = (parts: readonly Part[]) =>
  mapTables(parts, (rows, no) => {
    if (no === 4) return rows
    if (no === 2)
      return rows.map((row) =>
        row.length === 1 ? row : [row[0]!, ...row.slice(1).reverse()],
      )
    return rows.map((row, y) => {
      if (y === 1) return reorder(row, [2, 0, 1])
      if (!isRow(row)) return row
      const labels = row.filter(({ text: words }) => !isMarked(words))
      return [...labels, ...reorder(row.slice(labels.length), [6, 0, 1, 2, 3, 4, 5])]
    })
  }) // prettier-ignore

/** A column of numbers of the rows before the labels. */
const numbered = (parts: readonly Part[]) =>
  mapTables(parts, (rows, no) => {
    if (no !== 3) return rows
    let count = 0
    return rows.map((row, y) =>
      y === 0 ? [cell('序号', 1, 3), ...row] : isRow(row) ? [cell(`${++count}`), ...row] : row,
    )
  })

/** A column with the unit of each row behind the label. */
const withUnits = (parts: readonly Part[]) =>
  mapTables(parts, (rows, no) =>
    no !== 3
      ? rows
      : rows.map((row, y) => {
          if (y === 0) return [row[0]!, cell('计量单位', 1, 3), ...row.slice(1)]
          const at = row.findIndex(({ text: words }) => isMarked(words))
          return at < 0 ? row : [...row.slice(0, at), cell('件'), ...row.slice(at)]
        }),
  )

const tableOf = (no: 2 | 3 | 4, rows: PrintedTable): Table => ({ kind: 'table', no, rows })

/** Reconsideration and litigation each in a table of its own. */
const legalApart = (parts: readonly Part[]) =>
  parts.flatMap((part): Part[] => {
    if (part.kind !== 'table' || part.no !== 4) return [part]
    const [groups, names, results, figures] = part.rows as [PrintedCell[], PrintedCell[], PrintedCell[], PrintedCell[]]
    return [
      tableOf(4, [[groups[0]!], names.slice(0, 5).map((one) => ({ ...one, rowSpan: 1 })), figures.slice(0, 5)]),
      tableOf(4, [[groups[1]!], names.slice(5), results, figures.slice(5)]),
    ]
  }) // prettier-ignore

/** Cut behind so many rows, with the header above each part. */
const cutWithHeader = (parts: readonly Part[]) =>
  parts.flatMap((part): Part[] => {
    if (part.kind !== 'table' || part.no !== 3) return [part]
    const [header, rows] = [part.rows.slice(0, 3), part.rows.slice(3)]
    const at = 12
    const head = rows
      .slice(0, at)
      .map((row, y) => row.map((one) => ({ ...one, rowSpan: Math.min(one.rowSpan, at - y) })))
    const going = rows
      .slice(0, at)
      .flatMap((row, y) =>
        row.flatMap((one) => (y + one.rowSpan > at ? [{ ...one, rowSpan: y + one.rowSpan - at }] : [])),
      )
    const [first, ...rest] = rows.slice(at)
    return [
      tableOf(3, [...header, ...head]),
      text('（续表）'),
      tableOf(3, [...header, [...going, ...first!], ...rest]),
    ]
  })

const tablesLast = (parts: readonly Part[]) => [
  ...parts.filter(({ kind }) => kind === 'text'),
  ...parts.flatMap((part): Part[] =>
    part.kind === 'text' ? [] : [text(`附表${part.no - 1}`), part],
  ),
] // prettier-ignore

/** The items of Article 20 at the left of their blocks. */
const captionsBeside = (parts: readonly Part[]) =>
  mapTables(parts, (rows, no) => {
    if (no !== 2) return rows
    const drawn: PrintedTable = []
    let caption: PrintedCell | null = null
    for (const [y, row] of rows.entries()) {
      if (row.length === 1) {
        const next = rows.findIndex((other, at) => at > y && other.length === 1)
        caption = cell(row[0]!.text, 1, (next < 0 ? rows.length : next) - y - 1)
      } else {
        drawn.push(caption ? [caption, ...row] : row)
        caption = null
      }
    }
    return drawn
  })

export const PRINT_VARIATIONS: readonly Variation[] = [
  {
    name: 'full-width figures, units in cells',
    change: reprint((figure, no) =>
      /^[+-]?\d+$/.test(figure) ? fullWidth(figure) + (no === 3 ? '' : '件') : fullWidth(figure),
    ),
  },
  { name: 'zeros in words', change: zerosAs('零', '无', '０', '〇', '0件') },
  { name: 'zeros as strokes', change: zerosAs('／', '—', '/', '——', '-') },
  { name: 'zeros not printed', change: zerosAs(''), loses: 'much' },
  { name: 'marks of footnotes', change: noted },
  { name: 'columns in another order', change: otherOrder },
  { name: 'rows numbered', change: numbered },
  { name: 'a column of units', change: withUnits },
  { name: 'table 4 in two tables', change: legalApart },
  { name: 'table 3 cut, its header repeated', change: cutWithHeader },
  { name: 'tables behind the text', change: tablesLast },
  { name: 'captions beside their blocks', change: captionsBeside },
  {
    name: 'words spaced out',
    change: (parts) =>
      mapCells(parts, (words) =>
        /^[一-龥]{2,4}$/.test(words) ? [...words].join('　') : words,
      ),
  },
  { name: 'the tables twice', change: (parts) => [...parts, ...parts.filter(({ kind }) => kind === 'table')] },
] // prettier-ignore
