/** Section `load`: what the tables, search and rollups cost beside the bare facts; a replaced report; size on disk. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import type { Parsed } from '../../server/report/report.ts'
import type { NationFile } from './nation.ts'
import { timeLoad, type LoadTimes } from './nation.ts'
import type * as Product from './product.ts'
import { median, percentile, processorTime, type Budget } from './rounds.ts'

const ROUNDS = 5
const REPLACED = 200

export async function benchLoad(
  product: typeof Product,
  nation: NationFile,
  folder: string,
  rounds = ROUNDS,
): Promise<Budget[]> {
  const times: LoadTimes[] = []
  for (let round = 0; round < rounds; round++) {
    const at = mkdtempSync(join(folder, 'load-'))
    try {
      times.push(await timeLoad(product, nation.share, join(at, 'nation.sqlite'), join(at, 'bare.sqlite')))
    } finally {
      rmSync(at, { recursive: true })
    }
  }
  const replaced = await timeReplacing(product, nation, folder)
  const documents = bytesOfDocuments(nation.file)
  return [
    {
      id: 'B8',
      what: `loading ${nation.reports} parsed reports with all rollups`,
      measured: 'all tables, search, rollups',
      peer: 'the same facts into one bare table',
      ours: median(times.map(({ loaded }) => loaded)),
      theirs: median(times.map(({ bare }) => bare)),
      ratio: median(times.map(({ loaded, bare }) => loaded / bare)),
      bound: { most: 10 },
    },
    {
      id: 'B8',
      what: 'replacing one report, p95',
      measured:
        `${REPLACED} corrections, a transaction each; p50 ${percentile(replaced.elapsed, 50).toFixed(1)} ms, ` +
        `of the processor p50 ${percentile(replaced.busy, 50).toFixed(1)}, p95 ${percentile(replaced.busy, 95).toFixed(1)}`,
      peer: '',
      ours: percentile(replaced.elapsed, 95),
      theirs: null,
      ratio: percentile(replaced.elapsed, 95),
      bound: { most: 5 },
    },
    {
      id: 'B9',
      what: 'bytes a report, documents apart',
      measured: `${(nation.bytes / 1024 ** 2).toFixed(1)} MB for ${nation.reports} reports, ${(documents / 1024 ** 2).toFixed(1)} MB of it documents and their revisions`,
      peer: '',
      ours: (nation.bytes - documents) / nation.reports,
      theirs: null,
      unit: 'bytes',
      ratio: (nation.bytes - documents) / nation.reports,
      bound: { most: 900 },
    },
  ]
}

/** Milliseconds of each correction: on the clock, and of the processor. */
export interface Replaced {
  elapsed: number[]
  busy: number[]
}

/** Corrections of reports all over the nation: another document of the same agency and year, with one figure changed. */
export async function timeReplacing(
  product: typeof Product,
  nation: NationFile,
  folder: string,
): Promise<Replaced> {
  const file = join(folder, 'replaced.sqlite')
  copyFileSync(nation.file, file)
  const db = product.openDatabase(file)
  try {
    const times: Replaced = { elapsed: [], busy: [] }
    for (const id of spreadReports(nation.file, REPLACED)) {
      const document = await db
        .selectFrom('report')
        .innerJoin('document', 'document.id', 'report.document_id')
        .select(['document.id', 'document.parse'])
        .where('report.id', '=', id)
        .executeTakeFirstOrThrow()
      const given = {
        report: corrected(await product.readParsed(db, document)),
        text: null,
        bytes: null,
        stated: true,
        now: new Date().toISOString(),
      }
      const [began, busy] = [performance.now(), processorTime()]
      const { status } = await product.storeDocument(db, given)
      times.elapsed.push(performance.now() - began)
      times.busy.push(processorTime() - busy)
      if (status !== 'updated') throw new Error(`A correction of report ${id} was ${status}`)
    }
    return times
  } finally {
    await db.destroy()
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  }
}

/** Documents, their history and all indexes of both: what is given, not what is made of it. */
function bytesOfDocuments(file: string): number {
  const db = new Sqlite(file, { readonly: true })
  try {
    return db
      .prepare<[], number>(
        'select coalesce(sum(pgsize), 0) from dbstat where name in ' +
          "(select name from sqlite_schema where tbl_name in ('document', 'revision'))",
      )
      .pluck()
      .get()!
  } finally {
    db.close()
  }
}

/** Own reports at even distances, so that every province has its share. */
function spreadReports(file: string, wanted: number): number[] {
  const db = new Sqlite(file, { readonly: true })
  const ids = db.prepare("select id from report where scope = 'own' order by id").pluck().all() as number[]
  db.close()
  return Array.from({ length: wanted }, (_, i) => ids[Math.floor((i * ids.length) / wanted)]!)
}

function corrected(parsed: Parsed): Parsed {
  const cells = parsed.cells.map((cell) =>
    cell.code === 'rules.made' && cell.state === 'ok' ? { ...cell, value: (cell.value ?? 0) + 1 } : cell,
  )
  const name = `corrected-${parsed.source.name}`
  const sha256 = createHash('sha256').update(`${parsed.source.sha256} corrected`).digest('hex')
  return { ...parsed, cells, source: { ...parsed.source, name, sha256 } }
}
