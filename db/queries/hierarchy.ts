/**
 * Consolidated reports against what is loaded below them. The parts of a government's report are the own reports of
 * the agencies of its area, but where a region below has a consolidated report of the year, that one stands for all
 * agencies of its own area: nothing is counted twice.
 */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import {
  compareWithParts,
  gravest,
  type Comparison,
  type HierarchyVerdict,
} from '../../server/report/check/hierarchy.ts'
import { dictionary } from '../reference/indicators.ts'
import { cutPage, readCursor } from './cursor.ts'
import { consolidatedIn, openFound, sumOf, yearsOfTops } from './found-counts.ts'
import { checkFilters, reportsOf, type QualityFilters } from './quality-filter.ts'

/** Figures that every form has, that add up over agencies, and that no choice of a column can change. */
export const COMPARED = [
  'applications.received.new',
  'applications.received.carried_in',
  'outcome.granted',
  'outcome.partial',
  'outcome.total',
  'applications.carried_out',
  'licensing.decisions',
  'penalty.decisions',
  'legal.reconsideration.total',
  'legal.litigation_direct.total',
  'legal.litigation_after_reconsideration.total',
] as const

export interface HierarchyQuestion extends QualityFilters {
  limit: number
  cursor?: string
}

export interface HierarchyEntry {
  report: number
  year: number
  agency: { id: number; name: string }
  region: { adcode: string; name: string } | null
  /** Agencies known below, and how many of them the parts speak for. */
  known: number
  covered: number
  /** Reports that make up the parts: own ones, and consolidated ones of regions below. */
  own: number
  consolidated: number
  verdict: HierarchyVerdict
  figures: (Comparison & { code: string; blanks: number })[]
}

/** Reports of one question; a statement takes 32,766 parameters. */
const CHUNK = 10_000
const TOTAL = dictionary.applicants.find(({ code }) => code === 'total')!.id
const compared = dictionary.indicators.filter(({ code }) => COMPARED.some((one) => one === code))

/** The newest year first, in each by region. @throws QueryError for unknown values and a foreign cursor. */
export async function hierarchy(db: Db, question: HierarchyQuestion) {
  const filters = await checkFilters(db, question)
  const { limit, cursor } = question
  const after = cursor === undefined ? null : readCursor(cursor, ['number', 'string', 'number'])
  const matching = reportsOf(db, filters)
    .where('report.scope', '=', 'consolidated')
    .where('agency.region', 'is not', null)
  const found = openFound(db, filters)
  const years = found && yearsOfTops(found)
  const total = years ? consolidatedIn(sumOf(years.values())) : await countAll(matching)
  const from = after === null ? Infinity : -Number(after[0])
  // Year by year, so that no more than one of them is put in order.
  const newest = years ? [...years.keys()].filter((year) => year <= from).sort((a, b) => b - a) : [null]
  const rows: WholeRow[] = []
  for (const year of newest) {
    const some = await matching
      .innerJoin('region', 'region.adcode', 'agency.region')
      .select(['report.id', 'report.year', 'report.form', 'agency.id as agency_id', 'agency.name'])
      .select(['region.adcode', 'region.name as region_name'])
      .$if(year !== null, (query) => query.where('report.year', '=', year!))
      .$if(after !== null, (query) =>
        query.where(sql<boolean>`(-report.year, region.adcode, report.id) > (${sql.join([...after!])})`),
      )
      .orderBy('report.year', 'desc')
      .orderBy('region.adcode')
      .orderBy('report.id')
      .limit(limit + 1 - rows.length)
      .execute()
    rows.push(...some)
    if (rows.length > limit) break
  }
  const { page, next } = cutPage(rows, limit, ({ year, adcode, id }) => [-year, adcode, id])
  const entries: HierarchyEntry[] = []
  for (const row of page) entries.push(await entryOf(db, row))
  return { entries, total, next }
}

async function countAll(reports: ReturnType<typeof reportsOf>): Promise<number> {
  const { total } = await reports
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

interface WholeRow {
  id: number
  year: number
  agency_id: number
  name: string
  adcode: string
  region_name: string
}

async function entryOf(db: Db, whole: WholeRow): Promise<HierarchyEntry> {
  const below = await readBelow(db, whole)
  const parts = below.filter(({ part }) => part)
  const ids = parts.map(({ report }) => report!)
  const [wholeFigures, ...partFigures] = await readFigures(db, [whole.id, ...ids])
  const known = below.length
  const covered = below.filter(({ covered }) => covered).length
  const figures = compared.map(({ code }) => {
    const values = partFigures.map((figures) => figures.get(code) ?? null)
    const numbers = values.filter((value) => value !== null)
    const blanks = values.length - numbers.length
    const sum = numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0)
    const comparison = compareWithParts(wholeFigures!.get(code) ?? null, sum, {
      complete: covered === known,
      blanks,
    })
    return { code, blanks, ...comparison }
  })
  return {
    report: whole.id,
    year: whole.year,
    agency: { id: whole.agency_id, name: whole.name },
    region: { adcode: whole.adcode, name: whole.region_name },
    known,
    covered,
    own: parts.filter(({ scope }) => scope === 'own').length,
    consolidated: parts.filter(({ scope }) => scope === 'consolidated').length,
    verdict: gravest(figures.map(({ verdict }) => verdict)),
    figures,
  }
}

interface Below {
  report: number | null
  scope: 'own' | 'consolidated' | null
  /** Its report is one of the parts. */
  part: boolean
  /** It has reported, or a consolidated report between speaks for it. */
  covered: boolean
}

/** Agencies known in the area besides the government itself, with what stands for each. */
async function readBelow(db: Db, whole: WholeRow): Promise<Below[]> {
  const rows = await db
    .selectFrom('region_closure')
    .innerJoin('agency', 'agency.region', 'region_closure.descendant')
    .leftJoin('report', (join) =>
      join.onRef('report.agency_id', '=', 'agency.id').on('report.year', '=', whole.year),
    )
    .select(['agency.region', 'report.id as report', 'report.scope'])
    .where('region_closure.ancestor', '=', whole.adcode)
    .where('agency.id', '!=', whole.agency_id)
    .execute()
  /** Regions below with a consolidated report, by code. */
  const spoken = new Set(
    rows.flatMap(({ region, scope }) =>
      scope === 'consolidated' && region !== whole.adcode ? [region] : [],
    ),
  )
  const above = spoken.size === 0 ? [] : await readAbove(db, whole.adcode, [...spoken] as string[])
  return rows.map(({ region, report, scope }) => {
    const tops = above.filter(({ descendant }) => descendant === region)
    // The uppermost consolidated report on the way down speaks for all below it; it is no part of another.
    const isSpokenFor =
      scope === 'consolidated' && region !== whole.adcode
        ? tops.some(({ depth }) => depth > 0)
        : tops.length > 0
    const part = report !== null && !isSpokenFor && !(scope === 'consolidated' && region === whole.adcode)
    return { report, scope, part, covered: part || isSpokenFor }
  })
}

/** Which of the regions stand above which, themselves at depth 0. */
function readAbove(db: Db, within: string, regions: readonly string[]) {
  return db
    .selectFrom('region_closure as own')
    .innerJoin('region_closure as up', 'up.descendant', 'own.descendant')
    .select(['up.descendant', 'up.ancestor', 'up.depth'])
    .where('own.ancestor', '=', within)
    .where('up.ancestor', 'in', regions)
    .execute()
}

/** By code, for each report in the order asked; a printed zero is 0, a blank is not there. */
async function readFigures(db: Db, ids: readonly number[]): Promise<Map<string, number>[]> {
  const facts: { report_id: number; indicator_id: number; value: number | null }[] = []
  for (let i = 0; i < ids.length; i += CHUNK) {
    const some = await db
      .selectFrom('fact')
      .select(['report_id', 'indicator_id', 'value'])
      .where('report_id', 'in', ids.slice(i, i + CHUNK))
      .where(
        'indicator_id',
        'in',
        compared.map(({ id }) => id),
      )
      .where('applicant_id', 'in', [0, TOTAL])
      .execute()
    facts.push(...some)
  }
  const found = new Map(facts.map((fact) => [`${fact.report_id} ${fact.indicator_id}`, fact.value]))
  return ids.map(
    (id) =>
      new Map(
        compared.flatMap(({ id: indicator, code }) => {
          const value = found.get(`${id} ${indicator}`)
          return value === null ? [] : [[code, value ?? 0] as const]
        }),
      ),
  )
}
