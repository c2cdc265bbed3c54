/**
 * Why a figure is as it is, in the letters of the SDMX code list CL_OBS_STATUS. What the list calls a missing value
 * that cannot exist (`M`) is here one that may not be made: not on the form, not to be added, nothing to divide by.
 */
import type { AggregateAnswer, AggregateRow } from '../../../db/queries/aggregate.ts'
import { LEGAL_BREAK, SMALL_DENOMINATOR } from '../../../db/queries/aggregate-notes.ts'
import { FORM_BREAK } from '../../../db/queries/aggregate-values.ts'

export type ObservationStatus = 'A' | 'B' | 'M' | 'O' | 'U'

export const STATUS_LABELS: Readonly<Record<ObservationStatus, { zh: string; en: string }>> = {
  A: { zh: '正常', en: 'Normal value' },
  B: { zh: '系列中断后的首个数值', en: 'First value after a break in the series' },
  M: {
    zh: '没有数值：该年表格没有此项、不可如此相加，或分母为零',
    en: 'No value: not on the form of that year, not to be added like this, or a denominator of zero',
  },
  O: { zh: '没有数值：报告中的单元格没有数', en: 'No value: the cells of the reports hold none' },
  U: {
    zh: `比率的分母不到${SMALL_DENOMINATOR}，不稳定`,
    en: `A rate over fewer than ${SMALL_DENOMINATOR} cases: unreliable`,
  },
}

/** The status of each figure of the answer, by row and indicator. */
export function statusOf({ question, notes }: AggregateAnswer) {
  const broken = (code: 'break_2021' | 'break_2024') =>
    new Set(notes.filter((note) => note.code === code).flatMap(({ indicators }) => indicators))
  const breaks = question.by.includes('year')
    ? [
        { year: FORM_BREAK.before, of: broken('break_2021') },
        { year: LEGAL_BREAK.before, of: broken('break_2024') },
      ]
    : []
  return (row: AggregateRow, code: string): ObservationStatus => {
    if ((row.values[code] ?? null) === null) return (row.missing[code] ?? 0) > 0 ? 'O' : 'M'
    if (breaks.some(({ year, of }) => row.year === year && of.has(code))) return 'B'
    const rate = row.rates[code]
    return rate && rate.denominator < SMALL_DENOMINATOR ? 'U' : 'A'
  }
}
