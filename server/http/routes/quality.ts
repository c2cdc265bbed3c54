/** Findings, their counts, and the ledger of who has reported. */
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { carryOver, streamCarryOver, type CarryLink } from '../../../db/queries/carry-over.ts'
import { coverage, streamLedger } from '../../../db/queries/coverage.ts'
import { hierarchy } from '../../../db/queries/hierarchy.ts'
import { streamOutside } from '../../../db/queries/outside.ts'
import { checkFilters, type QualityFilters } from '../../../db/queries/quality-filter.ts'
import { countFindings } from '../../../db/queries/quality.ts'
import { checkFindingFilters, listFindings, streamFindings } from '../../../db/queries/quality-findings.ts'
import type { Db } from '../../../db/schema.ts'
import {
  CarryQuery,
  CoverageQuery,
  ExportWholeQuery,
  FindingsQuery,
  HierarchyQuery,
  QualityQuery,
} from '../contract/quality.ts'
import { findingColumns, qualityColumns } from '../csv/bulk-columns.ts'
import {
  carryColumns,
  documentColumns,
  hierarchyColumns,
  hierarchyRows,
  ledgerColumns,
  ledgerRows,
  type HierarchyRow,
  type LedgerRow,
} from '../csv/quality-columns.ts'
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
        response: {
          200: {
            description: 'The ledger; as CSV all of it, one row an agency and year',
            content: { 'application/json': { schema: ref('Coverage') }, [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { limit = 100, format, header = 'code', bom, ...question } = request.query
      if (wantsCsv(request, format)) {
        const filters = await checkFilters(db, question)
        const options = { header, spreadsheet: bom === '1' }
        const rows = () => ledgerBatches(streamLedger(db, filters, question))
        return sendBulk(request, reply, 'ledger', ledgerColumns, rows, options)
      }
      const answer = await coverage(db, { ...question, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/carry-over',
    {
      schema: {
        operationId: 'carryOver',
        tags,
        summary: 'Whether the requests that an agency carried out of a year arrive in its next report',
        description:
          'Every pair of reports of one agency and scope for two years running, in the total column: the breaks of the whole country, the largest first, or the chain of one agency.',
        querystring: CarryQuery,
        response: {
          200: {
            description: 'The links; as CSV all of them',
            content: { 'application/json': { schema: ref('CarryOver') }, [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { limit = 100, format, header = 'code', bom, ...question } = request.query
      if (wantsCsv(request, format)) {
        const filters = await checkFilters(db, question)
        const options = { header, spreadsheet: bom === '1' }
        const rows = (): AsyncIterable<CarryLink[]> => streamCarryOver(db, filters, question.verdict)
        return sendBulk(request, reply, 'carry-over', carryColumns, rows, options)
      }
      const answer = await carryOver(db, { ...question, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/hierarchy',
    {
      schema: {
        operationId: 'hierarchy',
        tags,
        summary: "Governments' consolidated reports against the reports that are loaded below them",
        description:
          'Parts are own reports of agencies of the area; where a region below has a consolidated report of the year, that one stands for its area. An alarm (`differs`) only where every agency known has reported; otherwise the residual is what the missing ones would have to make up.',
        querystring: HierarchyQuery,
        response: {
          200: {
            description: 'The comparisons; as CSV all of them, one figure a row',
            content: { 'application/json': { schema: ref('Hierarchy') }, [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { limit = 20, format, header = 'code', bom, ...question } = request.query
      if (wantsCsv(request, format)) {
        await checkFilters(db, question)
        const options = { header, spreadsheet: bom === '1' }
        return sendBulk(
          request,
          reply,
          'hierarchy',
          hierarchyColumns,
          () => hierarchyBatches(db, question),
          options,
        )
      }
      const answer = await hierarchy(db, { ...question, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/export/documents.csv',
    {
      schema: {
        operationId: 'exportDocuments',
        tags: ['downloads'],
        summary: 'Every document that became no report: refused or unidentified, with its reasons',
        querystring: ExportWholeQuery,
        response: {
          200: {
            description: 'Rows in the order in which the documents were given',
            content: { [CSV]: { schema: Type.String() } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { header = 'code', bom } = request.query
      const options = { header, spreadsheet: bom === '1' }
      return sendBulk(request, reply, 'documents', documentColumns, () => streamOutside(db), options)
    },
  )
}

async function* ledgerBatches(batches: ReturnType<typeof streamLedger>): AsyncGenerator<LedgerRow[]> {
  for await (const { years, entries } of batches) yield ledgerRows(years, entries)
}

/** Governments are few: page after page. */
async function* hierarchyBatches(db: Db, question: QualityFilters): AsyncGenerator<HierarchyRow[]> {
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await hierarchy(db, { ...question, limit: 50, ...(cursor && { cursor }) })
    yield hierarchyRows(entries)
    if (next === null) return
    cursor = next
  }
}

function wantsCsv(request: FastifyRequest, format: 'json' | 'csv' | undefined): boolean {
  return (
    (format ??
      (preferredType(request.headers.accept, ['application/json', CSV]) === CSV ? 'csv' : 'json')) === 'csv'
  )
}
