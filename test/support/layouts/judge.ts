/** Holds a reading to what its document prints, cell by cell. */
import type { CellState, Finding, ParsedReport } from '../../../server/report/report.ts'
import { cellKey, cellSlots, FORMS } from '../../../server/report/tables/forms.ts'
import type { Printed } from './printed.ts'

/**
 * `right`: the printed number, or no number for a blank; `withheld`: no number for a printed one;
 * `flagged`: another number, and an error or warning on the cell or its row, or a state that says it was deduced;
 * `silent`: another number, and nothing that says so.
 */
export type Verdict = 'right' | 'withheld' | 'flagged' | 'silent'

export type Tally = Record<Verdict, number>

export interface Judgement extends Tally {
  /** Each silent cell in words. */
  faults: string[]
}

export const noTally = (): Tally => ({ right: 0, withheld: 0, flagged: 0, silent: 0 })

export function addTally(to: Tally, more: Tally) {
  to.right += more.right
  to.withheld += more.withheld
  to.flagged += more.flagged
  to.silent += more.silent
}

const DEDUCED: ReadonlySet<CellState> = new Set([
  'repaired',
  'inferred_zero',
  'ambiguous',
  'approximate',
  'unit_inferred',
])

/** @param keys the cells of the form that the document was drawn in; a refused document withholds them all. */
export function judge(report: ParsedReport, keys: readonly string[], printed: Printed): Judgement {
  const result: Judgement = { ...noTally(), faults: [] }
  const cells = report.status === 'refused' ? [] : report.cells
  const read = new Map(cells.map((cell) => [cellKey(cell.code, cell.applicant), cell]))
  const flagged = report.status === 'refused' ? new Set<string>() : flaggedRows(report.findings)
  for (const key of new Set([...keys, ...read.keys()])) {
    const cell = read.get(key)
    const value = cell?.value ?? null
    const truth = printed.get(key) ?? []
    // A cell of the other form that holds nothing is no reading.
    if (!keys.includes(key) && value === null) continue
    const verdict: Verdict =
      value === null
        ? truth.length === 0
          ? 'right'
          : 'withheld'
        : truth.includes(value)
          ? 'right'
          : DEDUCED.has(cell!.state) || flagged.has(rowOf(key))
            ? 'flagged'
            : 'silent'
    result[verdict]++
    if (verdict === 'silent') result.faults.push(`${key}: ${truth.join(' or ') || 'blank'} read as ${value}`)
  }
  return result
}

function flaggedRows(findings: readonly Finding[]): Set<string> {
  return new Set(
    findings
      .filter(({ severity }) => severity !== 'info')
      .flatMap(({ cells }) => cells.map(({ code }) => rowOf(code))),
  )
}

/** Table 2 by its printed rows, table 3 by code, table 4 by its three groups of five. */
const rowOf = (key: string) => ROWS.get(key) ?? key.replace(/\|.*/, '')

const ROWS: ReadonlyMap<string, string> = new Map(
  Object.values(FORMS).flatMap(({ proactive, legal }) => [
    ...proactive.flatMap(({ rows }) =>
      rows.flatMap(({ codes }) => codes.map((code) => [code, code.replace(/\..*/, '')] as const)),
    ),
    ...legal.flatMap(({ codes }) => codes.map((code) => [code, codes[0]!] as const)),
  ]),
)

export const keysOf = (form: keyof typeof FORMS): string[] => cellSlots(form).map(({ key }) => key)
