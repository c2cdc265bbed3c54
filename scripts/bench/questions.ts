/**
 * The reference questions: as the site asks them, and as one statement over the denormalised table. Both count only
 * single agencies' own reports, so that either must add up the very same cells.
 */
import Sqlite from 'better-sqlite3'
import { indicatorByCode } from '../../db/reference/indicators.ts'
import type { AggregateAnswer, AggregateRow } from '../../db/queries/aggregate.ts'
import type { AggregateParameters } from '../../db/queries/aggregate-question.ts'
import type { ExportedCells } from '../../db/queries/quality-export.ts'
import type { Db } from '../../db/schema.ts'
import type * as Product from './product.ts'

/** Figures by what they are of. What is 0 or has no value is left out: the sparse table cannot tell them apart. */
export type Figures = ReadonlyMap<string, number>

export interface Question {
  id: string
  what: string
  /** Largest ratio to the peer. */
  most: number
  /** Cases that are asked one after the other, so that no answer is lying ready. */
  cases: Case[]
}

export interface Case {
  ask: (product: typeof Product, db: Db) => Promise<unknown>
  /** Of what `ask` gave. */
  figures: (answer: unknown) => Figures
  sql: string
  /** Of a row as DuckDB gives it: key columns, then one column a figure. */
  columns: { keys: number; codes: readonly string[] }
}

/** What the cases are put together from: places and bodies that have something to say. */
export interface Subjects {
  provinces: string[]
  sectors: string[]
  agencies: number[]
}

const CASES = 8

export function readSubjects(file: string): Subjects {
  const db = new Sqlite(file, { readonly: true })
  try {
    const pluck = <T>(text: string): T[] => db.prepare(text).pluck().all() as T[]
    return {
      provinces: pluck(
        `select c.ancestor from region p join region_closure c on c.ancestor = p.adcode join agency a on a.region = c.descendant
         where p.level = 'province' group by 1 order by count(*) desc, 1 limit ${CASES}`,
      ),
      sectors: pluck(
        `select sector from agency where sector <> 'township' group by 1 order by count(*) desc, 1 limit ${CASES}`,
      ),
      agencies: pluck(
        `select id from (select a.id, row_number() over (order by a.id) as n, count(*) over () as all_of
           from agency a where (select count(*) from report r where r.agency_id = a.id and r.scope = 'own') = 7)
         where (n - 1) % max(1, all_of / ${CASES}) = 0 limit ${CASES}`,
      ),
    }
  } finally {
    db.close()
  }
}

const OUTCOMES = [
  'outcome.granted',
  'outcome.partial',
  'outcome.denied.total',
  'outcome.unavailable.total',
  'outcome.rejected.total',
  'outcome.other.total',
]
const LITIGATION = ['litigation_direct', 'litigation_after_reconsideration'].flatMap((kind) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => `legal.${kind}.${result}`),
)
const PROCUREMENT = ['procurement.items', 'procurement.amount']
const NEW = 'applications.received.new'
const RATE = 'rate.disclosure'
/** The column `total` of table 3. */
const TOTAL = 7

export function questionsOf({ provinces, sectors, agencies }: Subjects): Question[] {
  const years = [2025, 2024, 2023, 2022, 2021, 2020, 2019]
  const cases = (of: (i: number) => Case): Case[] => Array.from({ length: CASES }, (_, i) => of(i))
  const province = (i: number) => provinces[i % provinces.length]!
  const sector = (i: number) => sectors[i % sectors.length]!
  const year = (i: number) => years[i % years.length]!
  return [
    {
      id: 'Q1',
      what: 'national new applications by year',
      most: 0.05,
      cases: cases(() => summed({ indicators: NEW, by: 'year' }, ['year'], [NEW], 'true')),
    },
    {
      id: 'Q2',
      what: 'outcome classes by province, one year',
      most: 0.05,
      cases: cases((i) =>
        summed(
          { indicators: OUTCOMES.join(','), by: 'region', level: 'province', years: `${year(i)}` },
          ['province'],
          OUTCOMES,
          `year = ${year(i)}`,
        ),
      ),
    },
    {
      id: 'Q3',
      what: 'top 20 agencies of a province, sector and year',
      most: 0.3,
      cases: cases((i) => topAgencies(province(i), sector(i), year(i))),
    },
    {
      id: 'Q4',
      what: 'disclosure rate by prefecture of a province, all years',
      most: 0.3,
      cases: cases((i) => disclosure(province(i))),
    },
    {
      id: 'Q5',
      what: 'litigation outcomes by sector and year, a province',
      most: 0.3,
      cases: cases((i) =>
        summed(
          { indicators: LITIGATION.join(','), by: 'sector,year', within: province(i) },
          ['sector', 'year'],
          LITIGATION,
          `province = ${province(i)}`,
        ),
      ),
    },
    {
      id: 'Q6',
      what: 'procurement by prefecture, 2020',
      most: 0.3,
      cases: cases(() =>
        summed(
          { indicators: PROCUREMENT.join(','), by: 'region', level: 'prefecture', years: '2020' },
          ['prefecture'],
          PROCUREMENT,
          'year = 2020',
        ),
      ),
    },
    {
      id: 'Q7',
      what: "one agency's seven years, all cells",
      most: 0.05,
      cases: cases((i) => allCells(agencies[i % agencies.length]!)),
    },
  ]
}

const idOf = (code: string): number => {
  const entry = indicatorByCode.get(code)
  if (!entry) throw new RangeError(`No indicator ${code}`)
  return entry.id
}

/** The printed cells that a figure of the site adds up; all of them with the sign +. */
const partsOf = (code: string): number[] => {
  const entry = indicatorByCode.get(code)
  if (!entry) throw new RangeError(`No indicator ${code}`)
  return entry.table === null ? entry.numerator!.split(' + ').map(idOf) : [entry.id]
}

function summed(
  asked: AggregateParameters,
  keys: readonly string[],
  codes: readonly string[],
  condition: string,
): Case {
  const all = [...new Set(codes.flatMap(partsOf))]
  const sums = codes.map((code, i) => {
    const parts = partsOf(code)
    return `sum(value) filter (where indicator in (${parts.join(', ')})${without(parts)}) as c${i}`
  })
  const tables = all.map((id) => [...indicatorByCode.values()].find((entry) => entry.id === id)!.table)
  const column = tables[0] === 3 ? TOTAL : 0
  return {
    ask: (product, db) => product.aggregate(db, { ...asked, scope: 'own', limit: null }),
    figures: (answer) => figuresOf((answer as AggregateAnswer).rows, keys, codes),
    sql:
      `select ${keys.join(', ')}, ${sums.join(', ')} from wide where indicator in (${all.join(', ')}) ` +
      `and applicant = ${column} and scope = 'own' and ${condition} group by all`,
    columns: { keys: keys.length, codes },
  }

  /** A report with one of the parts blank has no sum of them: it must not be counted as if the blank were 0. */
  function without(parts: readonly number[]): string {
    if (parts.length === 1) return ''
    return ` and report not in (select report from wide where value is null and applicant = ${TOTAL} and indicator in (${parts.join(', ')}))`
  }
}

function topAgencies(province: string, sector: string, year: number): Case {
  const asked: AggregateParameters = {
    indicators: NEW,
    by: 'agency',
    within: province,
    sector,
    years: `${year}`,
    scope: 'own',
    sort: `-${NEW}`,
    limit: 20,
  }
  return {
    ask: (product, db) => product.aggregate(db, asked),
    // Who of several with the same figure is the last among twenty is anybody's choice: the figures are compared.
    figures: (answer) => ranked((answer as AggregateAnswer).rows.map(({ values }) => values[NEW] ?? 0)),
    sql:
      `select row_number() over (order by value desc), value from wide where indicator = ${idOf(NEW)} and applicant = ${TOTAL} ` +
      `and scope = 'own' and year = ${year} and province = ${province} and sector = '${sector}' and value is not null ` +
      `order by value desc limit 20`,
    columns: { keys: 1, codes: [NEW] },
  }
}

function ranked(values: readonly number[]): Figures {
  return new Map(values.flatMap((value, i) => (value === 0 ? [] : [[`${i + 1} ${NEW}`, value] as const])))
}

function disclosure(province: string): Case {
  const [granted, partial, total] = ['outcome.granted', 'outcome.partial', 'outcome.total'].map(idOf)
  const asked: AggregateParameters = {
    indicators: RATE,
    by: 'region,year',
    within: province,
    level: 'prefecture',
    scope: 'own',
    limit: null,
  }
  return {
    ask: (product, db) => product.aggregate(db, asked),
    figures: (answer) => figuresOf((answer as AggregateAnswer).rows, ['prefecture', 'year'], [RATE]),
    sql:
      `with cell as (select * from wide where indicator in (${granted}, ${partial}, ${total}) and applicant = ${TOTAL} ` +
      `and scope = 'own' and province = ${province}) ` +
      `select prefecture, year, sum(value) filter (where indicator <> ${total})::double / ` +
      `sum(value) filter (where indicator = ${total}) from cell ` +
      `where report not in (select report from cell where value is null) group by all`,
    columns: { keys: 2, codes: [RATE] },
  }
}

/** As the download of cells asks for them. */
function allCells(agency: number): Case {
  return {
    ask: async (product, db) => {
      const filters = await product.checkFilters(db, { agency: `${agency}` })
      const reports = []
      for await (const batch of product.streamCells(db, filters)) reports.push(...batch)
      return reports
    },
    figures: (answer) => {
      const reports = answer as ExportedCells[]
      return new Map(
        reports.flatMap(({ year, cells }) =>
          cells.flatMap(({ code, applicant, value }) =>
            value === null || value === 0 ? [] : [[`${year} ${code} ${applicant ?? ''}`, value] as const],
          ),
        ),
      )
    },
    sql: `select year, indicator, applicant, value, form, state from wide where agency = ${agency} order by 1, 2, 3`,
    columns: { keys: 3, codes: ['cell'] },
  }
}

function figuresOf(
  rows: readonly AggregateRow[],
  keys: readonly string[],
  codes: readonly string[],
): Figures {
  const figures = new Map<string, number>()
  for (const row of rows) {
    const of: Readonly<Record<string, unknown>> = {
      year: row.year,
      province: row.region?.adcode,
      prefecture: row.region?.adcode,
      sector: row.sector?.code,
    }
    const key = keys.map((name) => String(of[name]).replace(/^0+(?=\d)/, '')).join(' ')
    for (const code of codes) {
      const value = row.values[code]
      if (value !== null && value !== undefined && value !== 0) figures.set(`${key} ${code}`, value)
    }
  }
  return figures
}
