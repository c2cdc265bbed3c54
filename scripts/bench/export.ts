/**
 * Section `export`: all cells of a province as CSV from the running server, beside DuckDB writing the same rows: read row
 * by row as a server would, and by its own COPY. The peer's table is made from our file and sorted as it is; what is in
 * it is first held to the facts.
 */
import { createWriteStream, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { stringify } from 'csv-stringify/sync'
import { dictionary } from '../../db/reference/indicators.ts'
import { openPeer } from './duckdb.ts'
import type { NationFile } from './nation.ts'
import { readSubjects } from './questions.ts'
import { median, type Budget } from './rounds.ts'
import { startServer, type Built } from './serving.ts'

const ROUNDS = 5
const SERVER_CORE = 0
const SAMPLE_MS = 20

export async function benchExport(built: Built, nation: NationFile, folder: string): Promise<Budget[]> {
  const [province] = readSubjects(nation.file).provinces
  const server = await startServer(built, nation.file, SERVER_CORE)
  const peer = await openPeer(nation.file, join(folder, `nation-${nation.share}.duckdb`))
  const ours = join(folder, 'cells.csv')
  const theirs = join(folder, 'cells-peer.csv')
  try {
    const url = `${server.url}/api/v1/export/cells.csv?within=${province}`
    const idle = residentOf(server.pid)
    const memory = sampleMemory(server.pid)
    await download(url, ours)
    const rows = await takeRows(peer.connection, ours, province!)
    const times: Record<'ours' | 'read' | 'copy', number[]> = { ours: [], read: [], copy: [] }
    for (let round = -1; round < ROUNDS; round++) {
      const told = [
        ['ours', await timed(() => download(url, ours))],
        ['read', await timed(() => readRows(peer.connection, theirs))],
        ['copy', await timed(() => copyRows(peer.connection, theirs))],
      ] as const
      if (round >= 0) for (const [who, ms] of told) times[who].push(ms)
    }
    const above = (memory.stop() - idle) / 1024 ** 2
    const size = `${rows} cells, ${(statSync(ours).size / 1024 ** 2).toFixed(0)} MB`
    const budget = (peerName: string, ms: number, bound: Budget['bound']): Budget => ({
      id: 'B5',
      what: `Q8 CSV of all cells of a province (${size})`,
      measured: 'GET /export/cells.csv, to a file',
      peer: peerName,
      ours: median(times.ours),
      theirs: ms,
      ratio: median(times.ours) / ms,
      bound,
    })
    return [
      budget('DuckDB, rows read and written as CSV', median(times.read), { most: 0.5 }),
      budget('DuckDB, COPY … TO', median(times.copy), null),
      {
        id: 'B5',
        what: 'memory of the server above idle while it exports',
        measured: `largest of samples every ${SAMPLE_MS} ms`,
        peer: '',
        ours: above,
        theirs: null,
        unit: 'MB',
        ratio: above,
        bound: { most: 150 },
      },
    ]
  } finally {
    await peer.connection.run('drop table if exists cells')
    peer.close()
    await server.stop()
    for (const file of [ours, theirs]) rmSync(file, { force: true })
  }
}

async function download(url: string, file: string): Promise<void> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  if (!answer.ok || answer.body === null) throw new Error(`${url}: ${answer.status}`)
  await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file))
}

/**
 * Our file as a table of the peer.
 * @returns how many rows. @throws Error when a number in it is not the one of the facts.
 */
async function takeRows(connection: DuckDBConnection, file: string, province: string): Promise<number> {
  await connection.run(
    `create or replace table cells as select * from read_csv('${file}', header = true, sample_size = -1)`,
  )
  const words = dictionary.indicators
    .filter(({ table }) => table !== null)
    .flatMap(({ id, code, unit, printed }) =>
      printed.map((form) => `(${id}, '${code}', ${unit === 'money' ? 100 : 1}, '${form}')`),
    )
  const applicants = dictionary.applicants.map(({ id, code }) => `(${id}, '${code}')`)
  // What is not printed is no cell; what is 0 is not among the facts.
  const facts = `select w.report::bigint, i.code, a.code, w.value / i.unit from wide w
    join (values ${words.join(', ')}) i(id, code, unit, form) on i.id = w.indicator and i.form = w.form::varchar
    left join (values ${applicants.join(', ')}) a(id, code) on a.id = w.applicant
    where w.province = ${province} and w.value <> 0`
  const cells = `select report::bigint, indicator, applicant, value::double from cells where value::double <> 0`
  const wrong = await connection.runAndReadAll(
    `select (select count(*) from (${facts} except ${cells})) + (select count(*) from (${cells} except ${facts}))`,
  )
  const differences = Number(wrong.getRows()[0]![0])
  if (differences > 0) throw new Error(`${file}: ${differences} cells differ from the facts`)
  const counted = await connection.runAndReadAll('select count(*) from cells')
  return Number(counted.getRows()[0]![0])
}

/** Rows read one by one in Node, as for any answer that is not a file already. */
async function readRows(connection: DuckDBConnection, file: string): Promise<void> {
  const result = await connection.stream('select * from cells')
  const names = result.columnNames()
  async function* lines() {
    yield stringify([names], { record_delimiter: '\r\n' })
    for await (const rows of result.yieldRowsJs())
      if (rows.length > 0) yield stringify(rows as unknown[][], { record_delimiter: '\r\n' })
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

async function copyRows(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run(`copy (select * from cells) to '${file}' (format csv, header true)`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function sampleMemory(pid: number): { stop: () => number } {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, residentOf(pid))), SAMPLE_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

/** Bytes of a process in memory; 0 where the system does not tell (only Linux has `/proc`). */
function residentOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
