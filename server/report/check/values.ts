/** What a single cell says of itself: impossible values, and states that the reader of a figure must know. */
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Cell, Finding } from '../report.ts'
import { refOf } from './cells.ts'
import type { Verdict } from './program.ts'
import { ruleById, type Rule } from './rule.ts'
import { labelOf, sentence } from './wording.ts'

/** The rule that a cell's state breaks, whatever the cell counts. */
const RULE_OF_STATE: Partial<Record<Cell['state'], string>> = {
  missing: 'M-MISSING',
  inferred_zero: 'M-MISSING',
  annotated: 'M-ANNOTATED',
  unit_missing: 'M-UNIT-MISSING',
  unit_inferred: 'M-UNIT-MISSING',
}

function brokenRule(cell: Cell): string | undefined {
  // Nearly all cells are this: a plain count.
  if (cell.state === 'ok' && cell.value !== null && cell.value >= 0 && Number.isInteger(cell.value))
    return undefined
  const change = cell.code.endsWith('.items_change')
  const money = indicatorByCode.get(cell.code)?.unit === 'money'
  const whole = cell.value === null || Number.isInteger(cell.value)
  if (change && (cell.state === 'invalid' || !whole)) return 'VAL-SIGNED'
  if (cell.state === 'invalid') return 'VAL-COUNT'
  if (!change && cell.value !== null && (cell.value < 0 || (!money && !whole))) return 'VAL-COUNT'
  return RULE_OF_STATE[cell.state]
}

/** Every cell under the rule of what it may hold: a count, or a change with its sign. A blank passes nothing. */
export function judgeCells(cells: readonly Cell[]): { rule: string; verdict: Verdict }[] {
  return cells.map((cell) => {
    const rule = cell.code.endsWith('.items_change') ? 'VAL-SIGNED' : 'VAL-COUNT'
    if (brokenRule(cell) === rule) return { rule, verdict: 'failed' }
    if (cell.value !== null) return { rule, verdict: 'passed' }
    return { rule, verdict: cell.state === 'not_applicable' ? 'not_applicable' : 'not_evaluated' }
  })
}

/**
 * One finding a rule: a report with a hundred blanks has one thing wrong with it, not a hundred. Cells for which
 * `known` holds are named elsewhere under that rule already.
 */
export function findCellProblems(
  cells: readonly Cell[],
  known: (rule: string, cell: Cell) => boolean = () => false,
): Finding[] {
  const byRule = new Map<string, Cell[]>()
  for (const cell of cells) {
    const id = brokenRule(cell)
    if (id === undefined || known(id, cell)) continue
    const group = byRule.get(id)
    if (group) group.push(cell)
    else byRule.set(id, [cell])
  }
  return [...byRule].map(([id, broken]) => {
    const rule = ruleById.get(id)
    if (!rule) throw new Error(`Rule ${id} is not in the rule table`)
    const settled = broken.every(({ state }) => state === 'inferred_zero')
    return { ...findingOf(rule, broken), severity: settled ? 'info' : rule.severity }
  })
}

function findingOf(rule: Rule, cells: Cell[]): Finding {
  const [first] = cells
  const shown = cells.slice(0, 3).map((cell) => ({ label: labelOf(cell), raw: cell.raw }))
  const more = cells.length - shown.length
  const finding: Finding = {
    rule: rule.id,
    severity: rule.severity,
    message: sentence(rule, {
      zh:
        shown.map(({ label, raw }) => label.zh + (raw && ` “${raw}”`)).join('、') +
        (more > 0 ? ` 等 ${cells.length} 处` : ''),
      en:
        shown.map(({ label, raw }) => label.en + (raw && ` “${raw}”`)).join('; ') +
        (more > 0 ? ` and ${more} more` : ''),
    }),
    cells: cells.map(refOf),
    actual: first?.raw ?? null,
  }
  if (first?.at) finding.at = first.at
  return finding
}
