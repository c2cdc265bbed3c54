/**
 * Section `http`: answers a second, from the production build, beside Fastify sending a buffer of the same size. Server
 * and load generator have a core each; the two servers are asked in turns.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, type Budget } from './rounds.ts'
import { spawnNode, startServer, startStatic, type Built } from './serving.ts'

const QUESTION = '/api/v1/aggregates?indicators=applications.received.new&by=year'
const ACCEPT = 'application/json, application/x-kept;q=0.1'
const ROUNDS = 5
const SECONDS = 3
const SERVER_CORE = 0
const CLIENT_CORE = 1

type Manner = 'fresh' | 'kept' | 'conditional' | 'static'

export async function benchHttp(built: Built, database: string, folder: string): Promise<Budget[]> {
  const ours = await startServer(built, database, SERVER_CORE)
  try {
    const url = `${ours.url}${QUESTION}`
    const answer = await fetch(url, { headers: { accept: ACCEPT, 'accept-encoding': 'identity' } })
    const tag = answer.headers.get('etag')
    const body = await answer.text()
    if (answer.status !== 200 || tag === null) throw new Error(`${url}: ${answer.status}`)
    const file = join(folder, 'answer.json')
    writeFileSync(file, body)
    const peer = await startStatic(built, file, SERVER_CORE)
    try {
      const rates = await rounds(built, {
        fresh: { url, pid: ours.pid, manner: 'fresh', status: 200 },
        kept: { url, pid: ours.pid, manner: '', status: 200 },
        conditional: { url, pid: ours.pid, manner: tag, status: 304 },
        static: { url: `${peer.url}/`, pid: peer.pid, manner: '', status: 200 },
      })
      return budgets(rates, Buffer.byteLength(body))
    } finally {
      await peer.stop()
    }
  } finally {
    await ours.stop()
  }
}

interface Asked {
  url: string
  /** Of the server. */
  pid: number
  manner: string
  status: number
}

interface Rate {
  /** Answers a second. */
  perSecond: number
  /** Answers a second of processor time that the server had: the same where nothing else runs on its core. */
  perProcessorSecond: number
}

async function rounds(built: Built, asked: Readonly<Record<Manner, Asked>>): Promise<Record<Manner, Rate>> {
  const rates: Record<Manner, Rate[]> = { fresh: [], kept: [], conditional: [], static: [] }
  const manners = Object.keys(rates) as Manner[]
  for (let round = -1; round < ROUNDS; round++) {
    for (const manner of manners) {
      const rate = await hammer(built, asked[manner])
      if (round >= 0) rates[manner].push(rate)
    }
  }
  const middle = (of: readonly Rate[]): Rate => ({
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    perProcessorSecond: median(of.map(({ perProcessorSecond }) => perProcessorSecond)),
  })
  return {
    fresh: middle(rates.fresh),
    kept: middle(rates.kept),
    conditional: middle(rates.conditional),
    static: middle(rates.static),
  }
}

/** Clock ticks a second, in which Linux counts. */
const TICKS = 100

/** Seconds of processor time of a process; null where the system does not tell (only Linux has `/proc`). */
function processorSeconds(pid: number): number | null {
  try {
    // After the name, which may hold anything: state is the first field, user and system time the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return null
  }
}

/** @throws Error when anything but the answer expected came back. */
async function hammer({ folder }: Built, { url, pid, manner, status }: Asked): Promise<Rate> {
  const before = processorSeconds(pid)
  const child = spawnNode(join(folder, 'server/hammer.js'), [url, `${SECONDS}`, manner], CLIENT_CORE)
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  const after = processorSeconds(pid)
  const { perSecond, answered, errors, statuses } = JSON.parse(said) as {
    answered: number
    perSecond: number
    errors: number
    statuses: Record<string, number>
  }
  if (errors > 0 || Object.keys(statuses).join() !== `${status}`)
    throw new Error(`${url}: ${errors} errors, answers ${JSON.stringify(statuses)}, not ${status}`)
  const busy = before === null || after === null ? NaN : after - before
  return { perSecond, perProcessorSecond: answered / busy }
}

function budgets(rates: Readonly<Record<Manner, Rate>>, bytes: number): Budget[] {
  const budget = (id: string, what: string, measured: string, manner: Manner, least: number): Budget[] => {
    const peer = `Fastify, a buffer of ${bytes} bytes`
    const of = (part: keyof Rate) => ({
      ours: rates[manner][part],
      theirs: rates.static[part],
      ratio: rates[manner][part] / rates.static[part],
    })
    const throughput = { id, what, measured, peer, ...of('perSecond'), unit: '/s', bound: { least } }
    const work = {
      ...throughput,
      measured: `${measured}; a second of processor time`,
      ...of('perProcessorSecond'),
    }
    return Number.isNaN(work.ratio) ? [throughput] : [throughput, { ...work, bound: null }]
  }
  return [
    ...budget('B2', 'Q1 over HTTP, uncached', 'each question another to the cache', 'fresh', 0.45),
    ...budget('B3', 'a repeated aggregate', 'the same question again', 'kept', 0.8),
    ...budget('B3', 'a conditional request', '304', 'conditional', 1.3),
  ]
}
