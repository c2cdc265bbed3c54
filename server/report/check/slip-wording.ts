/** What is said of the cells behind a failing sum: which, what they hold, and what would reconcile. */
import type { Cell } from '../report.ts'
import type { Explanation } from './suspect.ts'
import type { Change } from './system.ts'
import { labelOf, printed, type Message } from './wording.ts'

/** More cells than these are counted and not listed. */
const LISTED = 4

/** Two digits side by side in the wrong order. */
export function isTransposed(printed: number, meant: number): boolean {
  const one = `${printed}`
  const other = `${meant}`
  if (one.length !== other.length) return false
  const at = [...one].findIndex((digit, i) => digit !== other[i])
  return (
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  )
}

export function wordExplanation(explanation: Explanation, cellAt: (place: number) => Cell): Message {
  if (explanation.kind === 'open') {
    const { zh, en } = list(explanation.candidates, cellAt)
    return {
      zh: `单凭勾稽不能断定是哪一格：${zh}，改其中一处即可对上。`,
      en: ` The sums alone do not tell which cell is wrong: ${en}; any one of these would reconcile it.`,
    }
  }
  const { slip, inText } = explanation
  const { zh, en } = list(slip.changes, cellAt)
  switch (slip.kind) {
    case 'cell': {
      const { place, value } = slip.changes[0]!
      const cell = cellAt(place)
      const label = labelOf(cell)
      const how = isTransposed(cell.value ?? NaN, value)
      return {
        zh: `疑似有误的是“${label.zh}”：印为 ${printed(cell)}，填 ${value} 则各项勾稽均成立${how ? '（疑似两位数字颠倒）' : ''}${inText ? '，正文也是这个数' : ''}。`,
        en: ` The likely cell is ${label.en}: printed ${printed(cell)}, with ${value} all identities hold${how ? ' (two digits transposed?)' : ''}${inText ? '; the text states that number too' : ''}.`,
      }
    }
    case 'swapped':
      return {
        zh: `疑似相邻两格填反：${zh}，互换后各项勾稽均成立。`,
        en: ` Two neighbours were probably swapped: ${en}; exchanged, all identities hold.`,
      }
    case 'shifted':
      return {
        zh: `疑似整行错了一列：${zh}，移回后各项勾稽均成立。`,
        en: ` The row was probably typed one column off: ${en}; moved back, all identities hold.`,
      }
    case 'moved':
      return {
        zh: `疑似数值填到了相邻一行：${zh}，改后各项勾稽均成立。`,
        en: ` A figure was probably typed in the neighbouring row: ${en}; then all identities hold.`,
      }
    case 'several':
      return {
        zh: `疑似两格同时有误：${zh}，改后各项勾稽均成立。`,
        en: ` Two cells are probably wrong: ${en}; then all identities hold.`,
      }
  }
}

function list(changes: readonly Change[], cellAt: (place: number) => Cell): Message {
  const shown = changes.slice(0, LISTED).map(({ place, value }) => {
    const cell = cellAt(place)
    return { label: labelOf(cell), change: `${printed(cell)}→${value}` }
  })
  const more = changes.length - shown.length
  return {
    zh:
      shown.map(({ label, change }) => `${label.zh} ${change}`).join('、') +
      (more > 0 ? ` 等 ${changes.length} 格` : ''),
    en:
      shown.map(({ label, change }) => `${label.en} ${change}`).join(', ') +
      (more > 0 ? ` and ${more} more` : ''),
  }
}
