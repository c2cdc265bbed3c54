/**
 * Section `http`: answers a second, from the production build, beside Fastify sending a buffer of the same size. Server
 * and load generator have a core each; the two servers are asked in turns.
 */
import { writeFileSync } from 'node:fs'
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
        fresh: { url, manner: 'fresh', status: 200 },
        kept: { url, manner: '', status: 200 },
        conditional: { url, manner: tag, status: 304 },
        static: { url: `${peer.url}/`, manner: '', status: 200 },
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
  manner: string
  status: number
}

async function rounds(built: Built, asked: Readonly<Record<Manner, Asked>>): Promise<Record<Manner, number>> {
  const rates: Record<Manner, number[]> = { fresh: [], kept: [], conditional: [], static: [] }
  const manners = Object.keys(rates) as Manner[]
  for (let round = -1; round < ROUNDS; round++) {
    for (const manner of manners) {
      const rate = await hammer(built, asked[manner])
      if (round >= 0) rates[manner].push(rate)
    }
  }
  return {
    fresh: median(rates.fresh),
    kept: median(rates.kept),
    conditional: median(rates.conditional),
    static: median(rates.static),
  }
}

/** @throws Error when anything but the answer expected came back. */
async function hammer({ folder }: Built, { url, manner, status }: Asked): Promise<number> {
  const child = spawnNode(join(folder, 'server/hammer.js'), [url, `${SECONDS}`, manner], CLIENT_CORE)
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  const { perSecond, errors, statuses } = JSON.parse(said) as {
    perSecond: number
    errors: number
    statuses: Record<string, number>
  }
  if (errors > 0 || Object.keys(statuses).join() !== `${status}`)
    throw new Error(`${url}: ${errors} errors, answers ${JSON.stringify(statuses)}, not ${status}`)
  return perSecond
}

function budgets(rates: Readonly<Record<Manner, number>>, bytes: number): Budget[] {
  const budget = (id: string, what: string, measured: string, manner: Manner, least: number): Budget => ({
    id,
    what,
    measured,
    peer: `Fastify, a buffer of ${bytes} bytes`,
    ours: rates[manner],
    theirs: rates.static,
    unit: '/s',
    ratio: rates[manner] / rates.static,
    bound: { least },
  })
  return [
    budget('B2', 'Q1 over HTTP, uncached', 'each question another to the cache', 'fresh', 0.45),
    budget('B3', 'a repeated aggregate', 'the same question again', 'kept', 0.8),
    budget('B3', 'a conditional request', '304', 'conditional', 1.3),
  ]
}
