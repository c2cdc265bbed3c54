import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { dataRevision } from '../../../db/revision.ts'
import type { Db } from '../../../db/schema.ts'
import { ProblemError } from '../problem.ts'

const Status = Type.Object({ status: Type.Literal('ok'), revision: Type.Optional(Type.Integer()) })

/** `/healthz`: the process answers. `/readyz`: the database does too. */
export const healthRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'healthz',
        tags: ['service'],
        summary: 'The process answers',
        response: { 200: Status },
      },
    },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'readyz',
        tags: ['service'],
        summary: 'The database answers too',
        response: { 200: Status },
      },
    },
    async (request) => {
      try {
        return { status: 'ok' as const, revision: await dataRevision(db) }
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer')
        throw new ProblemError(503, 'unavailable', {
          zh: '数据库没有回答',
          en: 'The database does not answer',
        })
      }
    },
  )
}
