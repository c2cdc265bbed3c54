/** Hands what takes long to a thread of its own, and the answer of that thread on to whoever asked. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../db/schema.ts'
import { isLong } from '../long/cost.ts'
import { TooBusy, type LongThreads } from '../long/threads.ts'
import { ProblemError } from '../problem.ts'

export interface LongWorkOptions {
  threads: LongThreads
  /** Of the bounds from which work is long; 0: all that could be is. */
  factor?: number
}

const API = '/api/v1'
/** Seconds. */
const RETRY_AFTER = 5
/** Made anew here, where the answer is compressed and framed. */
const OF_THE_FRAME = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length'])
/** What an answer depends on beside its address. */
const PASSED_ON = ['accept', 'accept-language', 'host'] as const

/** For the routes of the given scope, after all that answers without work. */
export function addLongWork(app: FastifyInstance, db: Db, { threads, factor = 1 }: LongWorkOptions): void {
  app.addHook('onReady', async () => threads.start())
  app.addHook('onClose', () => threads.close())
  app.addHook('preHandler', (request, reply, done) => {
    const route = request.routeOptions.url?.slice(API.length) ?? ''
    const query = request.query as Record<string, unknown>
    if (request.method !== 'GET' || !isLong(db, route, query, factor)) return done()
    relay(request, reply, threads).catch(done)
  })
}

async function relay(request: FastifyRequest, reply: FastifyReply, threads: LongThreads): Promise<void> {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  try {
    const { status, headers, body } = await threads.ask(
      { url: request.url, headers: passedOn(request) },
      gone.signal,
    )
    const isJson = /^application\/(?:problem\+)?json\b/.test(String(headers['content-type']))
    const payload = isJson ? await textOf(body) : body
    reply.code(status)
    for (const [name, value] of Object.entries(headers))
      if (!OF_THE_FRAME.has(name)) reply.header(name, value)
    await reply.send(payload)
  } catch (error) {
    // Nobody is there to be told anything.
    if (gone.signal.aborted) return void reply.hijack()
    if (!(error instanceof TooBusy)) throw error
    reply.header('retry-after', String(RETRY_AFTER))
    throw new ProblemError(503, 'busy', {
      zh: '同时进行的大查询太多，请稍后再试',
      en: 'Too many large questions at once; please try again in a moment',
    })
  }
}

function passedOn({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  )
}

/** Whole, so that it can be kept. */
async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
