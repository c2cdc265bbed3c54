/** What a report says about each cell: the cell, the findings and the claims that concern it. Pure. */
import type { ReportDetail } from '../../../server/http/contract/reports.ts'
import { formatCellAddress, parseCellAddress, type CellAddress } from '../../view/report-view.ts'
import type { ReportCell } from './printed-cell.ts'
import type { Mark } from './source-blocks.ts'

export type Finding = ReportDetail['findings'][number]
export type Claim = ReportDetail['claims'][number]
export type Severity = Finding['severity']

export interface CellEntry {
  address: CellAddress
  key: string
  cell: ReportCell | undefined
  /** Worst first. */
  findings: Finding[]
  claims: Claim[]
  /** The findings together point to this cell. */
  suspect: boolean
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** In table 3 a code without an applicant type means its total column. */
export function addressOf(ref: { code: string; applicant?: string }): CellAddress {
  if (ref.applicant !== undefined) return { code: ref.code, applicant: ref.applicant }
  return parseCellAddress(ref.code) ?? { code: ref.code, applicant: null }
}

export const keyOf = (ref: { code: string; applicant?: string }): string => formatCellAddress(addressOf(ref))

export function worstOf(findings: readonly Finding[]): Severity | null {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}

/** The cells that the rules together point to, each with the value that would reconcile; none where that stays open. */
export const pointedOut = ({ slip, suspect }: Finding): NonNullable<Finding['candidates']> =>
  slip?.cells ?? (suspect ? [suspect] : [])

export class CellIndex {
  readonly #entries = new Map<string, CellEntry>()

  constructor(report: Pick<ReportDetail, 'cells' | 'findings' | 'claims'>) {
    for (const cell of report.cells) this.#make(addressOf(cell)).cell = cell
    const ordered = [...report.findings].sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    )
    for (const finding of ordered) {
      for (const ref of finding.cells) {
        const entry = this.#make(addressOf(ref))
        if (!entry.findings.includes(finding)) entry.findings.push(finding)
      }
      for (const ref of pointedOut(finding)) {
        const entry = this.#make(addressOf(ref))
        entry.suspect = true
        if (!entry.findings.includes(finding)) entry.findings.push(finding)
      }
    }
    for (const claim of report.claims) this.#make(addressOf(claim)).claims.push(claim)
  }

  #make(address: CellAddress): CellEntry {
    const key = formatCellAddress(address)
    let entry = this.#entries.get(key)
    if (!entry) {
      entry = { address, key, cell: undefined, findings: [], claims: [], suspect: false }
      this.#entries.set(key, entry)
    }
    return entry
  }

  /** An address of which the report says nothing has no cell, no findings and no claims. */
  get(address: CellAddress): CellEntry {
    const key = formatCellAddress(address)
    return (
      this.#entries.get(key) ?? { address, key, cell: undefined, findings: [], claims: [], suspect: false }
    )
  }

  /** Other cells of the findings that concern this one: they are read together. */
  related(entry: CellEntry): Set<string> {
    const keys = new Set(entry.findings.flatMap(({ cells }) => cells.map(keyOf)))
    keys.delete(entry.key)
    return keys
  }
}

export const NO_KEYS: ReadonlySet<string> = new Set()

/** Severities of the findings that are marked on cells. */
export function markedSeverities({ findings }: Pick<ReportDetail, 'findings'>): Set<Severity> {
  return new Set(findings.flatMap(({ cells, severity }) => (cells.length > 0 ? [severity] : [])))
}

/** Everything in the source that can be pointed to. */
export function marksOf(report: Pick<ReportDetail, 'cells' | 'findings' | 'claims'>): Mark[] {
  return [
    ...report.cells.flatMap((cell): Mark[] =>
      cell.at ? [{ kind: 'cell', key: keyOf(cell), start: cell.at.start, end: cell.at.end }] : [],
    ),
    ...report.claims.map((claim): Mark => ({
      kind: 'claim',
      key: keyOf(claim),
      start: claim.at.start,
      end: claim.at.end,
    })),
    ...report.findings.flatMap(({ at }, index): Mark[] =>
      at && at.end > at.start ? [{ kind: 'finding', key: `${index}`, start: at.start, end: at.end }] : [],
    ),
  ]
}

/** Findings by severity, the worst first, each with its place in the report's list; severities without any are left out. */
export function bySeverity<F extends Pick<Finding, 'severity'>>(findings: readonly F[]) {
  return SEVERITIES.map((severity) => ({
    severity,
    items: findings.flatMap((finding, index) => (finding.severity === severity ? [{ finding, index }] : [])),
  })).filter(({ items }) => items.length > 0)
}
