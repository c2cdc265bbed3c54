import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { describeData } from '../../../db/queries/meta.ts'
import type { Db } from '../../../db/schema.ts'
import { ref, refusals } from '../answers.ts'
import { NAME, VERSION } from '../version.ts'

export const metaRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/meta',
    {
      schema: {
        operationId: 'meta',
        tags: ['service'],
        summary: 'What is loaded: data revision, counts, years',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: ref('Meta'), ...refusals },
      },
    },
    async () => ({ name: NAME, version: VERSION, ...(await describeData(db)) }),
  )
}
