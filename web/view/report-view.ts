/**
 * What the address of a report remembers: the cell that is shown. A cell's own address is the fragment
 * `#outcome.granted.total` (code, then the applicant type in table 3); `?cell=` means the same, for places
 * that drop fragments.
 */
import { formatParams } from './params.ts'

export interface CellAddress {
  code: string
  /** Only in table 3. */
  applicant: string | null
}

export interface ReportView {
  cell: CellAddress | null
}

const APPLICANTS = [
  'natural_person',
  'org_commercial',
  'org_research',
  'org_public_interest',
  'org_legal_service',
  'org_other',
]
/** Table 3 is the only one by applicant; only there does a last part `total` name the column, not the indicator. */
const TABLE_3 = /^(applications|outcome)\./
const TABLE_3_SUMS = /^outcome(\.(denied|unavailable|rejected|other))?\.total$/

/** `outcome.total` is an indicator; `outcome.total.total` its total column; `outcome.granted.total` a column too. */
export function parseCellAddress(text: string): CellAddress | null {
  if (!/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(text)) return null
  const cut = text.lastIndexOf('.')
  const head = text.slice(0, cut)
  const last = text.slice(cut + 1)
  if (APPLICANTS.includes(last)) return { code: head, applicant: last }
  if (last === 'total' && TABLE_3.test(`${head}.`) && !TABLE_3_SUMS.test(text) && head.includes('.'))
    return { code: head, applicant: 'total' }
  if (TABLE_3.test(text)) return { code: text, applicant: 'total' }
  return { code: text, applicant: null }
}

export function formatCellAddress(cell: CellAddress): string {
  return cell.applicant === null ? cell.code : `${cell.code}.${cell.applicant}`
}

/** The fragment wins over `?cell=`. */
export function parseReportView(search: string, hash: string): ReportView {
  let fragment = hash.replace(/^#/, '')
  try {
    fragment = decodeURIComponent(fragment)
  } catch {
    fragment = ''
  }
  return {
    cell: parseCellAddress(fragment) ?? parseCellAddress(new URLSearchParams(search).get('cell') ?? ''),
  }
}

/** The section that `?section=` names, from 1; null: none. A chosen cell comes before it. */
export function parseSection(search: string): number | null {
  const text = new URLSearchParams(search).get('section') ?? ''
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null
}

/** `?…` with the cell, for links that leave the site. Inside the site use the fragment. */
export function formatReportView(view: ReportView): string {
  return formatParams({ cell: view.cell && formatCellAddress(view.cell) })
}

/** The search of a report's address without the cell; everything else in it stays. */
export function withoutCell(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('cell')
  const rest = params.toString().replaceAll('%2C', ',')
  return rest && `?${rest}`
}
