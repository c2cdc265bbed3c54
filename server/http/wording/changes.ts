/** Changes of the data in words, for feeds. */
import type { DataChange } from '../../../db/queries/data-changes.ts'

const KINDS: Readonly<Record<DataChange['kind'], { zh: string; en: string }>> = {
  added: { zh: '新增报告', en: 'Report added' },
  replaced: { zh: '报告已被替换', en: 'Report replaced' },
  read_again: { zh: '报告重新读取', en: 'Report read again' },
  withdrawn: { zh: '报告已撤下', en: 'Report withdrawn' },
}

/** `新增报告：沈阳市房产局 2020年 / Report added`. */
export function changeTitle({ kind, agency, report }: DataChange): string {
  const { zh, en } = KINDS[kind]
  return `${zh}：${agency.name} ${report.year}年 · ${en}`
}

/** One line for each cell that differs, as plain text. */
export function changeText({ revision, changed, cells, details }: DataChange): string {
  const figure = (cell: DataChange['cells'][number]['before']) =>
    cell === null ? '∅' : cell.value === null ? `(${cell.state})` : String(cell.value)
  const lines = cells.map(({ code, applicant, before, after }) => {
    const name = applicant === undefined ? code : `${code}[${applicant}]`
    return `${name}: ${figure(before)} → ${figure(after)}`
  })
  const more = changed > cells.length ? [`… ${changed - cells.length} more`] : []
  const said = cells.length > 0 ? [] : details.map(({ message }) => message)
  return [`数据版本 / Data revision ${revision}`, ...lines, ...more, ...said].join('\n')
}
