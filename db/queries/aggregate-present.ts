/** Rows of figures as they are given away: with the names of what they are of. */
import type { Level } from '../../server/report/report.ts'
import { dictionary } from '../reference/indicators.ts'
import type { Row } from '../schema.ts'
import type { FiguresBeside } from './aggregate-beside.ts'
import type { AgencyName } from './aggregate-labels.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import type { AggregateRow } from './aggregate.ts'
import { ROOT } from './filter-values.ts'

export interface RowNames {
  regions: ReadonlyMap<string, { name: string }>
  sectors: ReadonlyMap<string, Row<'sector'>>
  agencies: ReadonlyMap<number, AgencyName>
}

const applicants = new Map(dictionary.applicants.map(({ id, code, label }) => [id, { code, label }]))

/** @param beside null where nothing is asked for beside the figures. */
export function presenter(
  { by }: AggregateQuestion,
  names: RowNames,
  beside: FiguresBeside | null,
): (row: FigureRow) => AggregateRow {
  const [byYear, byRegion, bySector] = [by.includes('year'), by.includes('region'), by.includes('sector')]
  const [byAgency, byLevel, byApplicant] = [
    by.includes('agency'),
    by.includes('level'),
    by.includes('applicant'),
  ]
  return (figureRow) => {
    const { group, applicant, figures } = figureRow
    const { reports, own } = group
    const row: AggregateRow = {
      scope: reports === 0 ? null : own === reports ? 'own' : own === 0 ? 'consolidated' : 'mixed',
      reports,
      agencies: group.agencies,
      values: figures.values,
      rates: figures.rates,
      missing: figures.missing,
    }
    if (hasEntries(figures.differences)) row.differences = figures.differences
    const statistics = beside?.statistics(figureRow)
    if (statistics) row.statistics = statistics
    const changes = beside?.changes(figureRow)
    if (changes) row.changes = changes
    if (byYear && group.k_year !== null) row.year = group.k_year
    if (byRegion) {
      const adcode = group.k_region ?? ROOT
      row.region = { adcode, name: names.regions.get(adcode)?.name ?? adcode }
      if (group.k_direct === 1) row.region.direct = true
    }
    if (bySector && group.k_sector !== null) {
      const code = group.k_sector
      const { zh, en } = names.sectors.get(code) ?? { zh: code, en: code }
      row.sector = { code, label: { zh, en } }
    }
    if (byAgency && group.k_agency !== null) {
      const id = group.k_agency
      row.agency = names.agencies.get(id) ?? { id, name: String(id), region: null }
      if (group.years === 1 && reports === 1 && group.report !== null) row.report = group.report
    }
    if (byLevel) row.level = group.k_level as Level | null
    if (byApplicant) row.applicant = applicants.get(applicant ?? 0)
    return row
  }
}

function hasEntries(record: object): boolean {
  for (const _ in record) return true
  return false
}
