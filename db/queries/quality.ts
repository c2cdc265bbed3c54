/** How many findings, in how many reports, out of how many reports: by rule, severity, region, sector, year or agency. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { Severity } from '../../server/report/report.ts'
import { cutPage, readCursor } from './cursor.ts'
import { ROOT } from './filter-values.ts'
import { reportsOf, type CheckedFilters } from './quality-filter.ts'
import { checkFindingFilters, SEVERITIES, type FindingFilters } from './quality-findings.ts'
import { rolledByRule, rolledQuality, type RolledQuality, type RolledQuestion } from './quality-rolled.ts'
import { QueryError } from './query-error.ts'

export const QUALITY_DIMENSIONS = ['rule', 'severity', 'region', 'sector', 'year', 'agency'] as const
export type QualityDimension = (typeof QUALITY_DIMENSIONS)[number]
type RegionLevel = 'province' | 'prefecture' | 'county'

export interface QualityRow {
  /** Rule, severity, adcode, sector, year or number of an agency. */
  key: string
  label: { zh: string; en: string } | null
  /** With by=region: the agencies of a region above the asked level itself. */
  direct?: boolean
  findings: Record<Severity, number>
  /** Reports with at least one finding: of whatever severity, and of each. */
  concerned: Record<Severity | 'any', number>
  /** Reports behind: all that the row could have found something in. */
  reports: number
}

/** With `rule` or `severity` only such findings are counted; the reports behind stay all of them. */
export interface QualityQuestion extends FindingFilters {
  by: QualityDimension
  /** Granularity of by=region; default: one level below the region of `within`. */
  level?: RegionLevel
  limit: number
  cursor?: string
}

/**
 * Years in their order, severities from the worst, everything else with the most errors, then warnings, then notes
 * first. Rows without a finding are there too: nothing found in n reports is an answer.
 * @throws QueryError for unknown values and a foreign cursor.
 */
export async function countFindings(db: Db, question: QualityQuestion) {
  const { by, limit, cursor } = question
  if (question.level !== undefined && by !== 'region') {
    throw new QueryError('level', 'level is the granularity of by=region: leave it out, or ask by=region')
  }
  const filters = await checkFindingFilters(db, question)
  const rolled = await readRolled(db, { ...filters, by, level: question.level ?? filters.levelBelow })
  const rows =
    rolled?.rows ??
    (by === 'rule' || by === 'severity'
      ? await byFinding(db, filters, by)
      : by === 'region'
        ? await byRegion(db, filters, question.level ?? filters.levelBelow)
        : await byReport(db, filters, by))
  if (by === 'year') rows.sort((a, b) => Number(a.key) - Number(b.key))
  else if (by !== 'severity') rows.sort(worstFirst)
  const start = cursor === undefined ? 0 : 1 + placeOf(rows, cursor)
  const { page, next } = cutPage(rows.slice(start, start + limit + 1), limit, ({ key }) => [key])
  const reports = rolled?.reports ?? (await countReports(db, filters))
  return { rows: page, reports, total: rows.length, next }
}

async function readRolled(db: Db, question: RolledQuestion): Promise<RolledQuality | null> {
  return question.by === 'rule'
    ? rolledByRule(db, question, await listRules(db))
    : rolledQuality(db, question)
}

async function countReports(db: Db, filters: CheckedFilters): Promise<number> {
  const { n } = await reportsOf(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

const listRules = (db: Db) => db.selectFrom('rule').select(['id', 'zh', 'en']).orderBy('id').execute()

type Counted = CheckedFilters & { rule: string[]; severity: Severity[] }

function placeOf(rows: readonly QualityRow[], cursor: string): number {
  const [key] = readCursor(cursor, ['string'])
  const place = rows.findIndex((row) => row.key === key)
  if (place < 0)
    throw new QueryError('cursor', 'The list has changed since this cursor was given: begin anew')
  return place
}

function worstFirst(a: QualityRow, b: QualityRow): number {
  for (const severity of SEVERITIES) {
    const more = b.findings[severity] - a.findings[severity]
    if (more !== 0) return more
  }
  return a.key.length - b.key.length || (a.key < b.key ? -1 : 1)
}

/** Every rule of the table and every severity, also those that found nothing. */
async function byFinding(db: Db, filters: Counted, by: 'rule' | 'severity'): Promise<QualityRow[]> {
  const reports = await countReports(db, filters)
  const found = await reportsOf(db, filters)
    .innerJoin('finding', 'finding.report_id', 'report.id')
    .$if(filters.rule.length > 0, (query) => query.where('finding.rule', 'in', filters.rule))
    .$if(filters.severity.length > 0, (query) => query.where('finding.severity', 'in', filters.severity))
    .select((eb) => [
      `finding.${by} as key`,
      'finding.severity',
      eb.fn.countAll<number>().as('findings'),
      eb.fn.count<number>('report.id').distinct().as('concerned'),
    ])
    .groupBy([`finding.${by}`, 'finding.severity'])
    .execute()
  const any = await reportsOf(db, filters)
    .innerJoin('finding', 'finding.report_id', 'report.id')
    .$if(filters.rule.length > 0, (query) => query.where('finding.rule', 'in', filters.rule))
    .$if(filters.severity.length > 0, (query) => query.where('finding.severity', 'in', filters.severity))
    .select((eb) => [`finding.${by} as key`, eb.fn.count<number>('report.id').distinct().as('concerned')])
    .groupBy(`finding.${by}`)
    .execute()
  const labels = new Map<string, QualityRow['label']>(
    by === 'severity'
      ? SEVERITIES.map((severity) => [severity, null])
      : (await listRules(db)).map(({ id, zh, en }) => [id, { zh, en }]),
  )
  const keys = [...new Set<string>([...labels.keys(), ...found.map(({ key }) => key)])]
  return keys.map((key) => {
    const row = emptyRow(key, labels.get(key) ?? null, reports)
    for (const one of found) {
      if (one.key !== key) continue
      row.findings[one.severity] = one.findings
      row.concerned[one.severity] = one.concerned
    }
    row.concerned.any = any.find((one) => one.key === key)?.concerned ?? 0
    return row
  })
}

/**
 * Counts that every report carries, summed by a column; where only some findings are asked for, theirs.
 */
function sums(db: Db, filters: Counted) {
  const { rule, severity } = filters
  const chosen = rule.length > 0
  const asked = (one: Severity) => severity.length === 0 || severity.includes(one)
  const n = (one: Severity, column: 'errors' | 'warnings' | 'infos') =>
    !asked(one)
      ? sql<number>`0`
      : chosen
        ? sql<number>`(select count(*) from finding where finding.report_id = report.id
            and finding.severity = ${one} and finding.rule in (${sql.join(rule)}))`
        : sql<number>`${sql.ref(`report.${column}`)}`
  const each = reportsOf(db, filters).select([
    'agency.id as agency',
    'agency.name',
    'agency.sector',
    'agency.region',
    'report.year',
    n('error', 'errors').as('errors'),
    n('warning', 'warnings').as('warnings'),
    n('info', 'infos').as('infos'),
  ])
  const having = (condition: string) =>
    sql<number>`coalesce(sum(case when ${sql.raw(condition)} then 1 else 0 end), 0)`
  return db
    .selectFrom(each.as('each'))
    .select((eb) => [
      eb.fn.countAll<number>().as('reports'),
      eb.fn.sum<number>('each.errors').as('error'),
      eb.fn.sum<number>('each.warnings').as('warning'),
      eb.fn.sum<number>('each.infos').as('info'),
      having('each.errors > 0').as('with_error'),
      having('each.warnings > 0').as('with_warning'),
      having('each.infos > 0').as('with_info'),
      having('each.errors + each.warnings + each.infos > 0').as('with_any'),
    ])
}
type Sums = Omit<Awaited<ReturnType<ReturnType<typeof sums>['execute']>>[number], 'key'>

function rowOf(key: string, label: QualityRow['label'], row: Sums): QualityRow {
  return {
    key,
    label,
    findings: { error: Number(row.error), warning: Number(row.warning), info: Number(row.info) },
    concerned: {
      error: row.with_error,
      warning: row.with_warning,
      info: row.with_info,
      any: row.with_any,
    },
    reports: row.reports,
  }
}

async function byReport(db: Db, filters: Counted, by: 'sector' | 'year' | 'agency'): Promise<QualityRow[]> {
  switch (by) {
    case 'year': {
      const rows = await sums(db, filters).select('each.year as key').groupBy('each.year').execute()
      return rows.map((row) => rowOf(`${row.key}`, { zh: `${row.key}`, en: `${row.key}` }, row))
    }
    case 'sector': {
      const rows = await sums(db, filters)
        .innerJoin('sector', 'sector.code', 'each.sector')
        .select(['sector.code as key', 'sector.zh', 'sector.en'])
        .groupBy(['sector.code', 'sector.zh', 'sector.en'])
        .execute()
      return rows.map((row) => rowOf(row.key, { zh: row.zh, en: row.en }, row))
    }
    case 'agency': {
      const rows = await sums(db, filters)
        .select(['each.agency as key', 'each.name'])
        .groupBy(['each.agency', 'each.name'])
        .execute()
      return rows.map((row) => rowOf(`${row.key}`, { zh: row.name, en: row.name }, row))
    }
  }
}

/**
 * Each report in the region of the level that its agency lies in. An agency that lies in none (of a province, where
 * prefectures are asked for) stands in a row of its own region, marked as direct.
 */
async function byRegion(db: Db, filters: Counted, level: RegionLevel): Promise<QualityRow[]> {
  const levels = level === 'county' ? (['county', 'development_zone'] as const) : ([level] as const)
  const rows = await sums(db, filters)
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('region_closure')
          .innerJoin('region', 'region.adcode', 'region_closure.ancestor')
          .select((e) => ['region_closure.descendant', e.fn.max('region_closure.ancestor').as('ancestor')])
          .where('region.level', 'in', levels)
          .groupBy('region_closure.descendant')
          .as('above'),
      (join) => join.onRef('above.descendant', '=', 'each.region'),
    )
    .select((eb) => [
      eb.fn.coalesce('above.ancestor', 'each.region', sql.lit(ROOT)).as('key'),
      sql<number>`case when above.ancestor is null then 1 else 0 end`.as('direct'),
    ])
    .groupBy(['key', 'direct'])
    .execute()
  if (rows.length === 0) return []
  const names = new Map(
    (
      await db
        .selectFrom('region')
        .select(['adcode', 'name'])
        .where(
          'adcode',
          'in',
          rows.map(({ key }) => key),
        )
        .execute()
    ).map(({ adcode, name }) => [adcode, name]),
  )
  return rows.map((row) => {
    const name = names.get(row.key) ?? row.key
    return { ...rowOf(row.key, { zh: name, en: name }, row), ...(row.direct ? { direct: true } : {}) }
  })
}

function emptyRow(key: string, label: QualityRow['label'], reports: number): QualityRow {
  return {
    key,
    label,
    findings: { error: 0, warning: 0, info: 0 },
    concerned: { error: 0, warning: 0, info: 0, any: 0 },
    reports,
  }
}
