/** What changed in the data: as JSON, page by page, and as an Atom feed for readers of feeds. */
import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Feed } from 'feed'
import { listChanges } from '../../../db/queries/data-changes.ts'
import type { Db } from '../../../db/schema.ts'
import { RevisionsQuery } from '../contract/changes.ts'
import { nextLink } from '../next-link.ts'
import { ref, refusals } from '../answers.ts'
import { readRelease } from '../release.ts'
import { originOf } from '../service.ts'
import { escapeMarkup } from '../site/escape.ts'
import { NAME } from '../version.ts'
import { changeText, changeTitle } from '../wording/changes.ts'

/** Entries of the feed: readers ask again sooner than so many come. */
const ENTRIES = 100

export const revisionsRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/revisions',
    {
      schema: {
        operationId: 'revisions',
        tags: ['service'],
        summary: 'What each revision of the data did to the reports: added, replaced, read again, withdrawn',
        querystring: RevisionsQuery,
        response: { 200: ref('Revisions'), ...refusals },
      },
    },
    async (request, reply) => {
      const { limit = 100, ...asked } = request.query
      const answer = await listChanges(db, { ...asked, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
}

/** `/feed.atom`, beside the pages of the site. */
export function addFeed(app: FastifyInstance, db: Db): void {
  app.get('/feed.atom', { schema: { hide: true } }, async (request, reply) => {
    const release = readRelease(db)
    const origin = originOf(request)
    const tag = `W/"${release.name}"`
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache' })
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    const { changes } = await listChanges(db, { limit: ENTRIES })
    const feed = new Feed({
      id: `${origin}/`,
      title: NAME,
      description: '数据的每次变动 / Every change of the data',
      link: `${origin}/`,
      feed: `${origin}/feed.atom`,
      language: 'zh-CN',
      copyright: '',
      updated: new Date(release.updatedAt ?? 0),
      generator: NAME,
    })
    for (const change of changes) {
      feed.addItem({
        id: `${origin}/api/v1/revisions#${change.id}`,
        title: changeTitle(change),
        link: `${origin}/${change.report.current ? `report/${change.report.id}` : 'quality'}`,
        date: new Date(change.at),
        // Markup to its reader: a name from a document must not become some.
        content: escapeMarkup(changeText(change)).replaceAll('\n', '<br/>'),
      })
    }
    return reply.type('application/atom+xml; charset=utf-8').send(feed.atom1())
  })
}
