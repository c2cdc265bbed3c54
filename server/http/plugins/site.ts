/** The built site: its files, and its one page for every address that is a page of it, with a head of its own. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../db/schema.ts'
import { readRelease } from '../release.ts'
import { originOf } from '../service.ts'
import { markedSynthetic, pageHead, withHead } from '../site/page-head.ts'
import { readManifest, withFiles } from '../site/page-files.ts'
import { problemOf, sendProblem } from './problems.ts'

/** Addresses of pages; what each shows is decided in the browser. */
const PAGES = [
  /^\/$/,
  /^\/(compare|data|check|quality|search|rules|design)\/?$/,
  /^\/embed\/compare\/?$/,
  /^\/region\/\d{6}\/?$/,
  /^\/(agency|report)\/[1-9]\d{0,8}\/?$/,
]

export interface Site {
  /** Answers an address of the site that no file has. False: it is not for the site to answer. */
  answer: (request: FastifyRequest, reply: FastifyReply) => boolean
}

/** @returns null when there is no built site in `root`. */
export async function addSite(app: FastifyInstance, root: string, db: Db): Promise<Site | null> {
  const template = join(root, 'index.html')
  if (!existsSync(template)) return null
  await app.register(serveStatic, {
    root,
    // The page is answered below, with its head.
    index: false,
    cacheControl: false,
    // As the build compressed them: a first visitor waits for no compression.
    preCompressed: true,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', freshness(path))
      response.setHeader('vary', 'accept-encoding')
    },
  })

  async function page(request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> {
    const isPage = PAGES.some((known) => known.test(path))
    const built = withFiles(await readFile(template, 'utf8'), readManifest(root), path)
    const html = isPage ? await headed(request, built, path) : built
    const tag = `W/"${createHash('sha256').update(html).digest('hex').slice(0, 16)}"`
    reply.code(isPage ? 200 : 404).headers({ 'cache-control': 'public, no-cache', etag: tag })
    if (isPage && request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(html)
  }

  /** Without a database the page still comes, and says itself that there are no figures. */
  async function headed(request: FastifyRequest, built: string, path: string): Promise<string> {
    const origin = originOf(request)
    try {
      return withHead(
        readRelease(db).synthetic ? markedSynthetic(built) : built,
        await pageHead(db, path === '/' ? path : path.replace(/\/$/, ''), origin),
        origin,
      )
    } catch (error) {
      request.log.error({ err: error, url: request.url }, 'the head of a page could not be made')
      return built
    }
  }

  // Of its own, since the folder itself is no file.
  app.get('/', { schema: { hide: true } }, (request, reply) => page(request, reply, '/'))
  return {
    answer: (request, reply) => {
      const [path = ''] = request.url.split('?')
      if (!['GET', 'HEAD'].includes(request.method) || path.startsWith('/api/') || path === '/api')
        return false
      // A name with an ending is a file that is not there; the page would be no answer to it.
      if (/\.[a-z0-9]+$/i.test(path)) return false
      page(request, reply, path).catch((error: FastifyError) => {
        sendProblem(request, reply, problemOf(error, request))
      })
      return true
    },
  }
}

/** Files under assets/ carry a hash of their content in their name. */
function freshness(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}
