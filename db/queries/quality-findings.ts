/** Findings of the current reports, one by one, down to the cell. */
import { sql } from 'kysely'
import type { Db, Row } from '../schema.ts'
import type { CellRef, Finding, Form, Scope, Severity } from '../../server/report/report.ts'
import { cutPage, readCursor } from './cursor.ts'
import { splitList } from './filter-values.ts'
import { checkFilters, reportsOf, type CheckedFilters, type QualityFilters } from './quality-filter.ts'
import { findingsIn, openFound, yearsOfTops, type FoundCounts } from './found-counts.ts'
import { QueryError } from './query-error.ts'

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

export interface FindingFilters extends QualityFilters {
  rule?: string
  severity?: string
}

export interface FindingEntry {
  report: number
  /** Place among the findings of its report, from 1. */
  no: number
  agency: { id: number; name: string }
  region: { adcode: string; name: string } | null
  sector: string
  year: number
  form: Form
  scope: Scope
  rule: string
  severity: Severity
  message: { zh: string; en: string }
  cells: CellRef[]
  expected: number | string | null
  actual: number | string | null
  suspect: (CellRef & { value: number }) | null
  /** What it rests on: the report alone, other years of the agency, or reports of other agencies. */
  basis: Basis
  /** The report that it was laid beside. */
  other: OtherReport | null
}

export type Basis = Row<'finding'>['basis']

export interface OtherReport {
  report: number
  year: number
  agency: { id: number; name: string }
}

interface CheckedFindingFilters extends CheckedFilters {
  rule: string[]
  severity: Severity[]
}

/** @throws QueryError, as for reports, and for a rule or a severity that there is not. */
export async function checkFindingFilters(db: Db, filters: FindingFilters): Promise<CheckedFindingFilters> {
  const severity = splitList(filters.severity).map((name) => {
    const known = SEVERITIES.find((one) => one === name)
    if (!known) throw new QueryError('severity', `Unknown severity ${name}`, SEVERITIES)
    return known
  })
  return { ...(await checkFilters(db, filters)), severity, rule: await checkRules(db, filters.rule) }
}

/** Rules of the table, and those that only findings name (of a reading, or of an earlier table). */
async function checkRules(db: Db, text: string | undefined): Promise<string[]> {
  const asked = splitList(text)
  if (asked.length === 0) return []
  const listed = await db.selectFrom('rule').select('id').orderBy('id').execute()
  const found = await db
    .selectFrom('finding')
    .select('rule as id')
    .distinct()
    .where('rule', 'in', asked)
    .execute()
  const known = new Set([...listed, ...found].map(({ id }) => id))
  const unknown = asked.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    throw new QueryError(
      'rule',
      `No rule is called ${unknown.join(', ')}`,
      listed.map(({ id }) => id),
    )
  }
  return asked
}

function matching(db: Db, filters: CheckedFindingFilters) {
  return reportsOf(db, filters)
    .innerJoin('finding', 'finding.report_id', 'report.id')
    .$if(filters.rule.length > 0, (query) => query.where('finding.rule', 'in', filters.rule))
    .$if(filters.severity.length > 0, (query) => query.where('finding.severity', 'in', filters.severity))
}

function selected(db: Db, filters: CheckedFindingFilters) {
  return matching(db, filters)
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['report.id as report', 'report.year', 'report.form', 'report.scope'])
    .select(['agency.id as agency_id', 'agency.name as agency_name', 'agency.sector'])
    .select(['region.adcode', 'region.name as region_name'])
    .select(['finding.no', 'finding.rule', 'finding.severity', 'finding.zh', 'finding.en'])
    .select(['finding.cells', 'finding.expected', 'finding.actual', 'finding.suspect'])
    .leftJoin('report as other', 'other.id', 'finding.other_report_id')
    .leftJoin('agency as other_agency', 'other_agency.id', 'other.agency_id')
    .select(['finding.basis', 'other.id as other_id', 'other.year as other_year'])
    .select(['other_agency.id as other_agency_id', 'other_agency.name as other_agency_name'])
}
type FindingRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

const RANK = sql<number>`case finding.severity when 'error' then 0 when 'warning' then 1 else 2 end`

/**
 * Errors first, then warnings, then notes; in each the newest year first.
 * @throws QueryError for unknown values and a foreign cursor.
 */
export async function listFindings(db: Db, filters: FindingFilters & { limit: number; cursor?: string }) {
  const checked = await checkFindingFilters(db, filters)
  const { limit, cursor } = filters
  const after = cursor === undefined ? null : readCursor(cursor, ['number', 'number', 'number', 'number'])
  const found = openFound(db, checked)
  const years = found && yearsOfTops(found)
  const counted = years && countsOf(years, checked, (id) => found.rule(id))
  const total = counted ? counted.reduce((sum, { n }) => sum + n, 0) : await countMatching(db, checked)
  const rows =
    counted && total > FEW
      ? await walkThrough(db, checked, counted, after?.map(Number) ?? null, limit + 1)
      : await selected(db, checked)
          .select(RANK.as('rank'))
          .$if(after !== null, (query) =>
            query.where(
              sql<boolean>`(${RANK}, -report.year, report.id, finding.no) > (${sql.join(after!.map(Number))})`,
            ),
          )
          .orderBy(RANK)
          .orderBy('report.year', 'desc')
          .orderBy('report.id')
          .orderBy('finding.no')
          .limit(limit + 1)
          .execute()
  const { page, next } = cutPage(rows, limit, ({ rank, year, report, no }) => [rank, -year, report, no])
  return { findings: page.map(entryOf), total, next }
}

/** So many are sorted sooner than looked for in their order. */
const FEW = 2000

async function countMatching(db: Db, filters: CheckedFindingFilters): Promise<number> {
  const { total } = await matching(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** Findings of one severity and year. */
interface Stretch {
  rank: number
  year: number
  n: number
}

/** How many there are of each severity and year, in the order of the list. */
function countsOf(
  years: ReadonlyMap<number, FoundCounts>,
  { rule, severity }: CheckedFindingFilters,
  numberOf: (rule: string) => number | null,
): Stretch[] {
  const newest = [...years].sort(([a], [b]) => b - a)
  const rules = rule.length === 0 ? [null] : rule.map(numberOf).filter((number) => number !== null)
  return SEVERITIES.flatMap((one, rank) =>
    severity.length > 0 && !severity.includes(one)
      ? []
      : newest.map(([year, counts]) => ({
          rank,
          year,
          n: rules.reduce<number>((sum, number) => sum + findingsIn(counts, one, number), 0),
        })),
  )
}

const COUNTED_IN = { error: 'report.errors', warning: 'report.warnings', info: 'report.infos' } as const

/** Stretch by stretch in the order of the list, until there are enough. */
async function walkThrough(
  db: Db,
  filters: CheckedFindingFilters,
  stretches: readonly Stretch[],
  after: readonly number[] | null,
  wanted: number,
) {
  const rows: (FindingRow & { rank: number })[] = []
  const [afterRank = -1, afterYear = 0, afterReport = 0, afterNo = 0] = after ?? []
  for (const { rank, year, n } of stretches) {
    if (n === 0 || rank < afterRank || (rank === afterRank && -year < afterYear)) continue
    const severity = SEVERITIES[rank]!
    const goesOn = rank === afterRank && -year === afterYear
    const stretch = await selected(db, { ...filters, years: [], severity: [] })
      .select(sql.val(rank).as('rank'))
      .where('report.year', '=', year)
      // Written out, as the index has it.
      .where(COUNTED_IN[severity], '>', sql.lit(0))
      .where('finding.severity', '=', severity)
      .$if(goesOn, (query) =>
        query.where(sql<boolean>`(report.id, finding.no) > (${afterReport}, ${afterNo})`),
      )
      .orderBy('report.id')
      .orderBy('finding.no')
      .limit(wanted - rows.length)
      .execute()
    rows.push(...stretch)
    if (rows.length >= wanted) break
  }
  return rows
}

/** All of them in the order of reports, a few hundred at a time: memory stays flat however many there are. */
export async function* streamFindings(
  db: Db,
  filters: CheckedFindingFilters,
  batch = 500,
): AsyncGenerator<FindingEntry[]> {
  let last = { report: 0, no: 0 }
  for (;;) {
    const rows = await selected(db, filters)
      .where((eb) =>
        eb.or([
          eb('report.id', '>', last.report),
          eb.and([eb('report.id', '=', last.report), eb('finding.no', '>', last.no)]),
        ]),
      )
      .orderBy('report.id')
      .orderBy('finding.no')
      .limit(batch)
      .execute()
    if (rows.length > 0) yield rows.map(entryOf)
    const end = rows.at(-1)
    if (rows.length < batch || !end) return
    last = end
  }
}

function entryOf(row: FindingRow): FindingEntry {
  return {
    report: row.report,
    no: row.no,
    agency: { id: row.agency_id, name: row.agency_name },
    region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? '' },
    sector: row.sector,
    year: row.year,
    form: row.form,
    scope: row.scope,
    rule: row.rule,
    severity: row.severity,
    message: { zh: row.zh, en: row.en },
    cells: JSON.parse(row.cells) as CellRef[],
    expected: scalar(row.expected),
    actual: scalar(row.actual),
    suspect: row.suspect === null ? null : (JSON.parse(row.suspect) as NonNullable<Finding['suspect']>),
    basis: row.basis,
    other: otherOf(row),
  }
}

function otherOf(row: FindingRow): OtherReport | null {
  const { other_id, other_year, other_agency_id, other_agency_name } = row
  if (other_id === null || other_year === null || other_agency_id === null) return null
  return {
    report: other_id,
    year: other_year,
    agency: { id: other_agency_id, name: other_agency_name ?? '' },
  }
}

/** Findings on one report that other reports show, in their order. */
export async function findingsAcross(db: Db, report: number): Promise<FindingEntry[]> {
  const filters = await checkFindingFilters(db, {})
  const rows = await selected(db, filters)
    .where('report.id', '=', report)
    .where('finding.basis', '!=', 'report')
    .orderBy('finding.no')
    .execute()
  return rows.map(entryOf)
}

function scalar(json: string | null): number | string | null {
  return json === null ? null : (JSON.parse(json) as number | string | null)
}
