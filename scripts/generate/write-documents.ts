/** A sample of the nation as documents for the reader, with the manifest that says whose they are. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import forms from '../../db/reference/forms.json' with { type: 'json' }
import { cellsOfFigures, slotsOf, type Figures } from '../../db/load/figures.ts'
import { APPLICANTS, type Parsed } from '../../server/report/report.ts'
import type { Body } from './bodies.ts'
import type { Yearly } from './life.ts'
import { nation, type NationOptions } from './nation.ts'
import { chanceOf } from './random.ts'

export const DOCUMENT_FORMS = ['text', 'html', 'json'] as const
export type DocumentForm = (typeof DOCUMENT_FORMS)[number]

const ENDINGS: Readonly<Record<DocumentForm, string>> = { text: 'txt', html: 'html', json: 'json' }
/** Stands in every document, so that none can pass for a real one. */
const WARNING = '本文件由程序生成，数字均为虚构，仅供测试。'

/**
 * Writes `count` reports spread over the nation and `manifest.csv`.
 * @returns how many there are.
 */
export function writeDocuments(
  options: NationOptions,
  form: DocumentForm,
  folder: string,
  count: number,
): number {
  mkdirSync(folder, { recursive: true })
  const manifest: string[][] = []
  // One body in so many, so that every level and province is among them.
  for (const { body, reports } of nation(options)) {
    const chance = chanceOf(options.seed, `document ${body.region?.adcode ?? ''} ${body.name}`)
    if (!chance.happens(count / 1500)) continue
    const report = reports[chance.below(reports.length)]
    if (!report || manifest.length >= count) continue
    const scope = body.sums ? 'consolidated' : 'own'
    const file = `${String(manifest.length + 1).padStart(5, '0')}.${ENDINGS[form]}`
    writeFileSync(join(folder, file), printed(form, file, body, report))
    manifest.push([file, body.name, body.region?.adcode ?? '', `${report.year}`, scope, '', ''])
    if (manifest.length >= count) break
  }
  const header = ['file', 'agency', 'adcode', 'year', 'scope', 'url', 'published']
  writeFileSync(join(folder, 'manifest.csv'), stringify([header, ...manifest]))
  return manifest.length
}

function printed(form: DocumentForm, file: string, body: Body, report: Yearly): string {
  if (form === 'json') return `${JSON.stringify(parsedOf(file, body, report))}\n`
  const lines = linesOf(body, report)
  if (form === 'text') {
    return lines.map((line) => (typeof line === 'string' ? line : `${line.join(' | ')} |`)).join('\n') + '\n'
  }
  const html = lines.map((line) =>
    typeof line === 'string'
      ? `<p>${line}</p>`
      : `<table><tr>${line.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`,
  )
  const tables = html.join('\n').replaceAll('</table>\n<table>', '\n')
  return `<!doctype html><meta charset="utf-8"><title>${titleOf(body, report)}</title>\n${tables}\n`
}

const titleOf = ({ name }: Body, { year }: Yearly): string => `${name}${year}年政府信息公开工作年度报告`

const TYPES = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']

/** Paragraphs, and rows of tables as lists of cells. */
function linesOf(body: Body, report: Yearly): (string | string[])[] {
  const { year, figures } = report
  const layout = forms.find(({ form }) => form === figures.form)
  if (!layout) throw new Error(`No form of ${figures.form}`)
  const cell = cellTexts(figures)
  return [
    titleOf(body, report),
    WARNING,
    `本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    '一、总体情况',
    '二、主动公开政府信息情况',
    ...layout.proactive.flatMap(({ caption, header, rows }) => [
      [caption],
      header,
      ...rows.map(({ label, codes }) => [label, ...codes.map((code) => cell(code))]),
    ]),
    '三、收到和处理政府信息公开申请情况',
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'],
    ['自然人', '法人或其他组织', '总计'],
    TYPES.slice(1, -1),
    ...layout.applications.map(({ code, labels }) => [
      ...labels,
      ...APPLICANTS.map((applicant) => cell(code, applicant)),
    ]),
    '四、政府信息公开行政复议、行政诉讼情况',
    ['行政复议', '行政诉讼'],
    ['未经复议直接起诉', '复议后起诉'],
    [...RESULTS, ...RESULTS, ...RESULTS],
    layout.legal.flatMap(({ codes }) => codes.map((code) => cell(code))),
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ]
}

/** Amounts in 万元, which the form of 2021 states in the head of the column; blanks as blanks. */
function cellTexts(figures: Figures): (code: string, applicant?: string) => string {
  const texts = new Map(
    cellsOfFigures(figures).map(({ raw, code, applicant, unit, value }) => {
      const money = unit === 'CNY' && value !== null
      const text = money ? `${value / 10_000}${figures.form === '2019' ? '万元' : ''}` : raw
      return [`${code} ${applicant ?? ''}`, text]
    }),
  )
  return (code, applicant) => {
    const text = texts.get(`${code} ${applicant ?? ''}`)
    if (text === undefined) throw new Error(`The form of ${figures.form} prints no ${code}`)
    return text
  }
}

function parsedOf(file: string, body: Body, { year, figures, findings }: Yearly): Parsed {
  const { name, sector, level, region, sums } = body
  const cells = cellsOfFigures(figures)
  if (cells.length !== slotsOf(figures.form).length) throw new Error(`Not all cells of ${file}`)
  const sha256 = createHash('sha256')
    .update(`${name} ${year} ${JSON.stringify(cells)}`)
    .digest('hex')
  return {
    schema: 'gongkai.report/1',
    status: 'parsed',
    reasons: [],
    source: { name: file, sha256, mediaType: 'application/x-synthetic', url: null },
    agency: { name, sector, level, evidence: 'manifest' },
    region,
    year,
    yearEvidence: 'manifest',
    form: figures.form,
    scope: sums ? 'consolidated' : 'own',
    cells,
    sections: [{ no: 1, title: '总体情况', text: WARNING, at: { start: 0, end: 0 } }],
    claims: [],
    findings,
  }
}
