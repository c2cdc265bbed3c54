/** What of the form is not in the document, or is printed blank: one notice a table, naming every cell. */
import type { Cell } from '../report.ts'
import { FORMS, type CellSlot } from '../tables/forms.ts'
import type { Notice } from './extraction.ts'

/** `cells`: one a slot, in the same order. */
export function missingNotices(slots: readonly CellSlot[], cells: readonly Cell[]): Notice[] {
  if (!cells.some(isLacking)) return []
  const lacking = slots.filter((_, i) => isLacking(cells[i]!))
  const isAbsent = new Set(slots.filter((_, i) => cells[i]!.state === 'absent'))
  const prints = (code: string) =>
    slots.some((slot) => slot.code === code && slot.applicant === 'total' && !isAbsent.has(slot))
  const oneRow = prints('outcome.other.total')
  const threeRows = prints('outcome.other.misc')
  const codes = new Set(slots.map(({ code }) => code).filter(isOneOfThree))
  const printed = [...codes].filter(prints).length
  // Some of the three below the one: it does not stand for them, and may hold the figures of one whose name is lost.
  const mixed = oneRow && printed > 0 && printed < codes.size
  return ([2, 3, 4] as const).flatMap((table) => {
    const own = slots.filter((slot) => slot.table === table)
    const absent = own.filter((slot) => isAbsent.has(slot))
    const blank = lacking.filter((slot) => slot.table === table && !isAbsent.has(slot))
    const notices: Notice[] = []
    if (absent.length === own.length) {
      notices.push({ rule: 'M-TABLE-LOST', cells: absent.map(ref), expected: TABLE_NAMES[table] })
      return notices
    }
    // 其他处理 as one row stands for the three, and the other way round.
    const lost = absent.filter(({ code }) =>
      code === 'outcome.other.total' ? !threeRows : !(isOneOfThree(code) && oneRow && !mixed),
    )
    const doubtful = mixed ? own.filter(({ code }) => code === 'outcome.other.total') : []
    if (lost.length > 0)
      notices.push({ rule: 'M-ROW-LOST', cells: [...lost, ...doubtful].map(ref), expected: rowNames(lost) })
    if (lost.length < absent.length)
      notices.push({ rule: 'M-OTHER-ROWS', cells: absent.filter((slot) => !lost.includes(slot)).map(ref) })
    if (blank.length > 0) notices.push({ rule: 'M-MISSING', cells: blank.map(ref) })
    return notices
  })
}

const isOneOfThree = (code: string) => code.startsWith('outcome.other.') && code !== 'outcome.other.total'

/** Not in the document, or printed blank. */
const isLacking = ({ state, raw }: Cell): boolean =>
  state === 'absent' || (raw === '' && (state === 'missing' || state === 'inferred_zero'))

const TABLE_NAMES = {
  2: '主动公开政府信息情况',
  3: '收到和处理政府信息公开申请情况',
  4: '行政复议、行政诉讼情况',
}

const ref = ({ code, applicant }: CellSlot) => (applicant === undefined ? { code } : { code, applicant })

function rowNames(slots: readonly CellSlot[]): string {
  const codes = [...new Set(slots.map((slot) => slot.code))]
  const names = codes.map((code) => rowName(code))
  return [...new Set(names)].slice(0, 8).join('、') + (names.length > 8 ? '…' : '')
}

function rowName(code: string): string {
  for (const form of Object.values(FORMS)) {
    const request = form.applications.find((row) => row.code === code)
    if (request) return request.labels.at(-1)!
    for (const block of form.proactive)
      for (const row of block.rows) if (row.codes.includes(code)) return row.label
  }
  return code
}
