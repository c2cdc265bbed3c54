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
    const cuts = words(row).map((text) => (text.length > 5 ? 3 : text.length))
    const below = words(row).map((text, x) => text.slice(cuts[x]!))
    return [words(row).map((text, x) => text.slice(0, cuts[x])), ...(below.some(Boolean) ? [below] : [])]
  })
  const [first, ...rest] = rows.map((row) => row.join('\t'))
  return [first, '---\t---\t---', ...rest].join('\n')
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
  { family: 'box drawing', name: 'box drawing', table: base('box drawing') },
]

export function printText(layout: TextLayout, parts: readonly Part[]): string {
  return mapCells(parts, (text) => (layout.dropsBlanks && text === '\u00a0' ? '' : text))
    .map((part) => (part.kind === 'text' ? part.text : layout.table(part.rows)))
    .join('\n')
}
