/**
 * How many reports are loaded, by year, place and sector: from the counts that are kept with the data, so that no
 * report is touched; from the reports themselves only while those counts do not stand.
 */
import { knownRegions } from '../known-reference.ts'
import { foundKey, patternKey, PATTERNS, SEVERITIES } from '../rollup/findings.ts'
import { sectorSlice } from '../rollup/places.ts'
import { readRules } from '../rollup/rules.ts'
import { isRolledUp } from '../rollup/state.ts'
import type { Vector } from '../rollup/vector.ts'
import type { Severity } from '../../server/report/report.ts'
import type { Db } from '../schema.ts'
import { readYears, ROOT } from './filter-values.ts'
import { rolledRows } from './rolled-rows.ts'

export interface LoadedYear {
  year: number
  reports: number
  /** Findings on them. */
  findings: Record<Severity, number>
}

/** Ascending; years without a report are left out. */
export async function loadedYears(db: Db): Promise<LoadedYear[]> {
  if (isRolledUp(db)) return yearsOf(db, ROOT)
  const rows = await db
    .selectFrom('report')
    .select((eb) => [
      'year',
      eb.fn.countAll<number>().as('reports'),
      eb.fn.sum<number>('errors').as('error'),
      eb.fn.sum<number>('warnings').as('warning'),
      eb.fn.sum<number>('infos').as('info'),
    ])
    .groupBy('year')
    .orderBy('year')
    .execute()
  return rows.map(({ year, reports, ...findings }) => ({ year, reports, findings }))
}

/** Of a place and all below it. Null: the counts do not stand. */
export function loadedYearsIn(db: Db, adcode: string): LoadedYear[] | null {
  return isRolledUp(db) ? yearsOf(db, adcode) : null
}

/** By sector; those without a report are left out. */
export async function reportsBySector(db: Db): Promise<Map<string, number>> {
  if (!isRolledUp(db)) {
    const rows = await db
      .selectFrom('report')
      .innerJoin('agency', 'agency.id', 'report.agency_id')
      .select((eb) => ['agency.sector', eb.fn.countAll<number>().as('reports')])
      .groupBy('agency.sector')
      .execute()
    return new Map(rows.map(({ sector, reports }) => [sector, reports]))
  }
  const sectors = await db.selectFrom('sector').select('code').execute()
  const codes = new Map(sectors.map(({ code }) => [sectorSlice(code), code]))
  const found = new Map<string, number>()
  for (const { slice, counts } of rolledRows(db, 'found', ROOT, 'parts')) {
    const code = codes.get(slice)
    if (code !== undefined) found.set(code, (found.get(code) ?? 0) + reportsIn(counts))
  }
  return found
}

/** By region, each with all below it; those without a report are left out. Null: the counts do not stand. */
export function reportsByRegion(db: Db, codes: readonly string[]): Map<string, number> | null {
  if (!isRolledUp(db)) return null
  return new Map(
    codes.flatMap((code): [string, number][] => {
      const reports = rolledRows(db, 'found', code).reduce((sum, { counts }) => sum + reportsIn(counts), 0)
      return reports === 0 ? [] : [[code, reports]]
    }),
  )
}

function yearsOf(db: Db, adcode: string): LoadedYear[] {
  const severities = new Map(
    [...readRules(db).numbers.values()].flatMap((rule) =>
      SEVERITIES.map((severity) => [foundKey(rule, severity), severity] as const),
    ),
  )
  return rolledRows(db, 'found', adcode).flatMap(({ year, counts }) => {
    const reports = reportsIn(counts)
    if (reports === 0) return []
    const findings = { error: 0, warning: 0, info: 0 }
    for (const [key, value] of counts) {
      const severity = severities.get(key)
      if (severity !== undefined) findings[severity] += value
    }
    return [{ year, reports, findings }]
  })
}

/** Every report shows one pattern of severities, if only that of none. */
function reportsIn(counts: Vector): number {
  let reports = 0
  for (let pattern = 0; pattern < PATTERNS; pattern++) reports += counts.get(patternKey(pattern)) ?? 0
  return reports
}

/**
 * How many reports a question can be about at most, by its regions and years, or by the agencies that it names; told
 * without reading any. What the parameters cannot mean is left to whoever answers. While the counts do not stand: any.
 */
export function reportsConcerned(db: Db, asked: Readonly<Record<string, unknown>>): number {
  const { within, years, agency, year } = asked
  if (agency !== undefined && agency !== '') return String(agency).split(',').length * MOST_YEARS
  if (!isRolledUp(db)) return Infinity
  const named = within === undefined || within === '' ? [ROOT] : String(within).split(',')
  const codes = named.filter((code) => knownRegions(db).has(code))
  const wanted = new Set(yearsNamed(String(years ?? year ?? '')))
  return codes.reduce(
    (sum, code) =>
      rolledRows(db, 'found', code).reduce(
        (inner, row) => (wanted.size === 0 || wanted.has(row.year) ? inner + reportsIn(row.counts) : inner),
        sum,
      ),
    0,
  )
}

/** More than there are years of reports. */
const MOST_YEARS = 20

/** None for what names no years. */
function yearsNamed(years: string): number[] {
  try {
    return readYears(years === '' ? undefined : years)
  } catch {
    return []
  }
}
