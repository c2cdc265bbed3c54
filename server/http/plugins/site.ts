/** The built site: its files, and its one page for every address that is a page of it. */
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** First parts of the addresses of pages; what each shows is decided in the browser. */
const PAGES: ReadonlySet<string> = new Set([
  '',
  'compare',
  'region',
  'agency',
  'report',
  'quality',
  'check',
  'data',
  'embed',
  'design',
])

export interface Site {
  /** Answers an address of the site that no file has. False: it is not for the site to answer. */
  answer: (request: FastifyRequest, reply: FastifyReply) => boolean
}

/** @returns null when there is no built site in `root`. */
export async function addSite(app: FastifyInstance, root: string): Promise<Site | null> {
  if (!existsSync(join(root, 'index.html'))) return null
  await app.register(serveStatic, {
    root,
    cacheControl: false,
    setHeaders: (response, path) => response.setHeader('cache-control', freshness(path)),
  })
  return {
    answer: (request, reply) => {
      const [path = ''] = request.url.split('?')
      if (!['GET', 'HEAD'].includes(request.method) || path.startsWith('/api/') || path === '/api')
        return false
      const [, page = '', ...rest] = path.split('/')
      // A name with an ending is a file that is not there; a page's code would be no answer to it.
      if (/\.[a-z0-9]+$/i.test(rest.at(-1) ?? page)) return false
      void reply.code(PAGES.has(page) ? 200 : 404).sendFile('index.html')
      return true
    },
  }
}

/** Files under assets/ carry a hash of their content in their name. */
function freshness(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}
