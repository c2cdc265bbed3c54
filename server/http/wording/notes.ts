/** The words of notes. */
import type { NoteCode, NoteFact } from '../../../db/queries/aggregate-notes.ts'

interface Label {
  zh: string
  en: string
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

const WORDING: Record<NoteCode, (n: number) => Label> = {
  break_2021: () => ({
    zh: '2020年与2021年之间更换了统计表格，断点两侧不可直接相连。',
    en: 'The statutory form changed between 2020 and 2021: the two sides must not be joined.',
  }),
  break_2024: () => ({
    zh: '2024年起对不予公开等决定须先申请行政复议：直接起诉减少、复议增加，未必反映做法变化。',
    en: 'Since 2024 refusals must be reconsidered before they can be sued over: fewer direct suits and more reconsiderations need not mean other conduct.',
  }),
  break_not_summed: () => ({
    zh: '2020年与2021年的口径不同，不跨断点相加，故为空；请按年度查看。',
    en: 'Defined differently before and after the change of form, so the years are not added; ask by year.',
  }),
  stock_over_years: () => ({
    zh: '存量（年末或结转数）不得跨年相加，故为空；请按年度查看。',
    en: 'A level at year end is not added over years; ask by year.',
  }),
  not_additive: () => ({
    zh: '清单项目数不得跨机关相加，故为空；请按机关查看。',
    en: 'Items on power lists are not added over agencies; ask by agency.',
  }),
  not_in_form: () => ({
    zh: '部分报告所用的表格没有这一项：既不计数，也不算缺失。',
    en: 'The form of some reports does not have it: they count neither as a value nor as missing.',
  }),
  missing_cells: () => ({
    zh: '部分报告的相应单元格没有数值：不计入，也不当作0。',
    en: 'Some reports hold no value in these cells: they are left out, not taken as 0.',
  }),
  small_numbers: () => ({
    zh: '有的比率分母小于20，一件之差即大幅波动。',
    en: 'Some rates rest on fewer than 20 cases, where a single one moves them far.',
  }),
  mixed_scope: (n) => ({
    zh: `${n}行由政府汇总报告与单个机关报告合成，互不重复。`,
    en: `${count(n, 'row combines', 'rows combine')} consolidated reports with single-agency reports, without overlap.`,
  }),
  scopes_side_by_side: (n) => ({
    zh: `其中${n}行为政府汇总报告，已含下属机关，不可与其他各行相加。`,
    en: `${count(n, 'row is a consolidated report', 'rows are consolidated reports')} that already include the organs below: never add them to the others.`,
  }),
  duplicate_consolidated: (n) => ({
    zh: `同一地区同一年度有多份汇总报告，只计一份，另${n}份未计。`,
    en: `Some region has several consolidated reports for a year: one counts, ${n} do not.`,
  }),
  consolidated_above: (n) => ({
    zh: `${n}份汇总报告覆盖更高层级的整个地区，无法拆分到各行，未计入。`,
    en: `${count(n, 'consolidated report covers', 'consolidated reports cover')} whole regions above this level: what cannot be divided among the rows is left out.`,
  }),
  consolidated_below: (n) => ({
    zh: `下级地区另有${n}份汇总报告，未计入；可按地区及层级查看。`,
    en: `Not counted here: ${count(n, 'consolidated report', 'consolidated reports')} of regions below; ask by region and level.`,
  }),
  change_coverage: (n) => ({
    zh: `${n}行上年与本年的报告份数不同，增减可能只是收录多少的变化。`,
    en: `${count(n, 'row rests', 'rows rest')} on another number of reports than the year before: the change may be one of coverage.`,
  }),
  distribution_left_out: (n) => ({
    zh: `分布未计入${n}个机关：没有数值，或比率的分母不足30。`,
    en: `${count(n, 'agency is', 'agencies are')} left out of the distributions: no figure, or a rate over fewer than 30 cases.`,
  }),
}

export function wordNote({ code, indicators, count }: NoteFact): {
  code: string
  message: Label
  indicators: string[]
} {
  return { code, message: WORDING[code](count ?? 0), indicators }
}
