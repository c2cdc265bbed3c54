/** Groups and sums joined into rows of figures. */
import type { Plan, Tally } from '../rollup/tally.ts'
import type { Group } from './aggregate-cells.ts'
import type { SortValue } from './aggregate-order.ts'
import type { AggregateQuestion, Dimension } from './aggregate-question.ts'
import type { Source } from './aggregate-sums.ts'
import { figuresOf, type Figures } from './aggregate-values.ts'

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
  { plan, rows }: Pick<Source, 'plan' | 'rows'>,
  sectors: ReadonlyMap<string, number>,
): FigureRow[] {
  const found: FigureRow[] = []
  for (const { group, tally } of rows)
    addFigureRows(question, plan, group, tally, sectors, (row) => found.push(row))
  return found
}

/** @param add is handed the row of a group, or those of its applicant types; the tally is not needed afterwards. */
export function addFigureRows(
  { by, measures, applicantIds }: AggregateQuestion,
  plan: Plan,
  group: Group,
  tally: Tally,
  sectors: ReadonlyMap<string, number>,
  add: (row: FigureRow) => void,
): void {
  const addRow = (applicant: number | null, column: number | null): void => {
    const figures = figuresOf(group, measures, plan, tally, column)
    const keys = by.map((dimension) => sortKey(dimension, group, applicant, sectors))
    add({ group, applicant, figures, keys, values: figures.values })
  }
  if (by.includes('applicant')) applicantIds.forEach(addRow)
  else addRow(null, null)
}

/** What a row stands by in the order of a dimension. */
export function sortKey(
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
