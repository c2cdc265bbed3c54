/** Sums and rates over reports, by up to three dimensions: the heart of everything that is shown. */
import type { Db } from '../schema.ts'
import { dictionary } from '../reference/indicators.ts'
import type { Level } from '../../server/report/report.ts'
import { readAside, readGroups, readSums, type Group, type Sum } from './aggregate-cells.ts'
import { agencyNames, regionNames, type AgencyName, type RegionName } from './aggregate-labels.ts'
import { KEYS, type MemberKeys } from './aggregate-members.ts'
import { notesOf, type NoteFact } from './aggregate-notes.ts'
import { pageOf, type SortValue } from './aggregate-order.ts'
import {
  askAggregate,
  type AggregateParameters,
  type AggregateQuestion,
  type Dimension,
} from './aggregate-question.ts'
import { figuresOf, type Figures, type RateParts } from './aggregate-values.ts'
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
      const groups = await readGroups(trx, question)
      const sums = await readSums(trx, question)
      const aside = await readAside(trx, question)
      const sectors = await trx.selectFrom('sector').selectAll().orderBy('position').execute()
      const rows = rowsOf(
        question,
        groups,
        sums,
        new Map(sectors.map((sector) => [sector.code, sector.position])),
      )
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
        rows: page.rows.map((row) => present(question, row, { regions, agencies, sectors: sectorLabels })),
        notes: notesOf(question, rows, aside),
        total: rows.length,
        next: page.next,
      }
    })
}

interface FigureRow {
  group: Group
  /** The applicant column, with `by=applicant`. */
  applicant: number | null
  figures: Figures
  keys: SortValue[]
  values: Figures['values']
}

const LEVELS: readonly string[] = ['national', 'province', 'prefecture', 'county', 'township', 'special']
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

function rowsOf(
  question: AggregateQuestion,
  groups: readonly Group[],
  sums: readonly Sum[],
  sectors: ReadonlyMap<string, number>,
): FigureRow[] {
  const split = question.by.includes('applicant')
  const columns = split ? question.applicantIds : [null]
  const byRow = new Map<string, Map<number, Sum>>()
  for (const sum of sums) {
    const key = rowKey(sum, split ? sum.unit : null)
    const row = byRow.get(key) ?? new Map<number, Sum>()
    byRow.set(key, row.set(sum.measure, sum))
  }
  // A grand total over nothing is still an answer: no report stands behind it.
  const all = groups.length === 0 && question.by.length === 0 ? [NOTHING] : groups
  return all.flatMap((group) =>
    columns.map((applicant) => {
      const added = applicant === null ? question.applicantIds.length : 1
      const figures = figuresOf(
        group,
        question.measures,
        byRow.get(rowKey(group, applicant)) ?? new Map<number, Sum>(),
        added,
      )
      const keys = question.by.map((dimension) => sortKey(dimension, group, applicant, sectors))
      return { group, applicant, figures, keys, values: figures.values }
    }),
  )
}

function rowKey(keys: MemberKeys, applicant: number | null): string {
  return JSON.stringify([...KEYS.map((key) => keys[key]), applicant])
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

interface Names {
  regions: ReadonlyMap<string, RegionName>
  agencies: ReadonlyMap<number, AgencyName>
  sectors: ReadonlyMap<string, Label>
}

function present(
  question: AggregateQuestion,
  { group, applicant, figures }: FigureRow,
  names: Names,
): AggregateRow {
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
