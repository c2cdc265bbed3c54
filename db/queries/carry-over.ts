/**
 * The chain of requests: what each report carried out against what the next year's carried in, of all agencies with
 * reports of the same scope for two years running.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Row } from '../schema.ts'
import type { Level } from '../../server/report/report.ts'
import { readCursor, formatCursor } from './cursor.ts'
import { carriedIn, openFound, reportsIn, yearsOfTops } from './found-counts.ts'
import { checkFilters, reportsOf, type CheckedFilters, type QualityFilters } from './quality-filter.ts'

export const CARRY_VERDICTS = ['passed', 'failed', 'not_evaluated'] as const
export const CARRY_SORTS = ['difference', 'year', 'agency'] as const

export interface CarryQuestion extends QualityFilters {
  verdict?: (typeof CARRY_VERDICTS)[number]
  /** `difference`: the largest break first; `year`: the newest first; `agency`: the chain of each in its order. */
  sort?: (typeof CARRY_SORTS)[number]
  limit: number
  cursor?: string
}

/** From the report of the year before to this one. */
export interface CarryLink {
  agency: { id: number; name: string }
  region: { adcode: string; name: string } | null
  sector: string
  level: Level | null
  /** The later year, and its report. */
  year: number
  report: number
  previous: number
  verdict: Row<'carry_over'>['verdict']
  carriedOut: number | null
  carriedIn: number | null
  /** Carried in beyond what was carried out; null where a figure is missing. */
  difference: number | null
}

export interface CarryYear {
  year: number
  passed: number
  failed: number
  notEvaluated: number
  /** Reports without one of the same scope for the year before: there is no link. */
  unlinked: number
}

/** @throws QueryError for unknown values and a foreign cursor. */
export async function carryOver(db: Db, question: CarryQuestion) {
  const filters = await checkFilters(db, question)
  const { limit, cursor, sort = 'difference' } = question
  const start = cursor === undefined ? 0 : Number(readCursor(cursor, ['number'])[0])
  const counted = countedYears(db, filters)
  const total = counted ? totalOf(counted, question.verdict) : await countLinks(db, filters, question.verdict)
  // Links that hold differ by nothing: they stand behind all that do not.
  const broken =
    counted && sort === 'difference' && question.verdict === undefined ? totalOf(counted, 'failed') : 0
  const verdict = start + limit <= broken ? 'failed' : question.verdict
  // What is shown of a link is looked up when it is known which are shown.
  const ids = await linksWith(db, filters, verdict)
    .select('report.id')
    .orderBy(ORDER[sort])
    .orderBy('report.id')
    .limit(limit)
    .offset(start)
    .execute()
  const found = await readLinks(
    db,
    ids.map(({ id }) => id),
  )
  const rows = ids.flatMap(({ id }) => found.get(id) ?? [])
  const end = start + rows.length
  return {
    years: counted ?? (await byYear(db, filters)),
    links: rows,
    total,
    next: end < total ? formatCursor([end]) : null,
  }
}

/** Every link that the filters leave, in the order of agencies and years, some hundreds at a time. */
export async function* streamCarryOver(
  db: Db,
  filters: CheckedFilters,
  verdict: CarryQuestion['verdict'],
  batch = 500,
): AsyncGenerator<CarryLink[]> {
  for (let after = 0; ;) {
    const rows = await selected(linksWith(db, filters, verdict))
      .where('report.id', '>', after)
      .orderBy('report.id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(linkOf)
    after = last.report
  }
}

const ORDER: Readonly<Record<(typeof CARRY_SORTS)[number], RawBuilder<unknown>>> = {
  difference: sql`coalesce(abs(carry_over.actual - carry_over.expected), -1) desc, report.year desc`,
  year: sql`report.year desc, coalesce(abs(carry_over.actual - carry_over.expected), -1) desc`,
  agency: sql`coalesce(agency.region, ''), agency.id, report.year`,
}

function linksOf(db: Db, filters: CheckedFilters) {
  return reportsOf(db, filters).innerJoin('carry_over', 'carry_over.report_id', 'report.id')
}

function linksWith(db: Db, filters: CheckedFilters, verdict: CarryQuestion['verdict']) {
  return linksOf(db, filters).$if(verdict !== undefined, (query) =>
    // Written out for those that an index leads to.
    query.where('carry_over.verdict', '=', verdict === 'passed' ? 'passed' : sql.lit(verdict!)),
  )
}

async function countLinks(
  db: Db,
  filters: CheckedFilters,
  verdict: CarryQuestion['verdict'],
): Promise<number> {
  const { total } = await linksWith(db, filters, verdict)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** As the rollup has them; null where it cannot tell. */
function countedYears(db: Db, filters: CheckedFilters): CarryYear[] | null {
  const found = openFound(db, filters)
  const years = found && yearsOfTops(found)
  if (!years) return null
  return [...years]
    .filter(([, counts]) => reportsIn(counts) > 0)
    .sort(([a], [b]) => a - b)
    .map(([year, counts]) => {
      const passed = carriedIn(counts, 'passed')
      const failed = carriedIn(counts, 'failed')
      const notEvaluated = carriedIn(counts, 'not_evaluated')
      return {
        year,
        passed,
        failed,
        notEvaluated,
        unlinked: reportsIn(counts) - passed - failed - notEvaluated,
      }
    })
}

function totalOf(years: readonly CarryYear[], verdict: CarryQuestion['verdict']): number {
  return years.reduce((sum, { passed, failed, notEvaluated }) => {
    const of = { passed, failed, not_evaluated: notEvaluated }
    return sum + (verdict === undefined ? passed + failed + notEvaluated : of[verdict])
  }, 0)
}

function selected(links: ReturnType<typeof linksOf>) {
  return links
    .innerJoin('report as previous', (join) =>
      join
        .onRef('previous.agency_id', '=', 'report.agency_id')
        .on('previous.year', '=', sql<number>`report.year - 1`),
    )
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['agency.id as agency_id', 'agency.name as agency_name', 'agency.sector', 'agency.level'])
    .select(['region.adcode', 'region.name as region_name', 'report.id as report', 'report.year'])
    .select(['previous.id as previous', 'carry_over.verdict', 'carry_over.expected', 'carry_over.actual'])
}
type LinkRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

async function readLinks(db: Db, reports: readonly number[]): Promise<Map<number, CarryLink>> {
  if (reports.length === 0) return new Map()
  const all = db
    .selectFrom('agency')
    .innerJoin('report', 'report.agency_id', 'agency.id')
    .innerJoin('carry_over', 'carry_over.report_id', 'report.id')
  const rows = await selected(all).where('report.id', 'in', reports).execute()
  return new Map(rows.map((row) => [row.report, linkOf(row)]))
}

function linkOf(row: LinkRow): CarryLink {
  return {
    agency: { id: row.agency_id, name: row.agency_name },
    region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' },
    sector: row.sector,
    level: row.level,
    year: row.year,
    report: row.report,
    previous: row.previous,
    verdict: row.verdict,
    carriedOut: row.expected,
    carriedIn: row.actual,
    difference: row.expected === null || row.actual === null ? null : row.actual - row.expected,
  }
}

async function byYear(db: Db, filters: CheckedFilters): Promise<CarryYear[]> {
  const rows = await reportsOf(db, filters)
    .leftJoin('carry_over', 'carry_over.report_id', 'report.id')
    .select((eb) => ['report.year', 'carry_over.verdict', eb.fn.countAll<number>().as('n')])
    .groupBy(['report.year', 'carry_over.verdict'])
    .orderBy('report.year')
    .execute()
  return [...new Set(rows.map(({ year }) => year))].map((year) => {
    const n = (verdict: LinkRow['verdict'] | null) =>
      rows.find((row) => row.year === year && row.verdict === verdict)?.n ?? 0
    return {
      year,
      passed: n('passed'),
      failed: n('failed'),
      notEvaluated: n('not_evaluated'),
      unlinked: n(null),
    }
  })
}
