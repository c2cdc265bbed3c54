/**
 * One printed row for each row of the form. A local row that resembles an official one, or a row of the narrative,
 * must not overwrite the official one; two rows of the same standing that disagree are undecided.
 */
import type { PrintedRow } from './scan.ts'

export interface Choice {
  row: PrintedRow
  /** Rows of the same standing with other values. */
  conflicts: readonly PrintedRow[]
}

export function chooseRows(rows: readonly PrintedRow[]): Map<string, Choice> {
  const choices = new Map<string, Choice>()
  const byRow = new Map<string, PrintedRow[]>()
  for (const row of rows) {
    const same = byRow.get(row.is)
    if (same) same.push(row)
    else byRow.set(row.is, [row])
  }
  for (const [is, candidates] of byRow) {
    if (candidates.length === 1) {
      choices.set(is, { row: candidates[0]!, conflicts: NO_ROWS })
      continue
    }
    const best = Math.max(...candidates.map(standing))
    const [row, ...others] = candidates.filter((candidate) => standing(candidate) === best)
    choices.set(is, { row: row!, conflicts: others.filter((other) => values(other) !== values(row!)) })
  }
  return choices
}

const NO_ROWS: readonly PrintedRow[] = []

/** Rows with cells over bare labels, exact labels over near ones, rows under a header over loose ones. */
function standing(row: PrintedRow): number {
  const exact = row.match.how === 'official' || row.match.how === 'alias'
  return (
    (row.tokens.length > 0 ? 4 : 0) +
    (exact ? 2 : 0) +
    (row.header && (row.header.caption || row.header.tokens.length > 0) ? 1 : 0)
  )
}

function values(row: PrintedRow): string {
  return row.tokens
    .filter((token) => token.kind !== 'blank')
    .map((token) => token.text)
    .join('|')
}
