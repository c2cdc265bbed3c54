/**
 * Conditional requests. An answer is decided by the release of the data, the version of this program and the
 * canonical query; so its tag is known, and a 304 sent, before anything is asked of the database but the release.
 */
import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../../db/schema.ts'
import { canonicalPath, fingerprint } from '../canonical.ts'
import type { Lane } from '../kept/lane.ts'
import { holds, isOfNotModified } from '../kept/validators.ts'
import { LICENCE } from '../licence.ts'
import { addLink } from '../link.ts'
import { ProblemError } from '../problem.ts'
import { readRelease, type Release } from '../release.ts'
import { linesOf } from './answer-cache.ts'

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

/** Addresses whose canonical form is remembered: it depends on nothing else, once they are known to be valid. */
const KNOWN_ADDRESSES = 4000
const LONGEST_KNOWN = 500

/** For the routes of the given scope. The tag is weak: compression changes the bytes, not the answer. */
export function addCaching(app: FastifyInstance, db: Db, lane: Lane): void {
  const canonicals = new LRUCache<string, string>({ max: KNOWN_ADDRESSES })
  app.decorateRequest('release')
  app.addHook('preHandler', (request, reply, done) => {
    const release = readRelease(db)
    request.release = release
    const query = request.query as Record<string, unknown>
    const pinned = query['release']
    delete query['release']
    delete query['lang']
    const canonical = canonicals.get(request.url) ?? canonicalPath(request)
    if (request.url.length <= LONGEST_KNOWN) canonicals.set(request.url, canonical)
    if (pinned !== undefined && pinned !== release.name) {
      addLink(reply, canonical, 'latest-version')
      return done(gone(String(pinned), release))
    }
    const tag = `W/"${release.name}-${fingerprint(canonical, request.headers.accept)}"`
    reply.headers({
      etag: tag,
      'cache-control': pinned === undefined ? ASK_AGAIN : FOR_EVER,
      vary: 'accept, accept-encoding',
      'x-data-release': release.name,
    })
    if (holds(request.headers['if-none-match'], tag)) {
      const unmodified = linesOf(reply, isOfNotModified)
      lane.keep(request.raw, { release: release.name, tag, whole: null, unmodified })
      for (const name of Object.keys(reply.getHeaders())) if (!isOfNotModified(name)) reply.removeHeader(name)
      void reply.code(304).send()
      return
    }
    if (release.updatedAt !== null) reply.header('last-modified', new Date(release.updatedAt).toUTCString())
    reply.header('link', `${COMMON_LINKS}, <${canonical}>; rel="canonical"`)
    done()
  })
}

function gone(asked: string, { name }: Release): ProblemError {
  const detail = {
    zh: `第 ${asked} 版数据已不在：此后数据有更正或新增，本站只保留现行的 ${name} 版。去掉 release 即可查询现行数据。`,
    en: `Release ${asked} is not here any more: the data have changed since, and only the current release, ${name}, is kept. Leave out release to ask for the current data.`,
  }
  return new ProblemError(410, 'release_gone', detail, { parameter: 'release', release: name })
}
