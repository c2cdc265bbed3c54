/** What a newer parse of an (agency, year) changes, in words for whoever loads it. */
import type { Cell, Parsed, Reason } from '../../server/report/report.ts'

/** Changed cells named one by one; more are counted. */
const NAMED = 5

/** Empty when form, scope and every cell agree: then only text, positions or findings differ. */
export function differences(before: Parsed, after: Parsed): Reason[] {
  const reasons: Reason[] = []
  if (before.form !== after.form) {
    reasons.push({ code: 'form_changed', message: `form ${before.form} → ${after.form}` })
  }
  if (before.scope !== after.scope) {
    reasons.push({ code: 'scope_changed', message: `scope ${before.scope} → ${after.scope}` })
  }
  const changed = changedCells(before, after)
  if (changed.length > 0) {
    const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : ''
    const cells = changed.length === 1 ? '1 cell' : `${changed.length} cells`
    reasons.push({
      code: 'cells_changed',
      message: `${cells} changed: ${changed.slice(0, NAMED).join(', ')}${more}`,
    })
  }
  return reasons
}

export interface CellDifference {
  before: Cell | undefined
  after: Cell | undefined
}

/** Cells whose figure or state differs; undefined where a form does not have the cell. */
export function cellDifferences(before: Parsed, after: Parsed): CellDifference[] {
  return pairsOf(before.cells, after.cells).filter(
    ({ before: a, after: b }) => a?.value !== b?.value || a?.state !== b?.state,
  )
}

function pairsOf(before: readonly Cell[], after: readonly Cell[]): CellDifference[] {
  // Two parses of one form list the same cells in the same order.
  if (before.length === after.length && after.every((cell, i) => isSameCell(cell, before[i]!))) {
    return after.map((cell, i) => ({ before: before[i], after: cell }))
  }
  const old = new Map(before.map((cell) => [nameOf(cell), cell]))
  const now = new Map(after.map((cell) => [nameOf(cell), cell]))
  return [...new Set([...now.keys(), ...old.keys()])].map((name) => ({
    before: old.get(name),
    after: now.get(name),
  }))
}

const isSameCell = (a: Cell, b: Cell): boolean => a.code === b.code && a.applicant === b.applicant

function changedCells(before: Parsed, after: Parsed): string[] {
  return cellDifferences(before, after).map(({ before: a, after: b }) => {
    const cell = b ?? a
    return `${cell ? nameOf(cell) : ''} ${figure(a)} → ${figure(b)}`
  })
}

function figure(cell: Cell | undefined): string {
  if (!cell) return 'not in the form'
  return cell.value === null || cell.state !== 'ok'
    ? `${cell.value ?? ''}(${cell.state})`
    : String(cell.value)
}

function nameOf({ code, applicant }: Cell): string {
  return applicant === undefined ? code : `${code}[${applicant}]`
}
