/**
 * Answers kept as they were written. An answer is decided by its tag (release of the data, program, canonical query,
 * kind wanted), so that one that is kept is right for as long as its tag is asked for; an older release is never asked
 * for again, and makes room. Whoever asks the very same thing again is then answered in the lane, without any of this.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../../db/schema.ts'
import { compressed, preferredEncoding, THRESHOLD, type Encoding } from '../kept/encoding.ts'
import type { HeaderLines, Lane } from '../kept/lane.ts'
import { isOfNotModified } from '../kept/validators.ts'
import { readRelease } from '../release.ts'

interface Kept {
  text: string
  /** As sent: in the encodings asked for so far. */
  bodies: Map<Encoding | 'identity', Buffer>
  /** Set by the route beside what every answer has. */
  headers: Readonly<Record<string, string>>
}

export interface AnswerCacheOptions {
  /** Characters of all answers together. */
  size?: number
  /** Characters of the longest answer that is kept. */
  longest?: number
}

const SIZE = 32 * 1024 ** 2
const LONGEST = 2 * 1024 ** 2
const JSON_TYPE = 'application/json; charset=utf-8'
/** What a route may say of its answer; everything else is set anew each time. */
const OF_THE_ANSWER = new Set(['content-type', 'content-disposition', 'x-total-rows', 'link'])

/**
 * For the routes of the given scope; after the plugin that sets the tag and answers conditional requests. JSON alone is
 * kept: files are streamed, are long, and seldom asked for twice.
 */
export function addAnswerCache(
  app: FastifyInstance,
  db: Db,
  lane: Lane,
  { size = SIZE, longest = LONGEST }: AnswerCacheOptions = {},
): void {
  const answers = new LRUCache<string, Kept>({
    maxSize: size,
    maxEntrySize: longest,
    sizeCalculation: ({ text, bodies }, key) =>
      [...bodies.values()].reduce((sum, body) => sum + body.length, text.length + key.length),
  })
  app.addHook('preHandler', (request, reply, done) => {
    const kept = answers.get(keyOf(request, reply))
    if (kept) reply.headers(kept.headers).send(kept.text)
    else done()
  })
  app.addHook('onSend', (request, reply, payload: unknown, done) => {
    if (typeof payload !== 'string' || reply.statusCode !== 200) return done(null, payload)
    if (reply.getHeader('content-type') !== JSON_TYPE) return done(null, payload)
    const key = keyOf(request, reply)
    const before = answers.get(key)
    const kept = before ?? { text: payload, bodies: new Map(), headers: headersOf(reply) }
    // What was worked out while the data changed may hold some of either state.
    if (!before && key !== '' && isSettled(request, db)) answers.set(key, kept)
    const encoding = request.headers['x-no-compression']
      ? null
      : payload.length < THRESHOLD
        ? null
        : preferredEncoding(request.headers['accept-encoding'])
    if (!before && encoding === null) return done(null, payload)
    bodyOf(kept, encoding).then((body) => {
      if (encoding !== null) reply.header('content-encoding', encoding)
      reply.header('content-length', body.length)
      if (before) {
        answers.set(key, kept)
        lane.keep(request.raw, laneAnswer(request, reply, body))
      }
      done(null, body)
    }, done)
  })
}

/** Empty for what is not kept. Addresses in an answer begin with the host that was asked, or repeat how it was. */
function keyOf(request: FastifyRequest, reply: FastifyReply): string {
  const tag = reply.getHeader('etag')
  return typeof tag === 'string' ? `${tag} ${request.protocol}://${request.host}${request.url}` : ''
}

function isSettled(request: FastifyRequest, db: Db): boolean {
  return request.method === 'GET' && readRelease(db).name === request.release.name
}

async function bodyOf({ text, bodies }: Kept, encoding: Encoding | null): Promise<Buffer> {
  const plain = bodies.get('identity') ?? Buffer.from(text)
  const body = encoding === null ? plain : (bodies.get(encoding) ?? (await compressed(plain, encoding)))
  bodies.set(encoding ?? 'identity', body)
  return body
}

function laneAnswer(request: FastifyRequest, reply: FastifyReply, body: Buffer) {
  return {
    release: request.release.name,
    tag: String(reply.getHeader('etag')),
    whole: { headers: linesOf(reply), body },
    unmodified: linesOf(reply, isOfNotModified),
  }
}

/** The headers set so far, as they will be sent. */
export function linesOf(reply: FastifyReply, wanted: (name: string) => boolean = () => true): HeaderLines {
  return Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined || !wanted(name) ? [] : [name, String(value)],
  )
}

/** In the order in which they were set. */
function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined || !OF_THE_ANSWER.has(name) ? [] : [[name, String(value)]],
    ),
  )
}
