/** Sums read one by one, brought into the rows that figures are made of. */
import { addToUnit, emptyTally, planOf, setQuantities, type Plan, type Tally } from '../rollup/tally.ts'
import type { Aside, Group, Sum } from './aggregate-cells.ts'
import type { MemberKeys } from './aggregate-members.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { ReportSums } from './report-sums.ts'

/** All that the rows of a question are made of. */
export interface Source {
  plan: Plan
  rows: readonly SourceRow[]
  aside: Aside
}

export interface SourceRow {
  group: Group
  /** Sums of the units of the plan; where applicant columns are not set apart, those of one measure belong together. */
  tally: Tally
}

const plans = new WeakMap<AggregateQuestion, Plan>()

/** What is to be summed for a question; the same for the same object. */
export function planFor(question: AggregateQuestion): Plan {
  let plan = plans.get(question)
  if (!plan) plans.set(question, (plan = planOf(question.measures, question.applicantIds)))
  return plan
}

/** @param whole sums over whole reports, where a measure asks for them. */
export function rowsOfSums(
  question: AggregateQuestion,
  groups: readonly Group[],
  sums: readonly Sum[],
  whole: readonly (MemberKeys & ReportSums)[],
): SourceRow[] {
  const { units, unitsOf } = planFor(question)
  const split = question.by.includes('applicant')
  const rows = new Map(
    groups.map((group) => [rowKey(group), { group, tally: emptyTally(planFor(question)) }]),
  )
  for (const sum of sums) {
    const row = rows.get(rowKey(sum))
    if (!row) throw new Error('Sums of a row that has no reports')
    const first = unitsOf[sum.measure]!
    const unit = split ? units.findIndex((u) => u.measure === sum.measure && u.column === sum.unit) : first
    const { numerator, denominator, missing } = sum
    addToUnit(row.tally, unit, { numerator: numerator ?? 0, denominator: denominator ?? 0, missing })
  }
  for (const quantities of whole) {
    const row = rows.get(rowKey(quantities))
    if (row) setQuantities(row.tally, quantities)
  }
  return [...rows.values()]
}

function rowKey({ k_year, k_region, k_direct, k_sector, k_agency, k_level }: MemberKeys): string {
  // None of them holds a bar.
  return `${k_year}|${k_region}|${k_direct}|${k_sector}|${k_agency}|${k_level}`
}
