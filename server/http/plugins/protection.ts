/** Headers that protect a reader's browser, compression, and leave for any site to read the API. */
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export async function addProtection(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
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
  })
  app.addHook('onRequest', allowFraming)
  await app.register(cors, {
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
  })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // The default, 11, is for files that are compressed once.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}

/** Charts are made to be put into other sites; every other page may be framed by this one only. */
const EMBEDDED = /^\/embed\//

/** Runs after helmet, whose headers it relaxes for these addresses alone. */
async function allowFraming(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!EMBEDDED.test(request.url)) return
  const policy = reply.getHeader('content-security-policy')
  if (typeof policy === 'string')
    reply.header('content-security-policy', policy.replace("frame-ancestors 'self'", 'frame-ancestors *'))
  reply.removeHeader('x-frame-options')
}
