/** Tallies as the groups and sums that rows of figures are made of. */
import { quantitiesOf, unitOf, type Plan, type Tally } from '../rollup/tally.ts'
import type { Aside, Group, Sum } from './aggregate-cells.ts'
import type { MemberKeys } from './aggregate-members.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { ReportSums } from './report-sums.ts'

/** All that the rows of a question are made of. */
export interface Source {
  groups: Group[]
  sums: Sum[]
  whole: (MemberKeys & ReportSums)[]
  aside: Aside
}

export function sourceOf(
  { by, measures }: AggregateQuestion,
  plan: Plan,
  rows: readonly { group: Group; tally: Tally }[],
  aside: Aside,
): Source {
  const split = by.includes('applicant')
  const quantities = measures.some(({ ofReports }) => ofReports)
  const source: Source = { groups: [], sums: [], whole: [], aside }
  for (const { group, tally } of rows) {
    const { k_year, k_region, k_direct, k_sector, k_agency, k_level } = group
    const keys = { k_year, k_region, k_direct, k_sector, k_agency, k_level }
    source.groups.push(group)
    if (quantities) source.whole.push({ ...keys, ...quantitiesOf(tally) })
    addSums(source.sums, keys, plan, tally, split)
  }
  return source
}

/** Units of one measure stand together; unless columns are set apart they are one. */
function addSums(sums: Sum[], keys: MemberKeys, { units }: Plan, tally: Tally, split: boolean): void {
  let last: Sum | undefined
  for (const [place, { measure, column }] of units.entries()) {
    const unit = unitOf(tally, place)
    if (!split && last?.measure === measure) {
      last.numerator = (last.numerator ?? 0) + unit.numerator
      last.denominator = (last.denominator ?? 0) + unit.denominator
      last.missing += unit.missing
    } else {
      last = { ...keys, measure, unit: split ? column : 0, ...unit }
      sums.push(last)
    }
  }
}
