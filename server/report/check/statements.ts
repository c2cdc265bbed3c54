/** Statements of the narrative against the tables (rules N-NEW to N-LEGAL). */
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { expandIndicator, type Term } from '../../../db/reference/formula.ts'
import type { Cell, CellRef, Claim, Finding } from '../report.ts'
import { keyOf, operand, refOf, type CellTable } from './cells.ts'
import { rules, type Rule } from './rule.ts'
import { labelOf, sentence, type Message } from './wording.ts'

/** What the tables say where the narrative claims something; null when a cell of it holds no number. */
interface Printed {
  value: number
  cells: Cell[]
}

const termsOf = new Map<string, Term[]>()

function printedFor(claim: Claim, table: CellTable): Printed | null {
  let terms = termsOf.get(claim.code)
  if (!terms) termsOf.set(claim.code, (terms = expandIndicator(claim.code, indicatorByCode)))
  const several = terms.length > 1
  const cells = terms
    .map(({ code }) => (claim.applicant ? table.get(code, claim.applicant) : table.headline(code)))
    .filter((cell) => cell !== undefined)
    .filter((cell) => !several || cell.state !== 'absent')
  let value = 0
  for (const cell of cells) {
    const number = operand(cell)
    if (number === null) return null
    value += number
  }
  return cells.length === 0 ? null : { value, cells }
}

function concerns({ claims }: Rule, claim: Claim): boolean {
  if (!claims) return false
  const code = claims.codes.some((pattern) =>
    pattern.endsWith('.*') ? claim.code.startsWith(pattern.slice(0, -1)) : claim.code === pattern,
  )
  const total = (claim.applicant ?? 'total') === 'total'
  if (!code || (claims.value !== undefined && claim.value !== claims.value)) return false
  return claims.applicant === undefined || (claims.applicant === 'total') === total
}

function agrees(claim: Claim, value: number): boolean {
  if (claim.bound === 'at_least') return value >= claim.value
  if (claim.bound === 'at_most') return value <= claim.value
  return value === claim.value
}

const statementRules = rules.filter(({ claims }) => claims !== undefined)

/** A claim held against the tables by the first rule that is about it. */
export interface JudgedClaim {
  claim: Claim
  rule: Rule
  /** `not_evaluated`: a cell that it speaks of holds no number, or is not in the report. */
  verdict: 'passed' | 'failed' | 'not_evaluated'
  printed: Printed | null
}

/** Every claim that some rule is about. */
export function judgeClaims(claims: readonly Claim[], table: CellTable): JudgedClaim[] {
  const printed = claims.map((claim) => printedFor(claim, table))
  /** Figures that stand correctly somewhere: a smaller one is a part of it (one office, one quarter). */
  const confirmed = new Set(claims.filter(({ value }, i) => printed[i]?.value === value).map(keyOf))
  return claims.flatMap((claim, i): JudgedClaim[] => {
    const rule = statementRules.find((candidate) => concerns(candidate, claim))
    if (!rule) return []
    const found = printed[i]!
    if (!found) return [{ claim, rule, verdict: 'not_evaluated', printed: null }]
    const part = confirmed.has(keyOf(claim)) && claim.value < found.value
    return [
      { claim, rule, verdict: part || agrees(claim, found.value) ? 'passed' : 'failed', printed: found },
    ]
  })
}

/** Claims that the tables contradict, each (figure, value) once. */
export function findContradictions(claims: readonly Claim[], table: CellTable): Finding[] {
  if (claims.length === 0) return []
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const { claim, rule, verdict, printed } of judgeClaims(claims, table)) {
    const key = `${rule.id}|${keyOf(claim)}|${claim.value}`
    if (verdict !== 'failed' || !printed || seen.has(key)) continue
    seen.add(key)
    findings.push(findingOf(rule, claim, printed, table))
  }
  return findings
}

function findingOf(rule: Rule, claim: Claim, printed: Printed, table: CellTable): Finding {
  const label = labelOf(claim)
  const detail: Message = {
    zh: `正文“${claim.quote}”，表格${label.zh} ${printed.value}${withCarriedIn(claim, printed, table)?.zh ?? ''}`,
    en: `the text says “${claim.quote}”, the table ${printed.value}: ${label.en}${withCarriedIn(claim, printed, table)?.en ?? ''}`,
  }
  return {
    rule: rule.id,
    severity: rule.severity,
    message: sentence(rule, detail),
    cells: printed.cells.map(refOf) as CellRef[],
    expected: printed.value,
    actual: claim.value,
    at: claim.at,
  }
}

/** The usual slip: what was carried in is counted as received this year. */
function withCarriedIn(claim: Claim, printed: Printed, table: CellTable): Message | null {
  if (claim.code !== 'applications.received.new') return null
  const carried = operand(table.get('applications.received.carried_in', claim.applicant ?? 'total'))
  if (!carried || printed.value + carried !== claim.value) return null
  return {
    zh: `；${claim.value} 恰为本年新收 ${printed.value} 加上年结转 ${carried}`,
    en: `; ${claim.value} is exactly ${printed.value} new plus ${carried} carried in`,
  }
}
