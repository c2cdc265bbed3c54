/** The words of findings: a rule's own sentence, and in brackets the figures that it is about. */
import { dictionary, indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Cell, CellRef } from '../report.ts'
import type { Rule } from './rule.ts'

export interface Message {
  zh: string
  en: string
}

const applicantLabels = new Map<string, Message>(
  dictionary.applicants.map(({ code, label }) => [code, label]),
)

/** A cell by its official label: 行政许可：处理决定数量, or for table 3 予以公开（自然人）. */
export function labelOf({ code, applicant }: CellRef): Message {
  const label = indicatorByCode.get(code)?.label ?? { zh: code, en: code }
  const column = applicant === undefined ? undefined : applicantLabels.get(applicant)
  if (!column) return label
  return { zh: `${label.zh}（${column.zh}）`, en: `${label.en} (${column.en.toLowerCase()})` }
}

/** As the report prints it, so that a reader finds it again. */
export const printed = (cell: Cell): string => (cell.raw === '' ? String(cell.value ?? '—') : cell.raw)

/** `规则的话（detail）。` / `Rule's words (detail).` */
export function sentence(rule: Rule, detail: Message | null): Message {
  if (!detail) return { zh: `${rule.message_zh}。`, en: `${rule.message_en}.` }
  return { zh: `${rule.message_zh}（${detail.zh}）。`, en: `${rule.message_en} (${detail.en}).` }
}

/** The figures of a few cells, each with its label. */
export function listCells(cells: readonly Cell[]): Message {
  return {
    zh: cells.map((cell) => `${labelOf(cell).zh} ${printed(cell)}`).join('，'),
    en: cells.map((cell) => `${labelOf(cell).en} ${printed(cell)}`).join(', '),
  }
}
