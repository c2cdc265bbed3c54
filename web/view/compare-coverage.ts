/** How many reports stand behind the rows of an answer. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'

export interface Coverage {
  reports: number
  agencies: number
  /** The years that are dimensions of the rows, ascending; empty when they are none. */
  years: number[]
}

/**
 * @param byApplicant rows of one report stand apart by type of applicant: its reports are counted once
 */
export function coverageOf(rows: readonly AggregateRow[], byApplicant: boolean): Coverage {
  const groups = new Map<string, AggregateRow>()
  rows.forEach((row, index) => {
    const { year, region, agency, sector, level } = row
    const key = byApplicant
      ? JSON.stringify([year, region?.adcode, region?.direct, agency?.id, sector?.code, level])
      : `${index}`
    const known = groups.get(key)
    if (!known || known.reports < row.reports) groups.set(key, row)
  })
  const counted = [...groups.values()]
  return {
    reports: counted.reduce((sum, row) => sum + row.reports, 0),
    agencies: counted.reduce((sum, row) => sum + row.agencies, 0),
    years: [...new Set(rows.flatMap((row) => row.year ?? []))].sort((a, b) => a - b),
  }
}
