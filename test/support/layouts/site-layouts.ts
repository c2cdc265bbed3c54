/** Web pages that are no plain tables: what content systems, phone articles and careless copying make of a report. */
import type { PrintedTable } from '../../report/support/render.ts'
import { drawTable, escape, htmlDocument, spans, type HtmlLayout } from './html-layouts.ts'
import type { Part } from './content.ts'
import { isMarked } from './traced.ts'

const paragraph = (text: string) => `<p>${text}</p>`

const page =
  (table: (rows: PrintedTable) => string, text = paragraph) =>
  (parts: readonly Part[]) =>
    htmlDocument(
      parts.map((part) => (part.kind === 'text' ? text(escape(part.text)) : table(part.rows))).join('\n'),
    )

const words = (row: PrintedTable[number]) => row.map(({ text }) => escape(text))
const bars = (row: PrintedTable[number]) => `${words(row).join(' | ')} |`

/** A figure as one run, words character by character. */
const glyphs = (text: string) =>
  isMarked(text) || text === ''
    ? `<span style="letter-spacing:1px">${escape(text)}</span>`
    : [...text].map((one) => `<span>${escape(one)}</span>`).join('')

const article = (text: string) =>
  `<section style="line-height:1.6em;"><span leaf="">${text === '' ? '<br>' : text}</span></section>`

/** Rows of so many lines begin a table of their own; what spans the cut goes on in an empty cell. */
function pieces(rows: PrintedTable, size: number): PrintedTable[] {
  const cut: PrintedTable[] = []
  for (let from = 0; from < rows.length; from += size) {
    const own = rows.slice(from, from + size).map((row, y, all) =>
      row.map((one) => ({ ...one, rowSpan: Math.min(one.rowSpan, all.length - y) })),
    )
    const going = rows.slice(0, from).flatMap((row, y) =>
      row.flatMap((one) => {
        const left = y + one.rowSpan - from
        return left > 0 ? [{ text: '', colSpan: one.colSpan, rowSpan: Math.min(left, own.length) }] : []
      }),
    )
    own[0] = [...going, ...own[0]!]
    cut.push(own)
  }
  return cut
} // prettier-ignore

const plain = (rows: PrintedTable) =>
  drawTable(rows, '<table border="1">', (one) => `<td${spans(one)}>${escape(one.text)}</td>`)

export const SITE_LAYOUTS: readonly HtmlLayout[] = [
  {
    family: 'text rows in paragraphs',
    name: 'bars, a paragraph a row',
    page: page((rows) => rows.map((row) => paragraph(bars(row))).join('\n')),
  },
  {
    family: 'text rows in paragraphs',
    name: 'bars, lines broken by br',
    page: page((rows) => `<p>${rows.map(bars).join('<br/>')}</p>`),
  },
  {
    family: 'text rows in paragraphs',
    name: 'bars in pre',
    page: page((rows) => `<pre>\n${rows.map(bars).join('\n')}\n</pre>`),
  },
  {
    family: 'text rows in paragraphs',
    name: 'tabs in pre',
    page: page((rows) => `<pre>\n${rows.map((row) => words(row).join('\t')).join('\n')}\n</pre>`),
  },
  {
    family: 'text rows in paragraphs',
    name: 'wide blanks',
    blanksLost: true,
    page: page((rows) => rows.map((row) => paragraph(words(row).join('&emsp;&ensp;'))).join('\n')),
  },
  {
    family: 'grids of div',
    name: 'a div a cell',
    blanksLost: true,
    page: page(
      (rows) =>
        `<div class="table">${rows
          .map(
            (row) =>
              `<div class="row">${words(row)
                .map((text) => `<div class="cell">${text}</div>`)
                .join('')}</div>`,
          )
          .join('\n')}</div>`,
    ),
  },
  {
    family: 'grids of div',
    name: 'display as a table',
    page: page(
      (rows) =>
        `<div style="display:table;width:100%">${rows
          .map(
            (row) =>
              `<div style="display: table-row">${words(row)
                .map((text) => `<span style="display:table-cell;border:1px solid">${text}</span>`)
                .join('')}</div>`,
          )
          .join('\n')}</div>`,
    ),
  },
  {
    family: 'articles of a phone',
    name: 'sections in cells, a span a character',
    page: page(
      (rows) =>
        drawTable(
          rows,
          '<section><table style="width:100%"><tbody>',
          (one) => `<td${spans(one)} width="36">${article(glyphs(one.text))}</td>`,
        ) + '</section>',
      article,
    ),
  },
  {
    family: 'tables in pieces',
    name: 'a table a row',
    page: page((rows) => pieces(rows, 1).map(plain).join('\n')),
  },
  {
    family: 'tables in pieces',
    name: 'three or four tables',
    page: page((rows) => pieces(rows, 8).map(plain).join('\n<p>（续表）</p>\n')),
  },
  {
    family: 'tables in pieces',
    name: 'a table in every cell',
    page: page((rows) =>
      drawTable(
        rows,
        '<table>',
        (one) =>
          `<td${spans(one)}><table><tr><td>${one.text === '' ? '&nbsp;' : escape(one.text)}</td></tr></table></td>`,
      ),
    ),
  },
  {
    family: 'forms and careless marks',
    name: 'figures in fields',
    page: page((rows) =>
      drawTable(
        rows,
        '<table>',
        (one) =>
          `<td${spans(one)}>${isMarked(one.text) ? `<input type="text" readonly value="${escape(one.text)}">` : escape(one.text)}</td>`,
      ),
    ),
  },
  {
    family: 'forms and careless marks',
    name: 'crossed-out figures, notes and hidden words',
    page: page((rows) =>
      drawTable(
        rows,
        '<table>',
        (one) =>
          `<td${spans(one)}>${isMarked(one.text) ? `<s>77</s><del>8</del>${escape(one.text)}<sup>1</sup><span style="display:none">9</span><i hidden>6</i>` : `${escape(one.text)}<span style="visibility: hidden">5</span>`}</td>`,
      ),
    ),
  },
  {
    family: 'forms and careless marks',
    name: 'invisible characters and references',
    page: page((rows) =>
      drawTable(rows, '<table>', (one) => {
        const text = escape(one.text)
        return `<td${spans(one)}>&#8203;${isMarked(text) ? `${text}&#xfeff;&#8206;` : text.replaceAll('公开', '公&shy;开')}&nbsp;&nbsp;</td>`
      }),
    ),
  },
  {
    family: 'forms and careless marks',
    name: 'rows and cells without ends, bodies doubled',
    page: page(
      (rows) =>
        `<table><tbody></tbody><tbody>${rows.map((row) => `<tr>${row.map((one) => `<th${spans(one)}><center><b>${escape(one.text)}</b></center>`).join('')}</tbody><tbody>`).join('\n')}</table></table>`,
    ),
  },
]
