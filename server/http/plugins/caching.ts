/**
 * Conditional requests. An answer is decided by the data revision, the version of this program and the canonical
 * query; so its tag is known, and a 304 sent, before anything is asked of the database but the revision.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dataRevision } from '../../../db/revision.ts'
import type { Db } from '../../../db/schema.ts'
import { VERSION } from '../version.ts'

/** For the routes of the given scope. The tag is weak: compression changes the bytes, not the answer. */
export function addCaching(app: FastifyInstance, db: Db): void {
  app.addHook('preHandler', async (request, reply) => {
    const tag = `W/"${await dataRevision(db)}-${fingerprint(request)}"`
    // Kept by whoever likes, but never shown without asking: figures must not outlive a correction.
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache', vary: 'accept' })
    if (holds(request.headers['if-none-match'], tag)) return reply.code(304).send()
    return undefined
  })
}

/** Path and parameters in one order, with the kind of answer that the client prefers. */
export function fingerprint(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?')
  const query = Object.entries(request.query as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([VERSION, path, query, request.headers.accept ?? ''])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Weak comparison (RFC 9110 §13.1.2). `*` is no tag of ours: it would answer 304 to questions never asked. */
function holds(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((part) => part.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))
}
