/**
 * The peer of every query: DuckDB with one denormalised table of the same facts, sorted so that a question for one
 * indicator reads only the part of the table that holds it, and small integers and enumerations in place of words.
 */
import Sqlite from 'better-sqlite3'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { ROOT } from '../../db/queries/filter-values.ts'

export interface Peer {
  connection: DuckDBConnection
  close: () => void
}

interface ReportRow {
  id: number
  year: number
  form: string
  scope: string
  agency_id: number
  sector: string
  level: string | null
  region: string | null
}

interface RegionRow {
  adcode: string
  level: string
  parent: string | null
}

const REPORT = `create table report (
  id integer, year usmallint, form varchar, scope varchar, agency integer, sector varchar, level varchar,
  province integer, prefecture integer, region integer)`
const FACT =
  'create table given (report integer, indicator usmallint, applicant utinyint, value bigint, state varchar)'
/** `value` null: the cell is blank, in words, or not there. */
const WIDE = `create table wide as
  select f.indicator, f.applicant, r.year, r.province, r.prefecture, r.region,
    r.sector::enum_sector as sector, r.level::enum_level as level, r.scope::enum_scope as scope,
    r.form::enum_form as form, r.agency, f.report, f.value, f.state::enum_state as state
  from given f join report r on r.id = f.report
  order by f.indicator, f.applicant, r.year, r.province, r.prefecture, r.agency`

/** @param file where DuckDB keeps its table. */
export async function openPeer(sqliteFile: string, file: string): Promise<Peer> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  const { rows } = await tablesOf(connection)
  if (!rows.includes('wide')) await copyInto(connection, sqliteFile)
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function tablesOf(connection: DuckDBConnection): Promise<{ rows: string[] }> {
  const reader = await connection.runAndReadAll('select table_name from duckdb_tables()')
  return { rows: reader.getRows().map(([name]) => String(name)) }
}

async function copyInto(connection: DuckDBConnection, sqliteFile: string): Promise<void> {
  const db = new Sqlite(sqliteFile, { readonly: true })
  try {
    await connection.run(REPORT)
    await connection.run(FACT)
    await copyReports(connection, db)
    await copyFacts(connection, db)
    for (const [name, table] of [
      ['sector', 'report'],
      ['level', 'report'],
      ['scope', 'report'],
      ['form', 'report'],
      ['state', 'given'],
    ])
      await connection.run(
        `create type enum_${name} as enum (select distinct ${name} from ${table} where ${name} is not null)`,
      )
    await connection.run(WIDE)
    await connection.run('drop table given')
    await connection.run('drop table report')
    await connection.run('checkpoint')
  } finally {
    db.close()
  }
}

async function copyReports(connection: DuckDBConnection, db: Sqlite.Database): Promise<void> {
  const regions = db.prepare<[], RegionRow>('select adcode, level, parent from region').all()
  const placeOf = places(regions)
  const appender = await connection.createAppender('report')
  const reports = db.prepare<[], ReportRow>(
    'select r.id, r.year, r.form, r.scope, r.agency_id, a.sector, a.level, a.region from report r join agency a on a.id = r.agency_id',
  )
  for (const { id, year, form, scope, agency_id, sector, level, region } of reports.iterate()) {
    appender.appendInteger(id)
    appender.appendUSmallInt(year)
    appender.appendVarchar(form)
    appender.appendVarchar(scope)
    appender.appendInteger(agency_id)
    appender.appendVarchar(sector)
    if (level === null) appender.appendNull()
    else appender.appendVarchar(level)
    const { province, prefecture } = placeOf(region ?? ROOT)
    appender.appendInteger(Number(province))
    appender.appendInteger(Number(prefecture))
    appender.appendInteger(Number(region ?? ROOT))
    appender.endRow()
  }
  appender.closeSync()
}

async function copyFacts(connection: DuckDBConnection, db: Sqlite.Database): Promise<void> {
  const appender = await connection.createAppender('given')
  const facts = db
    .prepare<[], [number, number, number, number | null, string]>(
      'select report_id, indicator_id, applicant_id, value, state from fact',
    )
    .raw()
  for (const [report, indicator, applicant, value, state] of facts.iterate()) {
    appender.appendInteger(report)
    appender.appendUSmallInt(indicator)
    appender.appendUTinyInt(applicant)
    if (value === null) appender.appendNull()
    else appender.appendBigInt(BigInt(value))
    appender.appendVarchar(state)
    appender.endRow()
  }
  appender.closeSync()
}

/** The province of a region, and its row among prefectures: itself where it is above them or has none. */
function places(regions: readonly RegionRow[]) {
  const known = new Map(regions.map((region) => [region.adcode, region]))
  const lineOf = (adcode: string): RegionRow[] => {
    const region = known.get(adcode)
    if (!region) throw new RangeError(`No region ${adcode}`)
    return region.parent === null ? [region] : [...lineOf(region.parent), region]
  }
  const made = new Map<string, { province: string; prefecture: string }>()
  return (adcode: string) => {
    let place = made.get(adcode)
    if (!place) {
      const line = lineOf(adcode)
      const [country, province, prefecture] = line
      place = {
        province: (province ?? country)!.adcode,
        prefecture: (prefecture ?? province ?? country)!.adcode,
      }
      made.set(adcode, place)
    }
    return place
  }
}
