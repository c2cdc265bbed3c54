/** "Cite this figure": one sentence and one BibTeX entry, made from the report and nothing else. Pure. */
import type { Lang } from '../../format/number.ts'

export interface CitedFigure {
  agency: string
  year: number
  table: number
  /** Official labels from the outside in: block or group, row. */
  rows: readonly string[]
  /** Column, from the outside in; empty when the row has one figure. */
  columns: readonly string[]
  /** The value with its unit, or the words for its state. */
  value: string
  /** As printed. */
  raw: string
  /** Words for a state other than plain. */
  remark: string | null
  /** Address of the cell on this site. */
  address: string
  /** Where the document was published, when known. */
  url: string | null
  /** Revision of the report. */
  revision: number
  /** Name of this site. */
  site: string
  /** Day of access, YYYY-MM-DD. */
  accessed: string
}

export interface Citation {
  text: string
  bibtex: string
}

export function cite(figure: CitedFigure, lang: Lang, code: string): Citation {
  return { text: sentence(figure, lang), bibtex: bibtex(figure, lang, code) }
}

function place({ table, rows, columns }: CitedFigure, lang: Lang): string {
  const path = [...rows, ...columns].join(' › ')
  return lang === 'zh' ? `表${NUMERALS[table] ?? table}“${path}”` : `table ${table}, “${path}”`
}

const NUMERALS: Record<number, string> = { 2: '二', 3: '三', 4: '四' }

function title({ agency, year }: CitedFigure, lang: Lang): string {
  return lang === 'zh'
    ? `${agency}${year}年政府信息公开工作年度报告`
    : `Annual report on government information disclosure ${year}, ${agency}`
}

function stated(figure: CitedFigure, lang: Lang): string {
  const { value, raw, remark } = figure
  const notes: string[] = []
  const printed = raw.trim()
  if (printed && printed !== value)
    notes.push(lang === 'zh' ? `原文印作“${printed}”` : `printed “${printed}”`)
  if (remark) notes.push(remark)
  if (notes.length === 0) return value
  return lang === 'zh' ? `${value}（${notes.join('；')}）` : `${value} (${notes.join('; ')})`
}

function sentence(figure: CitedFigure, lang: Lang): string {
  const { url, address, site, accessed, revision } = figure
  if (lang === 'zh') {
    const source = url ? `原文：${url}。` : ''
    return `《${title(figure, lang)}》，${place(figure, lang)}：${stated(figure, lang)}。${source}据${site}，报告第 ${revision} 版，${address}，访问日期 ${accessed}。`
  }
  const source = url ? ` Source: ${url}.` : ''
  return `${title(figure, lang)}, ${place(figure, lang)}: ${stated(figure, lang)}.${source} Via ${site}, report revision ${revision}, ${address}, accessed ${accessed}.`
}

function bibtex(figure: CitedFigure, lang: Lang, code: string): string {
  const fields: [string, string][] = [
    ['author', `{${escapeBibtex(figure.agency)}}`],
    ['title', `{${escapeBibtex(title(figure, lang))}}`],
    ['year', `${figure.year}`],
    ['note', escapeBibtex(`${place(figure, lang)}: ${stated(figure, lang)}`)],
    ['howpublished', escapeBibtex(`${figure.site}, revision ${figure.revision}`)],
    ['url', figure.address.replaceAll(/[{}\\]/g, encodeURIComponent)],
    ['urldate', figure.accessed],
  ]
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`)
  return `@misc{gongkai-${code.replaceAll(/[^a-z0-9-]+/g, '-')},\n${lines.join('\n')}\n}`
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** What TeX would read as a command, as plain characters. */
export function escapeBibtex(text: string): string {
  return text.replaceAll(/[\\{}$&%#_~^]/g, (sign) => SPECIAL[sign] ?? sign)
}
