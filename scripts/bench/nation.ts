/** A part of the made-up nation as a database: where it lies, and what it took to load it. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type * as Product from './product.ts'
import { processorTime } from './rounds.ts'

export const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025] as const
const SEED = 1

export interface NationFile {
  file: string
  /** Percent of all bodies. */
  share: number
  reports: number
  facts: number
  bytes: number
  times: LoadTimes
}

/** Milliseconds of processor time: the clock on the wall counts what else the machine does. */
export interface LoadTimes {
  /** Making the reports up, which is in neither of the others. */
  madeUp: number
  /** Into all tables, with search and every rollup. */
  loaded: number
  /** Into one table of bare facts. */
  bare: number
}

export const optionsOf = ({ reference }: typeof Product, share: number) => ({
  regions: reference.regions,
  years: YEARS,
  seed: SEED,
  share: share / 100,
})

/** Makes it, or takes it from `folder` if it is there already, with the times of when it was made. */
export async function bringNation(
  product: typeof Product,
  folder: string,
  share: number,
): Promise<NationFile> {
  const file = join(folder, `nation-${share}.sqlite`)
  const notes = join(folder, `nation-${share}.json`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file) || !existsSync(notes) || !(await isPresent(product, file))) {
    for (const old of [file, `${file}-wal`, `${file}-shm`, notes, join(folder, `nation-${share}.duckdb`)])
      rmSync(old, { force: true })
    const bareFile = join(folder, `bare-${share}.sqlite`)
    const times = await timeLoad(product, share, file, bareFile)
    rmSync(bareFile)
    writeFileSync(notes, JSON.stringify(times))
  }
  const times = JSON.parse(readFileSync(notes, 'utf8')) as LoadTimes
  const { reports, facts } = countIn(file)
  return { file, share, reports, facts, bytes: statSync(file).size, times }
}

/** One that an earlier program made would be asked report by report, and would be measured as if that were the way. */
async function isPresent(product: typeof Product, file: string): Promise<boolean> {
  const db = product.openDatabase(file)
  try {
    return (await product.pendingMigrations(db)).length === 0 && (await product.isRolledUp(db))
  } finally {
    await db.destroy()
  }
}

/** The same reports loaded, made up and dropped, and inserted bare; making them up is taken off the first. */
export async function timeLoad(
  product: typeof Product,
  share: number,
  file: string,
  bareFile: string,
): Promise<LoadTimes> {
  const options = optionsOf(product, share)
  const whole = await timed(async () => {
    const db = product.openDatabase(file)
    await product.migrate(db)
    await product.loadReference(db)
    await product.writeDatabase(db, options, new Date().toISOString(), () => undefined)
    await db.destroy()
  })
  // Afterwards, when the engine knows this code: a first pass would take longer than what it is taken off.
  const madeUp = await timed(() => {
    let reports = 0
    for (const given of product.nation(options)) reports += given.reports.length
    return reports
  })
  return { madeUp, loaded: whole - madeUp, bare: insertBare(product, share, bareFile) }
}

/** Reports of one transaction, as in the loading that it is laid beside. */
const TOGETHER = 5000

type BareFact = [report: number, indicator: number, applicant: number, value: number | null, state: string]

/**
 * The least that keeps the same figures: one table in the order of its key.
 * @returns milliseconds of processor time of inserting and committing alone; the rows are ready by then.
 */
function insertBare(product: typeof Product, share: number, file: string): number {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -262144')
  db.pragma('wal_autocheckpoint = 16000')
  db.exec(
    'create table fact (report_id integer, indicator_id integer, applicant_id integer, value integer, state text, ' +
      'primary key (report_id, indicator_id, applicant_id)) strict, without rowid',
  )
  const insert = db.prepare<BareFact>('insert into fact values (?, ?, ?, ?, ?)')
  const insertAll = db.transaction((rows: readonly BareFact[]) => {
    for (const row of rows) insert.run(...row)
  })
  let ms = 0
  const time = (work: () => void): void => {
    const began = processorTime()
    work()
    ms += processorTime() - began
  }
  let report = 0
  let rows: BareFact[] = []
  for (const { reports } of product.nation(optionsOf(product, share))) {
    for (const { figures } of reports) {
      report += 1
      for (const { indicator_id, applicant_id, value, state } of product.factsOfFigures(figures))
        rows.push([report, indicator_id, applicant_id, value, state])
      if (report % TOGETHER > 0) continue
      time(() => void insertAll(rows))
      rows = []
    }
  }
  time(() => void insertAll(rows))
  time(() => void db.pragma('wal_checkpoint(TRUNCATE)'))
  db.close()
  return ms
}

function countIn(file: string): { reports: number; facts: number } {
  const db = new Sqlite(file, { readonly: true })
  const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get() as number
  const counted = { reports: count('report'), facts: count('fact') }
  db.close()
  return counted
}

async function timed(work: () => unknown): Promise<number> {
  const began = processorTime()
  await work()
  return processorTime() - began
}
