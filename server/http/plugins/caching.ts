/**
 * Conditional requests. An answer is decided by the release of the data, the version of this program and the
 * canonical query; so its tag is known, and a 304 sent, before anything is asked of the database but the release.
 */
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../../db/schema.ts'
import { canonicalPath, fingerprint } from '../canonical.ts'
import { LICENCE } from '../licence.ts'
import { addLink } from '../link.ts'
import { ProblemError } from '../problem.ts'
import { readRelease, type Release } from '../release.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The state of the data that this answer is made of. */
    release: Release
  }
}

const COMMON_LINKS = [
  '</api/openapi.json>; rel="service-desc"; type="application/vnd.oai.openapi+json;version=3.1"',
  '</api/docs>; rel="service-doc"; type="text/html"',
  `<${LICENCE.path}>; rel="license"`,
].join(', ')

/** Kept by whoever likes, but never shown without asking: figures must not outlive a correction. */
const ASK_AGAIN = 'public, no-cache'
/** What a named release answers never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** For the routes of the given scope. The tag is weak: compression changes the bytes, not the answer. */
export function addCaching(app: FastifyInstance, db: Db): void {
  app.decorateRequest('release')
  app.addHook('preHandler', async (request, reply) => {
    const release = await readRelease(db)
    request.release = release
    const query = request.query as Record<string, unknown>
    const pinned = query['release']
    delete query['release']
    delete query['lang']
    const canonical = canonicalPath(request)
    if (pinned !== undefined && pinned !== release.name) {
      addLink(reply, canonical, 'latest-version')
      throw gone(String(pinned), release)
    }
    const tag = `W/"${release.name}-${fingerprint(canonical, request.headers.accept)}"`
    reply.headers({
      etag: tag,
      'cache-control': pinned === undefined ? ASK_AGAIN : FOR_EVER,
      vary: 'accept',
      'x-data-release': release.name,
      ...(release.updatedAt === null ? {} : { 'last-modified': new Date(release.updatedAt).toUTCString() }),
    })
    if (holds(request.headers['if-none-match'], tag)) return reply.code(304).send()
    reply.header('link', COMMON_LINKS)
    addLink(reply, canonical, 'canonical')
    return undefined
  })
}

function gone(asked: string, { name }: Release): ProblemError {
  const detail = {
    zh: `第 ${asked} 版数据已不在：此后数据有更正或新增，本站只保留现行的 ${name} 版。去掉 release 即可查询现行数据。`,
    en: `Release ${asked} is not here any more: the data have changed since, and only the current release, ${name}, is kept. Leave out release to ask for the current data.`,
  }
  return new ProblemError(410, 'release_gone', detail, { parameter: 'release', release: name })
}

/** Weak comparison (RFC 9110 §13.1.2). `*` is no tag of ours: it would answer 304 to questions never asked. */
function holds(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((part) => part.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))
}
