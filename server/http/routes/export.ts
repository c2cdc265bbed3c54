/** Bulk downloads: everything that the filters leave, streamed in the order of reports. */
import contentDisposition from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { streamCells, streamReports, type ExportedCells } from '../../../db/queries/quality-export.ts'
import { checkFilters } from '../../../db/queries/quality-filter.ts'
import { checkFindingFilters, streamFindings } from '../../../db/queries/quality-findings.ts'
import type { Db } from '../../../db/schema.ts'
import { ExportFindingsQuery, ExportQuery, type ExportQuery as Query } from '../contract/quality.ts'
import type { CsvOptions } from '../csv/aggregates-csv.ts'
import { cellColumns, findingColumns, reportColumns, type CellRow } from '../csv/bulk-columns.ts'
import { bulkCsv, type BulkColumn } from '../csv/bulk-csv.ts'
import { fingerprint } from '../plugins/caching.ts'
import { refusals } from '../answers.ts'

const FILE_NAMES = { reports: '报告', cells: '单元格', findings: '核对发现', quality: '数据质量' } as const

export const exportRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/export/reports.csv',
    { schema: { ...described('exportReports', 'Every report, one row each'), querystring: ExportQuery } },
    async (request, reply) => {
      const filters = await checkFilters(db, request.query)
      const rows = () => streamReports(db, filters)
      return sendBulk(request, reply, 'reports', reportColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/cells.csv',
    {
      schema: {
        ...described(
          'exportCells',
          'Every cell of every report, one row each, with its state and what is printed',
        ),
        querystring: ExportQuery,
      },
    },
    async (request, reply) => {
      const filters = await checkFilters(db, request.query)
      const rows = () => oneByOne(streamCells(db, filters))
      return sendBulk(request, reply, 'cells', cellColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/findings.csv',
    {
      schema: {
        ...described('exportFindings', 'Every finding, one row each, with the cells that it concerns'),
        querystring: ExportFindingsQuery,
      },
    },
    async (request, reply) => {
      const filters = await checkFindingFilters(db, request.query)
      const rows = () => streamFindings(db, filters)
      return sendBulk(request, reply, 'findings', findingColumns, rows, optionsOf(request.query))
    },
  )
}

function described(operationId: string, summary: string) {
  return {
    operationId,
    tags: ['downloads'],
    summary,
    response: {
      200: {
        description: 'Rows in the order of the numbers of reports',
        content: { 'text/csv': { schema: Type.String() } },
      },
      ...refusals,
    },
  }
}

function optionsOf({ header = 'code', bom }: Pick<Query, 'header' | 'bom'>): CsvOptions {
  return { header, spreadsheet: bom === '1' }
}

async function* oneByOne(batches: AsyncIterable<ExportedCells[]>): AsyncGenerator<CellRow[]> {
  for await (const reports of batches) for (const of of reports) yield of.cells.map((cell) => ({ of, cell }))
}

/** @param rows called only when the rows are wanted: whoever asks for the head alone costs no reading. */
export function sendBulk<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  name: keyof typeof FILE_NAMES,
  columns: readonly BulkColumn<Row>[],
  rows: () => AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  options: CsvOptions,
) {
  const print = fingerprint(request).slice(0, 6)
  reply.headers({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': contentDisposition(`公开图鉴_${FILE_NAMES[name]}_${print}.csv`, {
      fallback: `gongkai-atlas_${name}_${print}.csv`,
    }),
  })
  const wanted = request.method === 'HEAD' ? [] : rows()
  return reply.send(bulkCsv(columns, wanted, options))
}
