/** The built site: its files, and its one page for every address that is a page of it. */
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Addresses of pages; what each shows is decided in the browser. */
const PAGES = [
  /^\/$/,
  /^\/(compare|data|check|quality)\/?$/,
  /^\/region\/\d{6}\/?$/,
  /^\/(agency|report)\/[1-9]\d{0,8}\/?$/,
]

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
      // A name with an ending is a file that is not there; the page would be no answer to it.
      if (/\.[a-z0-9]+$/i.test(path)) return false
      void reply.code(PAGES.some((page) => page.test(path)) ? 200 : 404).sendFile('index.html')
      return true
    },
  }
}

/** Files under assets/ carry a hash of their content in their name. */
function freshness(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}
