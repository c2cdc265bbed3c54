/**
 * Questions by agency: each report as it is. Nothing is added up over agencies, so that no more is read than the blocks
 * in which the reports asked for lie (`db/blocks`), and rows are handed on one by one: a question about every agency of
 * the country needs no more memory than its answer.
 */
import { formOf, isClean, isOwn, levelOf } from '../blocks/entry.ts'
import type { BlockReader } from '../blocks/format.ts'
import { visitBlocks, type BlockAt, type BlockFilter } from '../blocks/read.ts'
import { quantitiesOf } from '../blocks/quantities.ts'
import { atOnce } from '../dialect.ts'
import { readPlaces } from '../known-reference.ts'
import { REPORT_QUANTITIES, type ReportQuantity } from '../reference/report-quantities.ts'
import { readRules } from '../rollup/rules.ts'
import type { Place, Places } from '../rollup/places.ts'
import { isRolledUp } from '../rollup/state.ts'
import { addRow, emptyTally, quantityOf, setQuantities, type Tally } from '../rollup/tally.ts'
import type { Db } from '../schema.ts'
import type { Aside, Group } from './aggregate-cells.ts'
import { rowPlaceOf, topPlaces, type RowPlace } from './aggregate-places.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { planFor, type Source, type SourceRow } from './aggregate-sums.ts'
import { ROOT } from './filter-values.ts'

/** Null unless the question is by agency and the blocks are those of the reports. */
export function readOneByOne(db: Db, question: AggregateQuestion): Source | null {
  if (!isOneByOne(db, question)) return null
  const rows: SourceRow[] = []
  visitOneByOne(db, question, (row) => rows.push(row))
  return { plan: planFor(question), rows, aside: NO_ASIDE }
}

export function isOneByOne(db: Db, { by }: AggregateQuestion): boolean {
  return by.includes('agency') && isRolledUp(db)
}

/** Each report is as it is: none speaks for another. */
export const NO_ASIDE: Aside = { duplicate: 0, above: 0, below: 0 }

/** @param visit is handed each row once, in no particular order. */
export function visitOneByOne(db: Db, question: AggregateQuestion, visit: (row: SourceRow) => void): void {
  const { scope, quality, years } = question
  const places = readPlaces(db)
  const tops = topPlaces(places, question)
  const plan = planFor(question)
  const rules = question.measures.some(({ ofReports }) => ofReports) ? readRules(db).counts : null
  const rowPlace = rowPlacesOf(question, places, tops)
  const begin = (at: BlockAt, reader: BlockReader): SourceRow => ({
    group: groupOf(question, at, reader, rowPlace),
    tally: emptyTally(plan),
  })
  const add = ({ group, tally }: SourceRow, at: BlockAt, reader: BlockReader): void => {
    addReport(group, at.year, reader)
    addRow(plan, tally, reader.bytes, reader.start, reader.end)
    if (rules) addQuantities(tally, quantitiesOf(reader, rules))
  }
  // A row for each report, or one for all years of an agency.
  const isSingle = question.by.includes('year') || years.length === 1
  const byAgency = new Map<number, SourceRow>()
  const filter: BlockFilter = {
    places,
    tops,
    years,
    sectors: question.sector,
    agencies: question.agency,
    level: question.agencyLevel,
  }
  // In one transaction: of one state of the data, and without a lock for every block.
  atOnce(db, () =>
    visitBlocks(db, filter, {
      report: (at, reader) => {
        if (scope !== 'auto' && isOwn(reader.flags) !== (scope === 'own')) return
        if (quality === 'clean' && !isClean(reader.flags)) return
        const known = isSingle ? undefined : byAgency.get(reader.agency)
        const gathered = known ?? begin(at, reader)
        add(gathered, at, reader)
        if (isSingle) visit(gathered)
        else if (!known) byAgency.set(reader.agency, gathered)
      },
      placeDone: () => {
        for (const row of byAgency.values()) visit(row)
        byAgency.clear()
      },
    }),
  )
}

function rowPlacesOf(
  { level }: AggregateQuestion,
  places: Places,
  tops: readonly Place[],
): (region: number) => RowPlace {
  const found = new Map<number, RowPlace>()
  return (region) => {
    let place = found.get(region)
    if (!place) {
      place = rowPlaceOf(places.of(String(region).padStart(ROOT.length, '0')), tops, level)
      found.set(region, place)
    }
    return place
  }
}

function groupOf(
  { by }: AggregateQuestion,
  { year, sector }: BlockAt,
  { agency, region, flags }: BlockReader,
  rowPlace: (region: number) => RowPlace,
): Group {
  const row = by.includes('region') ? rowPlace(region) : null
  return {
    k_year: by.includes('year') ? year : null,
    k_region: row && row.place.adcode,
    k_direct: row?.direct ? 1 : 0,
    k_sector: by.includes('sector') ? sector : null,
    k_agency: agency,
    k_level: by.includes('level') ? levelOf(flags) : null,
    reports: 0,
    own: 0,
    form2019: 0,
    form2021: 0,
    reporting: 1,
    agencies: 1,
    years: 0,
    first_year: null,
    last_year: null,
    report: null,
  }
}

function addReport(group: Group, year: number, { flags, report }: BlockReader): void {
  group.reports += 1
  if (isOwn(flags)) group.own += 1
  if (formOf(flags) === '2019') group.form2019 += 1
  else group.form2021 += 1
  // An agency gives one report a year.
  group.years += 1
  group.first_year = Math.min(group.first_year ?? year, year)
  group.last_year = Math.max(group.last_year ?? year, year)
  group.report = Math.max(group.report ?? report, report)
}

function addQuantities(tally: Tally, quantities: Readonly<Record<ReportQuantity, number>>): void {
  const entries = REPORT_QUANTITIES.map((name) => [name, quantityOf(tally, name) + quantities[name]])
  setQuantities(tally, Object.fromEntries(entries) as Record<ReportQuantity, number>)
}
