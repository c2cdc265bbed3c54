/** The figures that the text states, beside those of the tables. Pure. */
import type { DraftReport } from '../../../server/http/contract/check.ts'
import { keyOf, type Claim, type Finding } from '../report/cell-index.ts'

export interface ComparedClaim {
  claim: Claim
  key: string
  /** What the table prints; null when the cell holds no number, or the figure is a sum of several cells. */
  printed: number | null
  /** `clash`: a finding says so. `fine`: equal, or within its bound. `open`: nothing to compare with. */
  verdict: 'clash' | 'fine' | 'open'
}

/** Contradictions first, then in the order of the text; the same figure stated twice is told once. */
export function compareClaims(report: Pick<DraftReport, 'cells' | 'claims' | 'findings'>): ComparedClaim[] {
  const cells = new Map(report.cells.map((cell) => [keyOf(cell), cell.value]))
  const seen = new Set<string>()
  const compared = report.claims.flatMap((claim): ComparedClaim[] => {
    const key = keyOf(claim)
    const told = `${key}|${claim.value}|${claim.bound ?? ''}`
    if (seen.has(told)) return []
    seen.add(told)
    const clash = report.findings.find((finding) => isAbout(finding, claim))
    if (clash) return [{ claim, key, printed: numberOf(clash.expected), verdict: 'clash' }]
    const printed = cells.get(key) ?? null
    return [{ claim, key, printed, verdict: printed !== null && holds(claim, printed) ? 'fine' : 'open' }]
  })
  const rank = { clash: 0, fine: 1, open: 2 }
  return compared.sort((a, b) => rank[a.verdict] - rank[b.verdict])
}

function isAbout({ rule, at, actual }: Finding, { at: place, value }: Claim): boolean {
  return rule.startsWith('N-') && actual === value && at?.start === place.start && at.end === place.end
}

function holds({ value, bound }: Claim, printed: number): boolean {
  if (bound === 'at_least') return printed >= value
  if (bound === 'at_most') return printed <= value
  return printed === value
}

const numberOf = (value: Finding['expected']) => (typeof value === 'number' ? value : null)
