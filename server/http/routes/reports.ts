import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { reportDetail, reportSource } from '../../../db/queries/report.ts'
import { listReports } from '../../../db/queries/reports.ts'
import type { Db } from '../../../db/schema.ts'
import { Id } from '../contract/common.ts'
import { ReportsQuery } from '../contract/reports.ts'
import { preferredType } from '../negotiate.ts'
import { nextLink } from '../next-link.ts'
import { notFound } from '../problem.ts'
import { notFoundAnswer, ref, refusals } from '../answers.ts'

const one = {
  tags: ['reports'],
  params: Type.Object({ id: Id }),
  querystring: Type.Object({}, { additionalProperties: false }),
}

const noReport = (id: number) => ({ zh: `没有编号为 ${id} 的报告`, en: `No report has the number ${id}` })

export const reportsRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/reports',
    {
      schema: {
        operationId: 'reports',
        tags: ['reports'],
        summary:
          'Reports; with status=refused or unidentified the documents that are not in the statistics, and why',
        querystring: ReportsQuery,
        response: { 200: ref('Reports'), ...refusals },
      },
    },
    async (request, reply) => {
      const { limit = 100, ...filters } = request.query
      const answer = await listReports(db, { ...filters, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/reports/:id',
    {
      schema: {
        ...one,
        operationId: 'report',
        summary: 'The whole parsed report: every cell with state and place in the source, claims, findings',
        response: { 200: ref('ReportDetail'), ...notFoundAnswer, ...refusals },
      },
    },
    async ({ params }) => {
      const report = await reportDetail(db, params.id)
      if (!report) throw notFound(noReport(params.id))
      return report
    },
  )
  app.get(
    '/reports/:id/source',
    {
      schema: {
        ...one,
        operationId: 'reportSource',
        summary: 'The source text that positions point into; plain text, or JSON where `Accept` asks for it',
        response: {
          200: {
            description: 'The text as it was decoded',
            content: {
              'text/plain': { schema: Type.String() },
              'application/json': { schema: ref('ReportSource') },
            },
          },
          ...notFoundAnswer,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const source = await reportSource(db, id)
      if (!source) throw notFound(noReport(id))
      const { text } = source
      if (text === null)
        throw notFound({
          zh: `报告 ${id} 只有数字，没有原文`,
          en: `Report ${id} was given as figures, without its source text`,
        })
      const type = preferredType(request.headers.accept, ['text/plain', 'application/json'])
      if (type === 'application/json') return { ...source, text }
      // The described schema would print it as JSON.
      return reply.type('text/plain; charset=utf-8').serializer(String).send(text)
    },
  )
}
