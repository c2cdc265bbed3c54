/** Layouts of web pages: the tables of content systems, office programs and old page designers. */
import type { PrintedCell, PrintedTable } from '../../report/support/render.ts'
import type { Part } from './content.ts'
import { isMarked } from './traced.ts'

export interface HtmlLayout {
  family: string
  name: string
  /** The layout drops blank cells, so that only the arithmetic of the form can say where they stood. */
  blanksLost?: true
  page: (parts: readonly Part[]) => string
}

export const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;')

export const spans = ({ colSpan, rowSpan }: PrintedCell) =>
  `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}`

/** Every cell on a line of its own, as saved pages have it. */
export const drawTable = (rows: PrintedTable, open: string, draw: (one: PrintedCell) => string) =>
  `${open}\n${rows.map((row) => `<tr>\n${row.map(draw).join('\n')}\n</tr>`).join('\n')}\n</table>`

const plainTable = (rows: PrintedTable) =>
  drawTable(rows, '<table border="1">', (one) => `<td${spans(one)}>${escape(one.text)}</td>`)

const body = (
  parts: readonly Part[],
  paragraph: (text: string) => string,
  table: (rows: PrintedTable) => string,
) => parts.map((part) => (part.kind === 'text' ? paragraph(escape(part.text)) : table(part.rows))).join('\n')

export const htmlDocument = (content: string, head = '') =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>政府信息公开</title>${head}</head>\n<body>\n${content}\n</body></html>`

const paragraph = (text: string) => `<p>${text}</p>`

/** A word in two paragraphs of its cell; a figure always in one. */
const halves = (text: string, wrap: (half: string) => string) =>
  isMarked(text) || text.length < 6
    ? wrap(escape(text))
    : wrap(escape(text.slice(0, 4))) + wrap(escape(text.slice(4)))

const word = (text: string) =>
  `<p class=MsoNormal align=center style='text-align:center;mso-layout-grid-align:none'><span lang=EN-US style='font-size:10.5pt;font-family:宋体;mso-bidi-font-size:12.0pt'>${text === '' ? '<o:p>&nbsp;</o:p>' : text + '<o:p></o:p>'}</span></p>`

const wps = (text: string) =>
  `<p style="margin:0pt"><span style="mso-spacerun:'yes';font-family:仿宋_GB2312"><font face="仿宋_GB2312">${text}</font></span><span><o:p></o:p></span></p>`

const NAVIGATION = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></div>
<div class="position">您的位置：<a href="/">首页</a> &gt; 政府信息公开年报</div>
<table class="info"><tr><td>索引号：</td><td>000014349/2021-00012</td><td>发布日期：</td><td>2021-01-28</td></tr><tr><td>发布机构：</td><td>市水务局</td><td>浏览次数：</td><td>1532</td></tr></table>`
const FOOTER = `<div class="side"><h3>相关信息</h3><ul><li>2019年度统计数据 12</li><li>机构职能 3</li></ul></div>
<div class="footer">主办：沈阳市水务局&emsp;电话：024-12345678&emsp;网站标识码：2101000012&emsp;<span id="hits">204</span></div>
<script>var hits = 204; if (1 < 2) document.write('<td>99</td>')</script>`

export const HTML_LAYOUTS: readonly HtmlLayout[] = [
  {
    family: 'plain tables',
    name: 'colspan and rowspan',
    page: (parts) => htmlDocument(body(parts, paragraph, plainTable)),
  },
  {
    family: 'plain tables',
    name: 'unclosed rows and cells, capital tags',
    page: (parts) =>
      htmlDocument(
        body(
          parts,
          (text) => `<P>${text}`,
          (rows) =>
            `<TABLE>\n${rows.map((row) => `<TR>\n${row.map((one) => `<TD${spans(one)}>${escape(one.text)}`).join('\n')}`).join('\n')}\n</TABLE>`,
        ),
      ),
  },
  {
    family: 'tables in layout tables',
    name: 'one cell around all',
    page: (parts) =>
      htmlDocument(
        `<table width="980"><tr><td class="left"><ul><li>政策</li></ul></td><td>\n<table><tr><td>\n${body(parts, paragraph, plainTable)}\n</td></tr></table>\n</td></tr></table>`,
      ),
  },
  {
    family: 'tables in layout tables',
    name: 'a row for each part',
    page: (parts) =>
      htmlDocument(
        `<table>\n${parts.map((part) => `<tr><td>${part.kind === 'text' ? escape(part.text) : plainTable(part.rows)}</td></tr>`).join('\n')}\n</table>`,
      ),
  },
  {
    family: 'exports of Word and WPS',
    name: 'Word',
    page: (parts) =>
      htmlDocument(
        body(parts, word, (rows) =>
          drawTable(
            rows,
            "<table class=MsoNormalTable border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>",
            (one) => `<td width=76${spans(one)} style='padding:0cm 5.4pt'>${halves(one.text, word)}</td>`,
          ),
        ),
        '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--><style>td {mso-style-parent:""}</style>',
      ),
  },
  {
    family: 'exports of Word and WPS',
    name: 'WPS',
    page: (parts) =>
      htmlDocument(
        body(parts, wps, (rows) =>
          drawTable(
            rows,
            '<table><colgroup><col width="72"><col width="72"></colgroup><tbody>',
            (one) => `<td${spans(one)} valign="center">${halves(one.text, wps)}</td>`,
          ),
        ),
      ),
  },
  {
    family: 'pages with chrome around',
    name: 'navigation, metadata, counters, scripts',
    page: (parts) =>
      htmlDocument(
        `${NAVIGATION}\n<div id="zoom">\n${body(parts, paragraph, plainTable)}\n</div>\n${FOOTER}`,
      ),
  },
]
