/** Damage as crawlers, converters and clerks do it. A mutation never changes what a cell prints without leaving a trace. */
import fc from 'fast-check'
import type { PrintedTable } from './render.ts'

export type Mutation = (text: string, pick: (below: number) => number) => string

const onLines =
  (change: (lines: string[], at: number, pick: (below: number) => number) => string[]): Mutation =>
  (text, pick) => {
    const lines = text.split('\n')
    return change(lines, pick(lines.length), pick).join('\n')
  }

const isFigure = (line: string) => /^[\s|\d.万元-]*$/.test(line)

export const MUTATIONS: Record<string, Mutation> = {
  'delete a line': onLines((lines, at) => lines.toSpliced(at, 1)),
  'double a line': onLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  'swap two lines': onLines((lines, at) => {
    const next = lines[at + 1]
    // Two figures that change places are printed so: nothing in the document tells.
    if (next === undefined || (isFigure(lines[at]!) && isFigure(next))) return lines
    return lines.toSpliced(at, 2, next, lines[at]!)
  }),
  'join two lines': onLines((lines, at, pick) =>
    at + 1 < lines.length ? lines.toSpliced(at, 2, lines[at]! + ['', ' '][pick(2)]! + lines[at + 1]!) : lines,
  ),
  'split a line': onLines((lines, at, pick) => {
    const line = lines[at]!
    const cut = pick(line.length + 1)
    return lines.toSpliced(at, 1, line.slice(0, cut), line.slice(cut))
  }),
  'lose a mark': (text, pick) => {
    const marks = [...text.matchAll(/[|\t│]/g)]
    if (marks.length === 0) return text
    const { index } = marks[pick(marks.length)]!
    return text.slice(0, index) + text.slice(index + 1)
  },
  'insert a page number': onLines((lines, at, pick) =>
    lines.toSpliced(
      at,
      0,
      [`- ${pick(9) + 1} -`, `第 ${pick(9) + 1} 页 共 9 页`, `${pick(9) + 1}`][pick(3)]!,
    ),
  ),
  'insert a remark': onLines((lines, at) => lines.toSpliced(at, 0, '注：以上数据截至12月31日')),
  'cut off the rest': (text, pick) => text.slice(0, Math.floor(text.length / 3) + pick(text.length)),
  'lose blank lines': (text) => text.replace(/\n\s*\n/g, '\n'),
  'question mark for a label': (text, pick) => {
    const labels = [...text.matchAll(/[一-龥（）()、，“”.：/\d]{4,}/g)].filter(({ 0: label }) =>
      /[一-龥]{3}/.test(label),
    )
    const label = labels[pick(labels.length)]
    return label ? text.slice(0, label.index) + '?' + text.slice(label.index + label[0].length) : text
  },
}

/** Damage to the cells of a table before it is printed. */
export const CELL_MUTATIONS: Record<
  string,
  (table: PrintedTable, pick: (below: number) => number) => PrintedTable
> = {
  'delete a cell': (table, pick) => onRow(table, pick, (row, x) => row.toSpliced(x, 1)),
  'double a cell': (table, pick) => onRow(table, pick, (row, x) => row.toSpliced(x, 0, row[x]!)),
  'blank a cell': (table, pick) =>
    onRow(table, pick, (row, x) => row.toSpliced(x, 1, { ...row[x]!, text: '' })),
  'delete a row': (table, pick) => table.toSpliced(pick(table.length), 1),
  'double a row': (table, pick) => {
    const y = pick(table.length)
    return table.toSpliced(y, 0, table[y]!)
  },
  'swap two rows': (table, pick) => {
    const y = pick(table.length - 1)
    return table.toSpliced(y, 2, table[y + 1]!, table[y]!)
  },
  'drop a column from the right': (table, pick) => {
    const from = 1 + pick(7)
    return table.map((row) => (row.length > from ? row.toSpliced(row.length - from, 1) : row))
  },
}

function onRow(
  table: PrintedTable,
  pick: (below: number) => number,
  change: (row: PrintedTable[number], x: number) => PrintedTable[number],
): PrintedTable {
  const y = pick(table.length)
  const row = table[y]!
  return table.toSpliced(y, 1, change(row, pick(row.length)))
}

/** A source of choices for a mutation, reproducible from the numbers. */
export const anyChoices: fc.Arbitrary<(below: number) => number> = fc
  .array(fc.nat(), { minLength: 8, maxLength: 8 })
  .map((numbers) => {
    let at = 0
    return (below: number) => (below <= 0 ? 0 : numbers[at++ % numbers.length]! % below)
  })
