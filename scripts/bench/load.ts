/** Section `load`: what the tables, search and rollups cost beside the bare facts; a replaced report; size on disk. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import type { Parsed } from '../../server/report/report.ts'
import type { NationFile } from './nation.ts'
import { timeLoad, type LoadTimes } from './nation.ts'
import type * as Product from './product.ts'
import { median, percentile, type Budget } from './rounds.ts'

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
      measured: `${REPLACED} corrections, a transaction each; p50 ${percentile(replaced, 50).toFixed(1)} ms`,
      peer: '',
      ours: percentile(replaced, 95),
      theirs: null,
      ratio: percentile(replaced, 95),
      bound: { most: 5 },
    },
    {
      id: 'B9',
      what: 'bytes a report',
      measured: `${(nation.bytes / 1024 ** 2).toFixed(1)} MB for ${nation.reports} reports`,
      peer: '',
      ours: nation.bytes / nation.reports,
      theirs: null,
      unit: 'bytes',
      ratio: nation.bytes / nation.reports,
      bound: { most: 900 },
    },
  ]
}

/** Corrections of reports all over the nation: another document of the same agency and year, with one figure changed. */
export async function timeReplacing(
  product: typeof Product,
  nation: NationFile,
  folder: string,
): Promise<number[]> {
  const file = join(folder, 'replaced.sqlite')
  copyFileSync(nation.file, file)
  const db = product.openDatabase(file)
  try {
    const times: number[] = []
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
      const began = performance.now()
      const { status } = await product.storeDocument(db, given)
      times.push(performance.now() - began)
      if (status !== 'updated') throw new Error(`A correction of report ${id} was ${status}`)
    }
    return times
  } finally {
    await db.destroy()
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
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
