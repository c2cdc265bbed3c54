/**
 * How a figure stands in the form. Blank, not applicable, absent and zero look different; what was deduced, or carries
 * a remark, bears a sign that the legend explains. Pure.
 */
import type { ReportDetail } from '../../../server/http/contract/reports.ts'
import { formatFigure, type Figure, type Lang, type Unit } from '../../format/number.ts'

export type ReportCell = ReportDetail['cells'][number]
export type CellState = ReportCell['state']

export interface PrintedCell {
  /** `value`: a number. `blank`: printed without one. `raw`: printed with something that is no usable number. */
  kind: 'value' | 'blank' | 'raw' | 'absent'
  figure: Figure
  /** Stands before or after the number and again in the legend; empty when there is nothing to explain. */
  sign: string
  before: boolean
  deduced: boolean
}

/** Signs are the same in both languages. */
export const STATE_SIGNS: Record<string, string> = {
  missing: '□',
  not_applicable: '—／',
  absent: '×',
  text_zero: '†',
  annotated: '*',
  approximate: '≈',
  unit_inferred: '‡',
  unit_missing: '¤',
  ambiguous: '?',
  invalid: '!',
  repaired: '[ ]',
  inferred_zero: '[ ]°',
}

const DEDUCED = new Set(['repaired', 'inferred_zero'])
const LONGEST_RAW = 8

/** A cell that the report does not hold is `absent`. */
export function printCell(cell: ReportCell | undefined, unit: Unit, lang: Lang): PrintedCell {
  const state = cell?.state ?? 'absent'
  const sign = STATE_SIGNS[state] ?? ''
  const base = { sign, before: state === 'approximate', deduced: DEDUCED.has(state) }
  const none = { number: '', unit: '' }
  if (!cell || state === 'absent') return { ...base, kind: 'absent', figure: none }
  if (cell.value !== null)
    return {
      ...base,
      kind: 'value',
      figure: formatFigure(cell.value, unit, lang),
    }
  if (cell.raw.trim() === '') return { ...base, kind: 'blank', figure: none }
  const raw = cell.raw.trim()
  return {
    ...base,
    kind: 'raw',
    figure: { number: raw.length > LONGEST_RAW ? `${raw.slice(0, LONGEST_RAW)}…` : raw, unit: '' },
  }
}

/** The states of a report that need explaining, in the order of the signs. */
export function statesToExplain(cells: readonly ReportCell[]): string[] {
  const present = new Set<string>(cells.map(({ state }) => state))
  return Object.keys(STATE_SIGNS).filter((state) => present.has(state))
}
