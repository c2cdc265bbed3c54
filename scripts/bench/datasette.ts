/** Datasette on the same file, where the machine has it: Q1 and Q2 as its JSON API answers them. */
import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { median, type Budget } from './rounds.ts'
import { startServer, type Built } from './serving.ts'
import { indicatorByCode } from '../../db/reference/indicators.ts'

export const HOW_TO_START =
  'Datasette is not on this machine, so that B4 was not measured. `pip install datasette==1.0a19` brings it.'

const ROUNDS = 5
const CALLS = 20

export const hasDatasette = (): boolean =>
  spawnSync('datasette', ['--version'], { stdio: 'ignore' }).status === 0

const idOf = (code: string) => indicatorByCode.get(code)!.id

const QUESTIONS = [
  {
    id: 'Q1',
    least: 10,
    path: '/api/v1/aggregates?indicators=applications.received.new&by=year&scope=own',
    sql: `select r.year, sum(f.value) from fact f join report r on r.id = f.report_id
      where f.indicator_id = ${idOf('applications.received.new')} and f.applicant_id = 7 and r.scope = 'own' group by 1`,
  },
  {
    id: 'Q2',
    least: 6,
    path: '/api/v1/aggregates?topic=outcomes&by=region&level=province&years=2024&scope=own',
    sql: `select c.ancestor, f.indicator_id, sum(f.value) from report r join agency a on a.id = r.agency_id
      join region_closure c on c.descendant = a.region join region p on p.adcode = c.ancestor and p.level = 'province'
      join fact f on f.report_id = r.id where r.year = 2024 and r.scope = 'own' and f.applicant_id = 7
      and f.indicator_id between ${idOf('outcome.granted')} and ${idOf('outcome.total')} group by 1, 2`,
  },
] as const

export async function benchDatasette(built: Built, database: string): Promise<Budget[]> {
  const port = await freePort()
  const child = spawn(
    'datasette',
    [
      database,
      '--port',
      `${port}`,
      '--setting',
      'sql_time_limit_ms',
      '600000',
      '--setting',
      'default_cache_ttl',
      '0',
    ],
    { stdio: 'ignore' },
  )
  const server = await startServer(built, database, null)
  try {
    const base = `http://127.0.0.1:${port}`
    await answers(base)
    const name = database.replace(/^.*\//, '').replace(/\.sqlite$/, '')
    const budgets: Budget[] = []
    for (const { id, least, path, sql } of QUESTIONS) {
      const theirsAt = `${base}/${name}/-/query.json?${new URLSearchParams({ sql })}`
      const times = { ours: [] as number[], theirs: [] as number[] }
      let asked = 0
      for (let round = -1; round < ROUNDS; round++) {
        const ours = await timeCalls(
          `${server.url}${path}`,
          CALLS,
          () => `application/json, application/x-${asked++};q=0.1`,
        )
        const theirs = await timeCalls(theirsAt, 3, () => 'application/json')
        if (round < 0) continue
        times.ours.push(ours)
        times.theirs.push(theirs)
      }
      const [ours, theirs] = [median(times.ours), median(times.theirs)]
      budgets.push({
        id: 'B4',
        what: `${id} against Datasette`,
        measured: 'one request after the other, uncached',
        peer: 'Datasette on the same file',
        ours,
        theirs,
        ratio: theirs / ours,
        bound: { least },
      })
    }
    return budgets
  } finally {
    child.kill('SIGTERM')
    await server.stop()
  }
}

async function timeCalls(url: string, calls: number, accept: () => string): Promise<number> {
  const began = performance.now()
  for (let call = 0; call < calls; call++) {
    const answer = await fetch(url, { headers: { accept: accept() } })
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  return (performance.now() - began) / calls
}

/** Waits until something answers there. @throws Error after half a minute. */
async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const there = await fetch(url).then(
      () => true,
      () => false,
    )
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing answers at ${url}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
