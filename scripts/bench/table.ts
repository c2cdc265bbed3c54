/** What was measured, as Markdown. */
import { isMet, type Budget } from './rounds.ts'

export const BUDGET_HEAD = ['budget', 'measured', 'ours', 'peer', 'theirs', 'ratio', 'met'] as const

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

export function budgetRow(budget: Budget): string[] {
  const { id, what, measured, peer, ours, theirs, unit = 'ms', ratio } = budget
  const met = isMet(budget)
  const bound = boundOf(budget)
  return [
    `${id} ${what}`,
    measured,
    `${formatNumber(ours)} ${unit}`,
    peer,
    theirs === null ? '' : `${formatNumber(theirs)} ${unit}`,
    [formatNumber(ratio), bound].filter((part) => part !== '').join(' '),
    met === null ? '' : met ? 'yes' : 'no',
  ]
}

function boundOf({ bound }: Budget): string {
  if (bound === null) return ''
  return 'least' in bound ? `(≥ ${bound.least})` : `(≤ ${bound.most})`
}

/** Three digits that count: 1234, 123, 12.3, 1.23, 0.123, 0.0012. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 100) return value.toFixed(0)
  return value === 0 ? '0' : value.toFixed(Math.min(4, 2 - Math.floor(Math.log10(Math.abs(value)))))
}
