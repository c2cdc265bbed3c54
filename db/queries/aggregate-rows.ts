/** Groups and sums joined into rows of figures. */
import type { Group, Sum } from './aggregate-cells.ts'
import type { MemberKeys } from './aggregate-members.ts'
import type { SortValue } from './aggregate-order.ts'
import type { AggregateQuestion, Dimension } from './aggregate-question.ts'
import { figuresOf, type Figures } from './aggregate-values.ts'
import type { ReportSums } from './report-sums.ts'

export interface FigureRow {
  group: Group
  /** The applicant column, with `by=applicant`. */
  applicant: number | null
  figures: Figures
  keys: SortValue[]
  /** What rows may be sorted by: the figures, and what is made of them. */
  values: Figures['values']
}

const LEVELS: readonly string[] = ['national', 'province', 'prefecture', 'county', 'township', 'special']

/** One row for each group, or for each group and applicant type, with its figures. */
export function figureRows(
  question: AggregateQuestion,
  groups: readonly Group[],
  sums: readonly Sum[],
  sectors: ReadonlyMap<string, number>,
  whole: readonly (MemberKeys & ReportSums)[] = [],
): FigureRow[] {
  const split = question.by.includes('applicant')
  const columns = split ? question.applicantIds : [null]
  const byRow = new Map<string, Map<number, Sum>>()
  for (const sum of sums) {
    const key = rowKey(sum, split ? sum.unit : null)
    const row = byRow.get(key) ?? new Map<number, Sum>()
    byRow.set(key, row.set(sum.measure, sum))
  }
  const wholeByRow = new Map(whole.map((sums) => [rowKey(sums, null), sums]))
  return groups.flatMap((group) =>
    columns.map((applicant) => {
      const added = applicant === null ? question.applicantIds.length : 1
      const figures = figuresOf(
        group,
        question.measures,
        byRow.get(rowKey(group, applicant)) ?? new Map<number, Sum>(),
        added,
        wholeByRow.get(rowKey(group, null)),
      )
      const keys = question.by.map((dimension) => sortKey(dimension, group, applicant, sectors))
      return { group, applicant, figures, keys, values: figures.values }
    }),
  )
}

function rowKey(keys: MemberKeys, applicant: number | null): string {
  const { k_year, k_region, k_direct, k_sector, k_agency, k_level } = keys
  // None of them holds a bar.
  return `${k_year}|${k_region}|${k_direct}|${k_sector}|${k_agency}|${k_level}|${applicant}`
}

function sortKey(
  dimension: Dimension,
  group: Group,
  applicant: number | null,
  sectors: ReadonlyMap<string, number>,
): SortValue {
  switch (dimension) {
    case 'year':
      return group.k_year
    case 'region':
      // The organs of a region itself stand before its parts, whose codes follow its own.
      return group.k_region === null ? null : `${group.k_region}${group.k_direct === 1 ? 0 : 1}`
    case 'sector':
      return group.k_sector === null ? null : (sectors.get(group.k_sector) ?? null)
    case 'agency':
      return group.k_agency
    case 'level':
      return group.k_level === null ? null : LEVELS.indexOf(group.k_level)
    case 'applicant':
      return applicant
  }
}
