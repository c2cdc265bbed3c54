/** Layouts of plain text: how crawlers, converters and people lay the cells of a table into lines. */
import { LAYOUTS, type Layout, type PrintedTable } from '../../report/support/render.ts'
import { mapCells, type Part } from './content.ts'
import { isMarked } from './traced.ts'

export interface TextLayout {
  family: string
  name: string
  table: Layout
  /** The layout drops blank cells, so that only the arithmetic of the form can say where they stood. */
  dropsBlanks?: true
  /** Variations, by name, that leave too little in this layout to say which figure is whose. */
  undecided?: readonly string[]
  /** Headings are so broken that only the caption above says which they are. */
  needsCaptions?: true
}

const base = (name: string): Layout => LAYOUTS[name]!
const words = (row: PrintedTable[number]) => row.map(({ text }) => text)
const isHeader = (row: PrintedTable[number]) => row.length > 2 && !row.some(({ text }) => isMarked(text))

/** Long headings go on in the next line, under their column, as exports to columns of fixed width do. */
const brokenHeaders: Layout = (table) => {
  const rows = table.flatMap((row) => {
    if (!isHeader(row) || row.some(({ rowSpan }) => rowSpan > 1)) return [words(row)]
    const isLong = (text: string) => text.replace(/\s/g, '').length > 5
    const cuts = words(row).map((text) => (isLong(text) ? 3 : text.length))
    const below = words(row).map((text, x) => text.slice(cuts[x]!))
    return [words(row).map((text, x) => text.slice(0, cuts[x])), ...(below.some(Boolean) ? [below] : [])]
  })
  const [first, ...rest] = rows.map((row) => row.join('\t'))
  return [first, '---\t---\t---', ...rest].join('\n')
}

const figuresOf = (row: PrintedTable[number]) => words(row.filter(({ text }) => isMarked(text)))
const labelsOf = (row: PrintedTable[number]) => words(row.filter(({ text }) => !isMarked(text)))

/** All labels of table 3 and then all its figures, as text taken out of a page has them. */
const labelsApart =
  (order: (rows: string[][]) => string[]): Layout =>
  (table) => {
    const rows = table.filter((row) => figuresOf(row).length === 7)
    if (rows.length === 0) return base('cell a line')(table)
    const header = table.filter((row) => !rows.includes(row)).map(words)
    return [...header.flat(), ...rows.flatMap(labelsOf), ...order(rows.map(figuresOf)).filter(Boolean)].join(
      '\n',
    )
  }

/** A wrapped label goes on above and below the line of its figures, beside a piece of its group's label. */
const wrappedLabels: Layout = (table) => {
  let side = ''
  return table
    .map((row) => {
      const figures = figuresOf(row)
      const labels = labelsOf(row)
      if (figures.length !== 7 || labels.length === 0) return words(row).filter(Boolean).join('   ')
      if (labels.length > 1) side = labels.at(-2)!
      const label = labels.at(-1)!
      const piece = side.slice(0, 2)
      side = side.slice(2)
      const lead = piece === '' ? '' : `${piece}  `
      if (label.length < 9) return `${lead}${label}    ${figures.join('   ')}`
      const [one, other] = [label.slice(0, 6), label.slice(-3)]
      const middle = label.slice(6, -3)
      return `    ${one}\n${lead}${middle}      ${figures.join('   ')}\n    ${other}`
    })
    .join('\n')
}

export const TEXT_LAYOUTS: readonly TextLayout[] = [
  { family: 'rows of bars', name: 'marks for spans', table: base('pipe rows with span marks') },
  { family: 'rows of bars', name: 'no outer marks', table: base('pipe rows without outer marks') },
  {
    family: 'rows of bars',
    name: 'outer marks, spans unfolded',
    table: base('pipe rows with outer marks, spans unfolded'),
  },
  {
    family: 'rows of bars',
    name: 'closed up',
    table: (table) => base('pipe rows with span marks')(table).replace(/[ \u00a0]*\|[ \u00a0]*/g, '|'),
  },
  { family: 'Markdown tables', name: 'Markdown', table: base('markdown') },
  { family: 'a cell a line with bars', name: 'mark behind', table: base('cell a line, mark behind') },
  {
    family: 'a cell a line with bars',
    name: 'marks on their own lines',
    table: base('cell a line, marks on lines of their own'),
  },
  {
    family: 'a cell a line with bars',
    name: 'a lone mark opens each row',
    table: (table) =>
      table
        .map(
          (row) =>
            `|\n${words(row)
              .map((text) => (text ? `${text} |` : '|'))
              .join('\n')}`,
        )
        .join('\n'),
  },
  { family: 'a cell a line or paragraph', name: 'lines', table: base('cell a line'), dropsBlanks: true },
  {
    family: 'a cell a line or paragraph',
    name: 'paragraphs',
    table: base('cell a paragraph'),
    dropsBlanks: true,
  },
  { family: 'tabs', name: 'tabs', table: base('tabs') },
  { family: 'tabs', name: 'spans unfolded', table: base('tabs, spans unfolded') },
  { family: 'tabs', name: 'broken headers and a rule', table: brokenHeaders, needsCaptions: true },
  { family: 'columns of spaces', name: 'single spaces', table: base('single spaces'), dropsBlanks: true },
  { family: 'columns of spaces', name: 'aligned', table: base('aligned with spaces'), dropsBlanks: true },
  {
    family: 'text out of a PDF',
    name: 'labels before figures, row by row',
    table: labelsApart((rows) => rows.flat()),
    dropsBlanks: true,
    undecided: ['zeros as strokes', 'rows numbered'],
  },
  {
    family: 'text out of a PDF',
    name: 'labels before figures, column by column',
    table: labelsApart((rows) => rows[0]!.flatMap((_, x) => rows.map((row) => row[x]!))),
    dropsBlanks: true,
    undecided: ['zeros as strokes', 'rows numbered'],
  },
  {
    family: 'text out of a PDF',
    name: 'labels wrapped around their figures',
    table: wrappedLabels,
    dropsBlanks: true,
    undecided: ['rows numbered', 'a column of units', 'long glosses with numbers', 'traditional characters'],
  },
  { family: 'box drawing', name: 'box drawing', table: base('box drawing') },
]

export function printText(layout: TextLayout, parts: readonly Part[]): string {
  return mapCells(parts, (text) => (layout.dropsBlanks && text === '\u00a0' ? '' : text))
    .map((part) => (part.kind === 'text' ? part.text : layout.table(part.rows)))
    .join('\n')
}
