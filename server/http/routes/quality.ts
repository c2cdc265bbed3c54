/** Findings, their counts, and the ledger of who has reported. */
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { coverage } from '../../../db/queries/coverage.ts'
import { countFindings } from '../../../db/queries/quality.ts'
import { checkFindingFilters, listFindings, streamFindings } from '../../../db/queries/quality-findings.ts'
import type { Db } from '../../../db/schema.ts'
import { CoverageQuery, FindingsQuery, QualityQuery } from '../contract/quality.ts'
import { findingColumns, qualityColumns } from '../csv/bulk-columns.ts'
import { preferredType } from '../negotiate.ts'
import { nextLink } from '../next-link.ts'
import { ref, refusals } from '../answers.ts'
import { sendBulk } from './export.ts'

const CSV = 'text/csv'
const tags = ['quality']

export const qualityRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/findings',
    {
      schema: {
        operationId: 'findings',
        tags,
        summary: 'What does not add up in the reports, one by one down to the cell, the worst first',
        querystring: FindingsQuery,
        response: {
          200: {
            description: 'The findings; as CSV every one, in the order of reports',
            content: { 'application/json': { schema: ref('Findings') }, [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { format, header = 'code', bom, limit = 100, ...filters } = request.query
      if (wantsCsv(request, format)) {
        const checked = await checkFindingFilters(db, filters)
        const options = { header, spreadsheet: bom === '1' }
        return sendBulk(
          request,
          reply,
          'findings',
          findingColumns,
          () => streamFindings(db, checked),
          options,
        )
      }
      const answer = await listFindings(db, { ...filters, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/quality',
    {
      schema: {
        operationId: 'quality',
        tags,
        summary:
          'How many findings in how many of the reports, by rule, severity, region, sector, year or agency',
        querystring: QualityQuery,
        response: {
          200: {
            description: 'The counts; as CSV all of them',
            content: { 'application/json': { schema: ref('Quality') }, [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { limit = 100, format, header = 'code', bom, ...question } = request.query
      if (wantsCsv(request, format)) {
        const { rows } = await countFindings(db, { ...question, limit: Number.MAX_SAFE_INTEGER - 1 })
        const options = { header, spreadsheet: bom === '1' }
        return sendBulk(request, reply, 'quality', qualityColumns, () => [rows], options)
      }
      const { rows, ...answer } = await countFindings(db, { ...question, limit })
      nextLink(request, reply, answer.next)
      return {
        by: question.by,
        rows: rows.map((row) => ({
          ...row,
          share: row.reports > 0 ? row.concerned.any / row.reports : null,
        })),
        ...answer,
      }
    },
  )
  app.get(
    '/coverage',
    {
      schema: {
        operationId: 'coverage',
        tags,
        summary: 'Which agencies have reported for which years, which have not, and which were late',
        description:
          'Known is an agency of which a report of any year is loaded: one that never reported cannot be missed.',
        querystring: CoverageQuery,
        response: { 200: ref('Coverage'), ...refusals },
      },
    },
    async (request, reply) => {
      const { limit = 100, ...question } = request.query
      const answer = await coverage(db, { ...question, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
}

function wantsCsv(request: FastifyRequest, format: 'json' | 'csv' | undefined): boolean {
  return (
    (format ??
      (preferredType(request.headers.accept, ['application/json', CSV]) === CSV ? 'csv' : 'json')) === 'csv'
  )
}
