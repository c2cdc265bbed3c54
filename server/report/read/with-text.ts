/** Nothing but pictures is a scan, nothing at all is empty: both are refused. */
import type { Composed } from './compose.ts'
import { refuse, type Refusal } from './refusal.ts'

export function withText(read: Composed, pictures: boolean): Composed | Refusal {
  return read.text.trim() !== '' ? read : refuse(pictures ? 'R-SCAN' : 'R-EMPTY')
}
