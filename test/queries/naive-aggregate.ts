/**
 * The definition of an aggregate, worked out the slow and obvious way from whole reports: region by region, report
 * by report, cell by cell. It shares nothing with the queries but the dictionary and the grammar of its formulas.
 */
import { parseFormula } from '../../db/reference/formula.ts'
import { dictionary, indicatorByCode } from '../../db/reference/indicators.ts'
import { reference } from '../../db/reference/reference.ts'
import type { Parsed } from '../../server/report/report.ts'

export interface NaiveReport {
  id: number
  parsed: Parsed
  errors: number
}

export interface NaiveQuestion {
  indicators: string[]
  by: string[]
  within: string[]
  level?: 'province' | 'prefecture' | 'county'
  years: number[]
  sector: string[]
  agencyLevel?: string
  applicant: string[]
  scope: 'auto' | 'own' | 'consolidated'
  quality: 'all' | 'clean'
}

export interface NaiveRow {
  scope: string
  reports: number
  agencies: number
  values: Record<string, number | null>
  parts: Record<string, [number, number]>
  missing: Record<string, number>
  /** What the reports are of, for what is worked out beside the figures. */
  made: { own: number; forms: string }
}

const ROOT = '000000'
const RANK: Record<string, number> = {
  country: 0,
  province: 1,
  prefecture: 2,
  county: 3,
  development_zone: 3,
}
const regions = new Map(reference.regions.map((region) => [region.adcode, region]))
const children = new Map<string | null, { adcode: string }[]>()
for (const region of reference.regions) {
  children.set(region.parent, [...(children.get(region.parent) ?? []), region])
}
const TYPES = dictionary.applicants.map(({ code }) => code).filter((code) => code !== 'total')

const regionOf = ({ parsed }: NaiveReport): string => parsed.region?.adcode ?? ROOT
const nameOf = ({ parsed }: NaiveReport): string => `${parsed.agency.name}@${parsed.region?.adcode}`

function isWithin(code: string, top: string): boolean {
  for (let at: string | null = code; at !== null; at = regions.get(at)?.parent ?? null) {
    if (at === top) return true
  }
  return false
}

/** Someone who stands behind a row in a year: a report, or an agency that could have given one. */
interface Standing {
  year: number
  agency: string
  report: NaiveReport | null
  region: string
  sector: string
  level: string | null
  /** Its consolidated report speaks for the whole region. */
  covers: boolean
}

export function naiveAggregate(all: readonly NaiveReport[], question: NaiveQuestion): Map<string, NaiveRow> {
  const asItIs = question.by.includes('agency')
  const parts = question.by.includes('sector') || question.by.includes('level')
  const scope = question.scope === 'auto' && parts && !asItIs ? 'own' : question.scope
  const known = all.filter(
    (r) =>
      (question.within.length === 0 ||
        question.within.some((top) => r.parsed.region !== null && isWithin(regionOf(r), top))) &&
      (question.sector.length === 0 || question.sector.includes(r.parsed.agency.sector)) &&
      (question.agencyLevel === undefined || r.parsed.agency.level === question.agencyLevel) &&
      (scope === 'auto' || r.parsed.scope === scope),
  )
  const picked = known.filter(
    (r) =>
      (question.years.length === 0 || question.years.includes(r.parsed.year)) &&
      (question.quality === 'all' || r.errors === 0),
  )
  const years = [...new Set(picked.map((r) => r.parsed.year))]
  const rows = new Map<string, Standing[]>()
  for (const { region, direct } of rowRegions(question)) {
    for (const year of years) {
      const inYear = picked.filter((r) => r.parsed.year === year)
      const speaking =
        asItIs || scope === 'own'
          ? plain(region, direct, inYear, known, year)
          : scope === 'consolidated'
            ? direct
              ? []
              : consolidated(region, inYear, known, year)
            : direct
              ? plain(region, direct, inYear, known, year).filter((s) => !s.covers)
              : auto(region, inYear, known, year)
      for (const standing of speaking) {
        const key = keyOf(question, standing, { region, direct })
        rows.set(key, [...(rows.get(key) ?? []), standing])
      }
    }
  }
  const answer = new Map<string, NaiveRow>()
  for (const [key, standings] of rows) {
    const reports = standings.flatMap(({ report }) => report ?? [])
    if (reports.length === 0) continue
    const columns = question.applicant.length > 0 ? question.applicant : TYPES
    if (!question.by.includes('applicant')) {
      answer.set(
        key,
        rowOf(question, standings, reports, question.applicant.length > 0 ? columns : ['total']),
      )
    } else {
      for (const column of columns)
        answer.set(`${key}|${column}`, rowOf(question, standings, reports, [column]))
    }
  }
  return answer
}

/** Rows by region: those of the level asked, and apart from them the regions above it. */
function rowRegions({ by, within, level }: NaiveQuestion): { region: string; direct: boolean }[] {
  const tops =
    within.length === 0 ? [ROOT] : within.filter((a) => !within.some((b) => a !== b && isWithin(a, b)))
  if (!by.includes('region')) return tops.map((region) => ({ region, direct: false }))
  const single = tops.length === 1 ? regions.get(tops[0]!) : undefined
  const below =
    single?.level === 'country' ? 'province' : single?.level === 'province' ? 'prefecture' : 'county'
  const least = RANK[level ?? (single ? below : 'province')]!
  const walk = (code: string): { region: string; direct: boolean }[] =>
    RANK[regions.get(code)!.level]! >= least
      ? [{ region: code, direct: false }]
      : [{ region: code, direct: true }, ...(children.get(code) ?? []).flatMap(({ adcode }) => walk(adcode))]
  return tops.flatMap(walk)
}

const standing = (r: NaiveReport, year: number, report: NaiveReport | null): Standing => ({
  year,
  agency: `${nameOf(r)}#${r.parsed.scope}`,
  report,
  region: regionOf(r),
  sector: r.parsed.agency.sector,
  level: r.parsed.agency.level,
  covers: covers(r),
})

/** Each agency known, with its report of the year if there is one. */
function standings(known: readonly NaiveReport[], inYear: readonly NaiveReport[], year: number): Standing[] {
  const agencies = new Map(known.map((r) => [`${nameOf(r)}#${r.parsed.scope}`, r]))
  return [...agencies].map(([key, r]) =>
    standing(r, year, inYear.find((each) => `${nameOf(each)}#${each.parsed.scope}` === key) ?? null),
  )
}

function plain(
  region: string,
  direct: boolean,
  inYear: readonly NaiveReport[],
  known: readonly NaiveReport[],
  year: number,
): Standing[] {
  return standings(known, inYear, year).filter((s) =>
    direct ? s.region === region : isWithin(s.region, region),
  )
}

const covers = (r: NaiveReport): boolean =>
  r.parsed.scope === 'consolidated' && r.parsed.region !== null && r.parsed.agency.level !== 'township'

function consolidated(
  region: string,
  inYear: readonly NaiveReport[],
  known: readonly NaiveReport[],
  year: number,
): Standing[] {
  const [chosen] = inYear
    .filter((r) => covers(r) && regionOf(r) === region)
    .sort((a, b) => priority(a) - priority(b) || a.id - b.id)
  if (chosen) return [standing(chosen, year, chosen)]
  return standings(
    known.filter((r) => covers(r) && regionOf(r) === region),
    [],
    year,
  )
}

const priority = (r: NaiveReport): number => (r.parsed.agency.sector === 'government' ? 0 : 1)

function auto(
  region: string,
  inYear: readonly NaiveReport[],
  known: readonly NaiveReport[],
  year: number,
): Standing[] {
  const whole = consolidated(region, inYear, known, year)
  if (whole.some(({ report }) => report !== null)) return whole
  const here = (r: NaiveReport): boolean => !covers(r) && regionOf(r) === region
  return [
    ...whole,
    ...standings(known.filter(here), inYear.filter(here), year),
    ...(children.get(region) ?? []).flatMap(({ adcode }) => auto(adcode, inYear, known, year)),
  ]
}

function keyOf({ by }: NaiveQuestion, s: Standing, row: { region: string; direct: boolean }): string {
  return by
    .filter((dimension) => dimension !== 'applicant')
    .map((dimension) => {
      if (dimension === 'year') return s.year
      if (dimension === 'region') return `${row.region}${row.direct ? '!' : ''}`
      if (dimension === 'sector') return s.sector
      if (dimension === 'agency') return s.agency.replace(/#.*/, '')
      return s.level
    })
    .join('|')
}

function rowOf(
  question: NaiveQuestion,
  standings: readonly Standing[],
  reports: readonly NaiveReport[],
  columns: readonly string[],
): NaiveRow {
  const scopes = new Set(reports.map(({ parsed }) => parsed.scope))
  const row: NaiveRow = {
    scope: scopes.size > 1 ? 'mixed' : [...scopes][0]!,
    reports: reports.length,
    agencies: new Set(standings.map(({ agency }) => agency.replace(/#.*/, ''))).size,
    values: {},
    parts: {},
    missing: {},
    made: {
      own: reports.filter(({ parsed }) => parsed.scope === 'own').length,
      forms: [...new Set(reports.map(({ parsed }) => parsed.form))].sort().join(),
    },
  }
  const years = reports.map(({ parsed }) => parsed.year)
  const agencies = new Set(reports.map(nameOf))
  for (const code of question.indicators) {
    const entry = indicatorByCode.get(code)!
    if (entry.difference) continue
    const ofReports = wholeReports(code, reports)
    if (ofReports) {
      row.parts[code] = ofReports
      row.values[code] = ofReports[1] > 0 ? ofReports[0] / ofReports[1] : null
      continue
    }
    const mean = entry.denominator === 'report.count'
    let [numerator, denominator, counted, missing] = [0, 0, 0, 0]
    for (const { parsed } of reports) {
      if (!entry.forms.includes(parsed.form)) continue
      for (const column of isSplit(code) ? columns : ['total']) {
        const top = figure(parsed, code, column)
        const bottom = entry.denominator === null ? 0 : mean ? 1 : formula(parsed, entry.denominator, column)
        if (top === null || bottom === null) {
          missing += 1
        } else {
          numerator += top
          denominator += bottom
          counted += 1
        }
      }
    }
    if (missing > 0) row.missing[code] = missing
    const spansYears = new Set(years).size > 1
    const spansForms = Math.min(...years) <= 2020 && Math.max(...years) >= 2021
    const unfit =
      (spansYears && STOCKS.has(code)) ||
      (agencies.size > 1 && code.includes('.items_')) ||
      (spansForms && entry.comparability === 'approximate')
    row.values[code] = null
    if (counted === 0 || unfit) continue
    if (entry.denominator !== null) row.parts[code] = [numerator, denominator]
    row.values[code] =
      entry.denominator === null
        ? numerator
        : denominator > 0
          ? ((entry.unit === 'per_mille' ? 1000 : 1) * numerator) / denominator
          : null
  }
  for (const code of question.indicators) {
    const [a, b] = (indicatorByCode.get(code)!.difference ?? []).map((rate) => row.values[rate] ?? null)
    if (a === undefined) continue
    row.values[code] = a === null || b === null || b === undefined ? null : a - b
  }
  return row
}

/** What is said of reports as a whole: how many hold together, how much of their forms is filled in. */
function wholeReports(code: string, reports: readonly NaiveReport[]): [number, number] | null {
  if (code === 'quality.clean') return [reports.filter(({ errors }) => errors === 0).length, reports.length]
  if (code !== 'quality.fill') return null
  const cells = reports.reduce((sum, { parsed }) => sum + (parsed.form === '2019' ? 198 : 200), 0)
  const blank = reports.reduce(
    (sum, { parsed }) => sum + parsed.cells.filter((c) => c.value === null).length,
    0,
  )
  return [cells - blank, cells]
}

/** Levels at year end among the indicators of the test, said here by hand. */
const STOCKS = new Set([
  'applications.to_handle',
  'rate.completion',
  'applications.carried_out',
  'licensing.items_current',
])

function isSplit(code: string): boolean {
  const entry = indicatorByCode.get(code)!
  if (entry.table !== null) return entry.table === 3
  if (entry.denominator === 'report.count') return false
  return [entry.numerator, entry.denominator].every(
    (text) =>
      text === null || parseFormula(text).every((term) => term.applicant === null && isSplit(term.code)),
  )
}

/** The printed cell where the report has one, else the formula. */
function figure(parsed: Parsed, code: string, column: string): number | null {
  const cell = parsed.cells.find(
    (c) => c.code === code && (c.applicant === undefined || c.applicant === column),
  )
  if (cell) return cell.value
  const { numerator } = indicatorByCode.get(code)!
  return numerator === null ? null : formula(parsed, numerator, column, code)
}

function formula(parsed: Parsed, text: string, column: string, self?: string): number | null {
  let sum = 0
  for (const { code, applicant, sign } of parseFormula(text)) {
    if (code === self) continue
    const value = figure(parsed, code, applicant ?? column)
    if (value === null) return null
    sum += sign * value
  }
  return sum
}
