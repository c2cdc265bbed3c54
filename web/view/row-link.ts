/** Where a row of figures leads. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { Dimension } from '../charts/from-aggregates.ts'

/** The report where one row is one report, else the agency; other dimensions lead nowhere by themselves. */
export function linkOf(dimension: Dimension, row: AggregateRow): string | undefined {
  if (dimension !== 'agency' || !row.agency) return undefined
  return row.report === undefined ? `/agency/${row.agency.id}` : `/report/${row.report}`
}
