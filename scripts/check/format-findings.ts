/** Findings of one report as aligned text: the worst first, each with its place in the source. */
import { labelOf } from '../../server/report/check/wording.ts'
import type { Finding, ParsedReport, Severity } from '../../server/report/report.ts'

export type Language = 'zh' | 'en'

const WORDS = {
  zh: {
    severity: { error: '错误', warning: '存疑', info: '说明' },
    table: (no: number) => `第${['二', '三', '四'][no - 2] ?? no}部分`,
    text: '正文',
    expected: '应为',
    actual: '实为',
    line: (no: number) => `第${no}行`,
    refused: '不是可检查的年度报告：',
    unidentified: '机关或年度未确定：',
    clean: '未发现问题。',
    more: (count: number) => `等${count}格`,
    summary: (e: number, w: number, i: number) => `错误 ${e}，存疑 ${w}，说明 ${i}`,
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    table: (no: number) => `part ${no}`,
    text: 'text',
    expected: 'expected',
    actual: 'actual',
    line: (no: number) => `line ${no}`,
    refused: 'Not a report that can be checked: ',
    unidentified: 'Agency or year not established: ',
    clean: 'Nothing found.',
    more: (count: number) => `and ${count - 1} more`,
    summary: (e: number, w: number, i: number) => `${e} errors, ${w} warnings, ${i} notes`,
  },
} as const

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** What is no report fails the check as an error does. */
export function hasErrors(report: ParsedReport): boolean {
  return report.status === 'refused' || report.findings.some(({ severity }) => severity === 'error')
}

export function formatFindings(report: ParsedReport, text: string, language: Language): string {
  const words = WORDS[language]
  const head = [report.source.name]
  if (report.status === 'refused') {
    return `${head.join('  ')}\n  ${words.refused}${report.reasons.map(({ message }) => message).join(' ')}\n\n`
  }
  if (report.agency) head.push(report.agency.name)
  if (report.year !== null) head.push(String(report.year))
  const lines = [head.join('  ')]
  if (report.status === 'unidentified') {
    lines.push(`  ${words.unidentified}${report.reasons.map(({ message }) => message).join(' ')}`)
  }
  const findings = [...report.findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  for (const finding of findings) lines.push(...formatFinding(finding, report, text, language))
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  lines.push(
    findings.length === 0
      ? `  ${words.clean}`
      : `  ${words.summary(count('error'), count('warning'), count('info'))}`,
  )
  return lines.join('\n') + '\n\n'
}

type Read = Exclude<ParsedReport, { status: 'refused' }>

function formatFinding(finding: Finding, report: Read, text: string, language: Language): string[] {
  const words = WORDS[language]
  const line = lineOf(finding, report, text)
  const place = [placeOf(finding, language), ...(line === null ? [] : [words.line(line)])].join(' · ')
  /** Nothing to tell, or the sentence has told it. */
  const told = (value: Finding['expected']) =>
    value === undefined || value === null || finding.message[language].includes(String(value))
  const figures = [
    told(finding.expected) ? '' : `${words.expected} ${finding.expected}`,
    told(finding.actual) ? '' : `${words.actual} ${finding.actual}`,
  ].filter((part) => part !== '')
  return [
    `  ${padEnd(words.severity[finding.severity], 8)}${padEnd(finding.rule, 24)}${place}`,
    `          ${finding.message[language]}`,
    ...(figures.length > 0 ? [`          ${figures.join('    ')}`] : []),
  ]
}

/** 表二 · 予以公开（自然人）等7格; 正文 for what stands in no cell. */
function placeOf({ cells }: Finding, language: Language): string {
  const words = WORDS[language]
  const [first] = cells
  if (!first) return words.text
  const label = labelOf(first)[language]
  return `${words.table(tableOf(first.code))} · ${label}${cells.length > 1 ? ` ${words.more(cells.length)}` : ''}`
}

/** The part of the report in which the indicator's table stands. */
function tableOf(code: string): number {
  if (code.startsWith('legal.')) return 4
  return code.startsWith('outcome.') || code.startsWith('applications.') ? 3 : 2
}

/** Line of the source, from 1: where the finding itself points, else its first cell that is there. */
function lineOf(finding: Finding, { cells }: Read, text: string): number | null {
  const wanted = finding.suspect ? [finding.suspect, ...finding.cells] : finding.cells
  const inCell = wanted
    .map(
      ({ code, applicant }) => cells.find((cell) => cell.code === code && cell.applicant === applicant)?.at,
    )
    .find((at) => at !== undefined && at !== null)
  const at = finding.at ?? inCell
  return at ? text.slice(0, at.start).split(/\r\n|[\n\r]/).length : null
}

/** Chinese characters take two columns of a terminal. */
function padEnd(text: string, columns: number): string {
  const width = [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - width))
}
