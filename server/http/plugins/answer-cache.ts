/**
 * Answers kept as they were written. An answer is decided by its tag (release of the data, program, canonical query,
 * kind wanted), so that one that is kept is right for as long as its tag is asked for; an older release is never asked
 * for again, and makes room.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

interface Kept {
  body: string
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
const OF_THE_ANSWER = ['content-type', 'content-disposition', 'x-total-rows', 'link'] as const

/**
 * For the routes of the given scope; after the plugin that sets the tag and answers conditional requests. JSON alone is
 * kept: files are streamed, are long, and seldom asked for twice.
 */
export function addAnswerCache(
  app: FastifyInstance,
  { size = SIZE, longest = LONGEST }: AnswerCacheOptions = {},
): void {
  const answers = new LRUCache<string, Kept>({
    maxSize: size,
    maxEntrySize: longest,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  })
  app.addHook('preHandler', async (request, reply) => {
    const kept = answers.get(keyOf(request, reply))
    if (!kept) return undefined
    return reply.headers(kept.headers).send(kept.body)
  })
  app.addHook('preSerialization', async (request, reply, payload: { [key: string]: unknown }) => {
    const key = keyOf(request, reply)
    if (key === '' || reply.statusCode !== 200) return payload
    const type = reply.getHeader('content-type') ?? JSON_TYPE
    if (type !== JSON_TYPE && type !== 'application/json') return payload
    const write =
      reply.getSerializationFunction('200', 'application/json') ?? reply.getSerializationFunction('200')
    if (!write) return payload
    // Written here instead of a moment later, to be kept.
    const body = write(payload)
    answers.set(key, { body, headers: { ...headersOf(reply), 'content-type': JSON_TYPE } })
    reply.serializer(() => body)
    return payload
  })
}

/** Empty for what is not kept. Addresses in an answer begin with the host that was asked. */
function keyOf(request: FastifyRequest, reply: FastifyReply): string {
  const tag = reply.getHeader('etag')
  return request.method === 'GET' && typeof tag === 'string'
    ? `${tag} ${request.protocol}://${request.host}`
    : ''
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    OF_THE_ANSWER.flatMap((name) => {
      const value = reply.getHeader(name)
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
}
