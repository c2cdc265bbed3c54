/** Sums and rates over reports, by up to three dimensions: the heart of everything that is shown. */
import type { Db } from '../schema.ts'
import { dictionary } from '../reference/indicators.ts'
import type { Level } from '../../server/report/report.ts'
import { countKnown, type Group } from './aggregate-cells.ts'
import { agencyNames, regionNames, type AgencyName, type RegionName } from './aggregate-labels.ts'
import { notesOf, type NoteFact } from './aggregate-notes.ts'
import { pageOf } from './aggregate-order.ts'
import { askAggregate, type AggregateParameters, type AggregateQuestion } from './aggregate-question.ts'
import { readBeside, type RowsBeside } from './aggregate-beside.ts'
import { figureRows, type FigureRow } from './aggregate-rows.ts'
import { readSource } from './aggregate-source.ts'
import type { RateParts } from './aggregate-values.ts'
import type { Change } from './change.ts'
import type { Distribution } from './distribution.ts'
import type { Interval } from './wilson.ts'
import { ROOT } from './filter-values.ts'
import { dataRevision } from '../revision.ts'

interface Label {
  zh: string
  en: string
}

export interface AggregateRow {
  year?: number
  /** `direct`: the organs of a region above the level asked, which belong to none of its parts. */
  region?: RegionName & { direct?: boolean }
  sector?: { code: string; label: Label }
  agency?: AgencyName
  level?: Level | null
  applicant?: { code: string; label: Label }
  scope: 'own' | 'consolidated' | 'mixed' | null
  reports: number
  agencies: number
  report?: number
  values: Record<string, number | null>
  rates: Record<string, RateParts>
  missing: Record<string, number>
  /** 95 % intervals of differences of two rates; only where the question has such a difference. */
  differences?: Record<string, Interval | null>
  /** Only where the question asks for them. */
  statistics?: Record<string, Distribution>
  changes?: Record<string, Change>
}

export interface AggregateAnswer {
  question: AggregateQuestion
  revision: number
  rows: AggregateRow[]
  notes: NoteFact[]
  total: number
  next: string | null
}

/** @throws QueryError when the question cannot be answered as put. */
export async function aggregate(db: Db, asked: AggregateParameters): Promise<AggregateAnswer> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      const question = await askAggregate(trx, asked)
      const { groups: found, sums, whole, aside } = await readSource(trx, question)
      // A grand total over nothing is still an answer: how many agencies could stand behind it, and none does.
      const groups =
        found.length === 0 && question.by.length === 0
          ? [{ ...NOTHING, agencies: await countKnown(trx, question) }]
          : found
      const sectors = await trx.selectFrom('sector').selectAll().orderBy('position').execute()
      const positions = new Map(sectors.map((sector) => [sector.code, sector.position]))
      const rows = figureRows(question, groups, sums, positions, whole)
      const beside = await readBeside(trx, question, rows, positions)
      const page = pageOf(question, rows)
      const regions = await regionNames(
        trx,
        page.rows.flatMap(({ group }) => group.k_region ?? []),
      )
      const agencies = await agencyNames(
        trx,
        page.rows.flatMap(({ group }) => group.k_agency ?? []),
      )
      const sectorLabels = new Map(sectors.map(({ code, zh, en }) => [code, { zh, en }]))
      return {
        question,
        revision: await dataRevision(trx),
        rows: page.rows.map((row) =>
          present(question, row, { regions, agencies, sectors: sectorLabels }, beside),
        ),
        notes: notesOf(question, rows, aside, beside.notes),
        total: rows.length,
        next: page.next,
      }
    })
}

const NOTHING: Group = {
  k_year: null,
  k_region: null,
  k_direct: 0,
  k_sector: null,
  k_agency: null,
  k_level: null,
  reports: 0,
  own: 0,
  form2019: 0,
  form2021: 0,
  reporting: 0,
  agencies: 0,
  years: 0,
  first_year: null,
  last_year: null,
  report: null,
}

interface Names {
  regions: ReadonlyMap<string, RegionName>
  agencies: ReadonlyMap<number, AgencyName>
  sectors: ReadonlyMap<string, Label>
}

function present(
  question: AggregateQuestion,
  figureRow: FigureRow,
  names: Names,
  beside: RowsBeside,
): AggregateRow {
  const { group, applicant, figures } = figureRow
  const { by } = question
  const { reports, own, agencies, years } = group
  const row: AggregateRow = {
    scope: reports === 0 ? null : own === reports ? 'own' : own === 0 ? 'consolidated' : 'mixed',
    reports,
    agencies,
    values: figures.values,
    rates: figures.rates,
    missing: figures.missing,
  }
  if (Object.keys(figures.differences).length > 0) row.differences = figures.differences
  const statistics = beside.statistics(figureRow)
  if (statistics) row.statistics = statistics
  const changes = beside.changes(figureRow)
  if (changes) row.changes = changes
  if (by.includes('year') && group.k_year !== null) row.year = group.k_year
  if (by.includes('region')) {
    const adcode = group.k_region ?? ROOT
    row.region = { ...(names.regions.get(adcode) ?? { adcode, name: adcode }) }
    if (group.k_direct === 1) row.region.direct = true
  }
  if (by.includes('sector') && group.k_sector !== null) {
    const code = group.k_sector
    row.sector = { code, label: names.sectors.get(code) ?? { zh: code, en: code } }
  }
  if (by.includes('agency') && group.k_agency !== null) {
    const id = group.k_agency
    row.agency = names.agencies.get(id) ?? { id, name: String(id), region: null }
    if (years === 1 && reports === 1 && group.report !== null) row.report = group.report
  }
  if (by.includes('level')) row.level = group.k_level as Level | null
  if (by.includes('applicant')) {
    const entry = dictionary.applicants.find(({ id }) => id === applicant)
    if (entry) row.applicant = { code: entry.code, label: entry.label }
  }
  return row
}
