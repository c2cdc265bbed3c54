/** What machines that look for data ask of any site: the catalogue, what may be crawled, and a list of the pages. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { reportYears } from '../../../db/queries/site-index.ts'
import type { Db } from '../../../db/schema.ts'
import { dcatCatalogue } from '../metadata/dcat.ts'
import { notFound } from '../problem.ts'
import { readRelease } from '../release.ts'
import { originOf } from '../service.ts'
import { sitemapFile, sitemapIndex } from '../site/sitemap.ts'

const hidden = { schema: { hide: true } } as const
const XML = 'application/xml; charset=utf-8'

export const discoveryRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'public, no-cache')
  })
  app.get('/catalog.jsonld', hidden, async (request, reply) => {
    const facts = { origin: originOf(request), release: readRelease(db), years: await reportYears(db) }
    return reply.type('application/ld+json; charset=utf-8').send(JSON.stringify(dcatCatalogue(facts)))
  })
  app.get('/robots.txt', hidden, async (request, reply) => {
    const lines = [
      'User-agent: *',
      // The files are for those who ask for them, not for an index of pages.
      'Disallow: /api/v1/export/',
      'Disallow: /*?*format=',
      '',
      `Sitemap: ${originOf(request)}/sitemap.xml`,
      '',
    ]
    return reply.type('text/plain; charset=utf-8').send(lines.join('\n'))
  })
  app.get('/sitemap.xml', hidden, async (request, reply) =>
    reply.type(XML).send(await sitemapIndex(db, originOf(request))),
  )
  app.get(
    '/sitemaps/:name',
    { schema: { hide: true, params: Type.Object({ name: Type.String() }) } },
    async (request, reply) => {
      const { name } = request.params
      const { updatedAt } = readRelease(db)
      const file = await sitemapFile(db, name, originOf(request), updatedAt)
      if (file === null) {
        throw notFound({ zh: '没有这个站点地图文件', en: 'There is no such file of the sitemap' })
      }
      return reply.type(XML).send(file)
    },
  )
}
