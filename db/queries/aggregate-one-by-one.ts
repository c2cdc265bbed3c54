/**
 * Questions by agency: each report as it is. Nothing is added up over agencies, so that the reports asked for are read
 * one by one, straight from their facts, and no other is looked at.
 */
import { contributionOf, type RolledReport } from '../rollup/contribution.ts'
import { countRules } from '../rollup/rules.ts'
import { rollupStatements } from '../rollup/statements.ts'
import { addVectorTo, countsOf, emptyTally, planOf, type Plan, type Tally } from '../rollup/tally.ts'
import { readPlaces } from '../rollup/watch.ts'
import type { Db } from '../schema.ts'
import type { Group } from './aggregate-cells.ts'
import type { MemberKeys } from './aggregate-members.ts'
import { rowPlaceOf, topPlaces, type RowPlace } from './aggregate-places.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { sourceOf, type Source } from './aggregate-sums.ts'
import { ROOT } from './filter-values.ts'

/** Null unless the question is by agency. */
export async function readOneByOne(db: Db, question: AggregateQuestion): Promise<Source | null> {
  if (!question.by.includes('agency')) return null
  const rules = await countRules(db)
  const places = await readPlaces(db)
  const tops = topPlaces(places, question)
  const statements = rollupStatements(db)
  const plan = planOf(question.measures, question.applicantIds)
  const asksOfReports = question.measures.some(({ ofReports }) => ofReports)
  const regions = new Map<string, RowPlace>()
  const gathered = new Map<string, Gathered>()
  for (const row of await reportsOf(db, question, asksOfReports)) {
    const region = row.region ?? ROOT
    let place = regions.get(region)
    if (!place) regions.set(region, (place = rowPlaceOf(places.of(region), tops, question.level)))
    const group = groupFor(question, row, place, plan, gathered)
    const failed = asksOfReports && row.errors > 0 ? (statements.failed.get(row.id)?.failed ?? 0) : 0
    const vector = contributionOf(row, statements.facts.all(row.id), failed, row.sector, rules)
    addVectorTo(plan, group.tally, vector)
    group.years.add(row.year)
    group.report = Math.max(group.report, row.id)
  }
  const rows = [...gathered.values()].map((group) => ({ group: groupOf(group), tally: group.tally }))
  return sourceOf(question, plan, rows, { duplicate: 0, above: 0, below: 0 })
}

interface Row extends RolledReport {
  region: string | null
  sector: string
  level: string | null
}

async function reportsOf(db: Db, question: AggregateQuestion, dated: boolean): Promise<Row[]> {
  const { within, sector, agency, agencyLevel, years, scope, quality } = question
  const reports = db
    .selectFrom('agency')
    .innerJoin('report', 'report.agency_id', 'agency.id')
    .select(['report.id', 'report.agency_id', 'report.year', 'report.form', 'report.scope'])
    .select(['report.errors', 'report.missing', 'agency.region', 'agency.sector', 'agency.level'])
    .$if(within.length > 0, (query) =>
      query.where('agency.region', 'in', (eb) =>
        eb.selectFrom('region_closure').select('descendant').where('ancestor', 'in', within),
      ),
    )
    .$if(sector.length > 0, (query) => query.where('agency.sector', 'in', sector))
    .$if(agency.length > 0, (query) => query.where('agency.id', 'in', agency))
    .$if(agencyLevel !== null, (query) => query.where('agency.level', '=', agencyLevel))
    .$if(years.length > 0, (query) => query.where('report.year', 'in', years))
    .$if(scope !== 'auto', (query) =>
      query.where('report.scope', '=', scope === 'own' ? 'own' : 'consolidated'),
    )
    .$if(quality === 'clean', (query) => query.where('report.errors', '=', 0))
  if (!dated) return (await reports.execute()).map((row) => ({ ...row, published: null }))
  return reports
    .innerJoin('document', 'document.id', 'report.document_id')
    .select('document.published')
    .execute()
}

interface Gathered {
  keys: MemberKeys
  tally: Tally
  years: Set<number>
  report: number
}

function groupFor(
  { by }: AggregateQuestion,
  { agency_id, year, sector, level }: Row,
  { place, direct }: RowPlace,
  plan: Plan,
  gathered: Map<string, Gathered>,
): Gathered {
  // The region, sector and level of an agency are one each.
  const key = by.includes('year') ? `${agency_id} ${year}` : `${agency_id}`
  let group = gathered.get(key)
  if (!group) {
    const keys = {
      k_year: by.includes('year') ? year : null,
      k_region: by.includes('region') ? place.adcode : null,
      k_direct: by.includes('region') && direct ? 1 : 0,
      k_sector: by.includes('sector') ? sector : null,
      k_agency: agency_id,
      k_level: by.includes('level') ? level : null,
    }
    group = { keys, tally: emptyTally(plan), years: new Set(), report: 0 }
    gathered.set(key, group)
  }
  return group
}

function groupOf({ keys, tally, years, report }: Gathered): Group {
  const { reports, own, form2019, form2021 } = countsOf(tally)
  return {
    ...keys,
    reports,
    own,
    form2019,
    form2021,
    reporting: 1,
    agencies: 1,
    years: years.size,
    first_year: Math.min(...years),
    last_year: Math.max(...years),
    report,
  }
}
