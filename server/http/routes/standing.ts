/** One agency among its peers, and the agencies of a group one by one. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readDots } from '../../../db/queries/dots.ts'
import { readPeers } from '../../../db/queries/peers.ts'
import type { Db } from '../../../db/schema.ts'
import { Id } from '../contract/common.ts'
import { DotsQuery, PeersQuery } from '../contract/standing.ts'
import { notFound } from '../problem.ts'
import { notFoundAnswer, ref, refusals } from '../answers.ts'

export const standingRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/agencies/:id/peers',
    {
      schema: {
        operationId: 'peers',
        tags: ['figures'],
        summary: 'Where one agency stands among agencies of its sector and level, in one year',
        description: `Peers have a report of the same scope for the same year. A rate is compared only over 30 cases or
more. \`apart\` says whether a share is told apart from that of all the others together by more than chance.`,
        params: Type.Object({ id: Id }),
        querystring: PeersQuery,
        response: { 200: ref('Peers'), ...notFoundAnswer, ...refusals },
      },
    },
    async ({ params, query }) => {
      const peers = await readPeers(db, params.id, query)
      if (!peers) {
        const year = query.year === undefined ? '' : ` for ${query.year}`
        throw notFound(`No agency with the number ${params.id} has a report${year}`)
      }
      return { ...peers, indicators: peers.indicators.map((one) => ({ ...one })) }
    },
  )
  app.get(
    '/distribution',
    {
      schema: {
        operationId: 'distribution',
        tags: ['figures'],
        summary:
          'The agencies of a group one by one, as a funnel plot draws them: figure, cases, and whether apart',
        querystring: DotsQuery,
        response: { 200: ref('Dots'), ...refusals },
      },
    },
    async ({ query: { limit = 500, scope = 'own', ...asked } }) => readDots(db, { ...asked, limit, scope }),
  )
}
