import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { agencyProfile, listAgencies } from '../../../db/queries/agencies.ts'
import type { Db } from '../../../db/schema.ts'
import { AgenciesQuery } from '../contract/agencies.ts'
import { Id } from '../contract/common.ts'
import { nextLink } from '../next-link.ts'
import { notFound } from '../problem.ts'
import { notFoundAnswer, ref, refusals } from '../answers.ts'
import { LEVEL_LABELS } from '../wording/labels.ts'

export const agenciesRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/agencies',
    {
      schema: {
        operationId: 'agencies',
        tags: ['registers'],
        summary: 'Agencies by name, region, sector or level',
        querystring: AgenciesQuery,
        response: { 200: ref('Agencies'), ...refusals },
      },
    },
    async (request, reply) => {
      const { limit = 100, ...filters } = request.query
      const answer = await listAgencies(db, { ...filters, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/agencies/:id',
    {
      schema: {
        operationId: 'agency',
        tags: ['registers'],
        summary: 'One agency: its reports of all years, and its peers; figures come from /aggregates',
        params: Type.Object({ id: Id }),
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: ref('AgencyProfile'), ...notFoundAnswer, ...refusals },
      },
    },
    async ({ params }) => {
      const profile = await agencyProfile(db, params.id)
      if (!profile)
        throw notFound({ zh: `没有编号为 ${params.id} 的机关`, en: `No agency has the number ${params.id}` })
      const level = profile.level === null ? null : LEVEL_LABELS[profile.level]
      const { zh, en } = profile.sector
      const description = {
        zh: `${level?.zh ?? '层级不明的'}${zh}机关`,
        en: `${level?.en ?? 'Agencies of unknown level'}: ${en}`,
      }
      return { ...profile, peers: { description, ...profile.peers } }
    },
  )
}
