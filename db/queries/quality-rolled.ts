/** The rows of a question about quality from the rollup; what it cannot tell is left to counting. */
import { knownRegions, knownSectors } from '../known-reference.ts'
import { SEVERITIES } from '../rollup/findings.ts'
import { lineOf, sectorSlice, type Place } from '../rollup/places.ts'
import type { Vector } from '../rollup/vector.ts'
import type { Db } from '../schema.ts'
import type { Severity } from '../../server/report/report.ts'
import {
  findingsIn,
  openFound,
  reportsIn,
  reportsWith,
  severitiesAsked,
  sumOf,
  yearsOfTops,
  type FoundCounts,
  type FoundReader,
} from './found-counts.ts'
import type { CheckedFilters } from './quality-filter.ts'
import type { QualityDimension, QualityRow } from './quality.ts'

export interface RolledQuestion extends CheckedFilters {
  rule: string[]
  severity: Severity[]
  by: QualityDimension
  level: 'province' | 'prefecture' | 'county'
}

export interface RolledQuality {
  rows: QualityRow[]
  reports: number
}

/** Null where reports have to be looked at: single agencies, and several rules together. */
export function rolledQuality(db: Db, question: RolledQuestion): RolledQuality | null {
  const found = openFound(db, question)
  if (!found || question.by === 'agency' || (question.rule.length > 1 && question.by !== 'rule')) return null
  const years = yearsOfTops(found)
  if (!years) return null
  const all = sumOf(years.values())
  const rows = rowsOf(db, question, found, years, all)
  return rows && { rows: rows.filter((row) => row !== null), reports: reportsIn(all) }
}

function rowsOf(
  db: Db,
  question: RolledQuestion,
  found: FoundReader,
  years: ReadonlyMap<number, Vector>,
  all: Vector,
): (QualityRow | null)[] | null {
  switch (question.by) {
    case 'rule':
      return null
    case 'severity':
      return SEVERITIES.map((severity) => {
        const asked = question.severity.length === 0 || question.severity.includes(severity)
        const row = rowOf(severity, null, all, { ...question, severity: asked ? [severity] : [] }, found)
        return asked ? row : { ...row, ...NOTHING_FOUND }
      })
    case 'year':
      return [...years].map(([year, counts]) =>
        reportsIn(counts) === 0
          ? null
          : rowOf(`${year}`, { zh: `${year}`, en: `${year}` }, counts, question, found),
      )
    case 'sector':
      return bySector(db, question, found)
    case 'region':
      return byRegion(db, question, found)
    case 'agency':
      return null
  }
}

const NOTHING_FOUND = {
  findings: { error: 0, warning: 0, info: 0 },
  concerned: { error: 0, warning: 0, info: 0, any: 0 },
} as const

/** @param rules names and labels of all rules, in the order of the rows. */
export function rolledByRule(
  db: Db,
  question: RolledQuestion,
  rules: readonly { id: string; zh: string; en: string }[],
): RolledQuality | null {
  const found = openFound(db, question)
  const years = found && yearsOfTops(found)
  if (!years) return null
  const all = sumOf(years.values())
  const rows = rules.map(({ id, zh, en }) => {
    const asked = question.rule.length === 0 || question.rule.includes(id)
    const row = rowOf(id, { zh, en }, all, { ...question, rule: [id] }, found)
    return asked ? row : { ...row, ...NOTHING_FOUND }
  })
  return { rows, reports: reportsIn(all) }
}

/** @param question with one rule at most. */
function rowOf(
  key: string,
  label: QualityRow['label'],
  counts: FoundCounts,
  { rule: rules, severity }: Pick<RolledQuestion, 'rule' | 'severity'>,
  found: FoundReader,
): QualityRow {
  const rule = rules[0] === undefined ? null : found.rule(rules[0])
  const asked = severitiesAsked(severity)
  const findings = { error: 0, warning: 0, info: 0 }
  const concerned = { error: 0, warning: 0, info: 0, any: reportsWith(counts, asked, rule) }
  for (const one of asked) {
    findings[one] = findingsIn(counts, one, rule)
    concerned[one] = reportsWith(counts, [one], rule)
  }
  return { key, label, findings, concerned, reports: reportsIn(counts) }
}

function bySector(db: Db, question: RolledQuestion, found: FoundReader): (QualityRow | null)[] | null {
  if (question.agencyLevel !== undefined) return null
  const sectors = new Map<string, Vector[]>()
  for (const top of found.tops) {
    const there = found.sectors(top)
    if (!there) return null
    for (const sector of there) {
      if (question.sector.length > 0 && !question.sector.includes(sector)) continue
      const counts = found.whole(top, [sectorSlice(sector)])
      if (counts) sectors.set(sector, [...(sectors.get(sector) ?? []), counts])
    }
  }
  return [...sectors].map(([code, vectors]) => {
    const label = knownSectors(db).get(code)
    const counts = sumOf(vectors)
    if (!label || reportsIn(counts) === 0) return null
    return rowOf(code, { zh: label.zh, en: label.en }, counts, question, found)
  })
}

interface RegionRow {
  place: Place
  direct: boolean
  counts: Vector
}

/**
 * A region of the level with all in it; of a region above, what lies in none of them, in a row of its own.
 */
function byRegion(db: Db, question: RolledQuestion, found: FoundReader): (QualityRow | null)[] | null {
  const rows = new Map<string, RegionRow>()
  const add = (place: Place, direct: boolean, counts: Vector): void => {
    const row = rows.get(place.adcode)
    if (row) row.counts = sumOf([row.counts, counts])
    else rows.set(place.adcode, { place, direct, counts })
  }
  const isOfLevel = ({ level }: Place): boolean =>
    level === question.level || (question.level === 'county' && level === 'development_zone')
  const walk = (place: Place): boolean => {
    const whole = found.whole(place)
    if (!whole) return false
    if (isOfLevel(place)) {
      add(place, false, whole)
      return true
    }
    const alone = new Map(whole)
    for (const part of place.parts) {
      const inner = found.whole(part)
      if (!inner || !walk(part)) return false
      for (const [key, n] of inner) {
        const rest = (alone.get(key) ?? 0) - n
        if (rest === 0) alone.delete(key)
        else alone.set(key, rest)
      }
    }
    add(place, true, alone)
    return true
  }
  for (const top of found.tops) {
    const above = lineOf(top).find(isOfLevel)
    const counts = above && found.whole(top)
    if (above && !counts) return null
    if (above && counts) add(above, false, counts)
    else if (!walk(top)) return null
  }
  return [...rows.values()].map(({ place, direct, counts }) => {
    if (reportsIn(counts) === 0) return null
    const name = knownRegions(db).get(place.adcode)?.name ?? place.adcode
    const row = rowOf(place.adcode, { zh: name, en: name }, counts, question, found)
    return { ...row, ...(direct ? { direct: true } : {}) }
  })
}
