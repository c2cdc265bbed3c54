/** Headers that protect a reader's browser, compression, and leave for any site to read the API. */
import compress from '@fastify/compress'
import cors, { type FastifyCorsOptions } from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { BROTLI, THRESHOLD } from '../kept/encoding.ts'

const HELMET: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      styleSrc: ["'self'"],
      // Charts and components place themselves by style attributes; no style sheet may come in that way.
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // Whoever serves this over TLS decides on that; on a plain local address it would only lock readers out.
  strictTransportSecurity: false,
  // Browsers honour it on trustworthy addresses only, and complain about any other.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}

const CORS: FastifyCorsOptions = {
  origin: '*',
  methods: ['GET', 'HEAD', 'OPTIONS'],
  exposedHeaders: [
    'etag',
    'link',
    'content-disposition',
    'content-language',
    'repr-digest',
    'retry-after',
    'x-data-release',
    'x-total-rows',
  ],
}

export async function addProtection(app: FastifyInstance): Promise<void> {
  const everywhere = await (protectingHeaders ??= readProtectingHeaders())
  const embedded = framed(everywhere)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(EMBEDDED.test(request.url) ? embedded : everywhere)
    done()
  })
  // Questions that a browser asks before the request itself: nothing else needs the plugin.
  await app.register(async (scope) => {
    await scope.register(cors, CORS)
  })
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: THRESHOLD, brotliOptions: BROTLI })
}

type Headers = Readonly<Record<string, string>>
let protectingHeaders: Promise<Headers> | undefined

/** They are the same for every answer: asked of the libraries once, on an answer that nobody reads. */
async function readProtectingHeaders(): Promise<Headers> {
  const probe = fastify()
  await probe.register(helmet, HELMET)
  await probe.register(cors, CORS)
  probe.get('/', (_request, reply) => reply.send())
  const { headers } = await probe.inject('/')
  await probe.close()
  const own = new Set(['content-length', 'connection', 'date'])
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]])),
  )
}

/** Charts are made to be put into other sites; every other page may be framed by this one only. */
const EMBEDDED = /^\/embed\//

function framed({
  'x-frame-options': _none,
  'content-security-policy': policy = '',
  ...rest
}: Headers): Headers {
  return {
    ...rest,
    'content-security-policy': policy.replace("frame-ancestors 'self'", 'frame-ancestors *'),
  }
}
