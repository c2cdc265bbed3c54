/** What can stand in a data cell: a figure or a word for one, readable or not. */
import { Memo, ownCopy } from './memo.ts'
import { parseValue } from './value.ts'

const LONGEST = 40
const known = new Memo<boolean>()

/** Whether the text can stand in a data cell; a date, a sentence or a word cannot. */
export function isValue(text: string): boolean {
  if (text.length > LONGEST) return false
  if (isDigits(text)) return true
  const answer = known.get(text)
  if (answer !== undefined) return answer
  const own = ownCopy(text)
  return known.set(own, readsAsValue(own))
}

/** Up to 15 digits: what most cells hold. */
export function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}

const NO_FIGURE =
  /[年月日号第页章条表图附注续]|[一-龥]{3}|^\d{1,2}[.．、]\s*[一-龥]|^[（(][一二三四五六七八九十]{1,3}[）)]/

function readsAsValue(text: string): boolean {
  // A figure with a slip in it (1O, 12.5.) is an unreadable cell; a numbered label or a date is none.
  if (text.length <= 8 && /\d/.test(text) && !NO_FIGURE.test(text)) return true
  for (const kind of ['count', 'change', 'money'] as const) {
    const { state } = parseValue(text, kind)
    if (state !== 'invalid' && state !== 'missing') return true
  }
  return false
}
