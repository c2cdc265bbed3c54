/** Bulk downloads: everything that the filters leave, streamed in the order of reports. */
import contentDisposition from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { streamAgencies } from '../../../db/queries/export-agencies.ts'
import { streamCells, streamReports, type ExportedCells } from '../../../db/queries/quality-export.ts'
import { checkFilters } from '../../../db/queries/quality-filter.ts'
import { checkFindingFilters, streamFindings } from '../../../db/queries/quality-findings.ts'
import { listRules } from '../../../db/queries/rules.ts'
import { dictionary } from '../../../db/reference/indicators.ts'
import type { Db } from '../../../db/schema.ts'
import {
  ExportAgenciesQuery,
  ExportFindingsQuery,
  ExportQuery,
  ExportWholeQuery,
} from '../contract/quality.ts'
import { cellColumns, findingColumns, reportColumns, type CellRow } from '../csv/bulk-columns.ts'
import { bulkCsv, type BulkColumn } from '../csv/bulk-csv.ts'
import type { CsvOptions } from '../csv/csv-options.ts'
import { syntheticMark } from '../csv/file-name.ts'
import { agencyColumns, indicatorColumns, ruleColumns } from '../csv/dictionary-columns.ts'
import { questionPrint } from '../canonical.ts'
import { BULK_FILES, type BulkName } from '../downloads/bulk-files.ts'
import { addLink } from '../link.ts'
import { refusals } from '../answers.ts'

export const exportRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/export/reports.csv',
    { schema: { ...described('exportReports', 'reports'), querystring: ExportQuery } },
    async (request, reply) => {
      const filters = await checkFilters(db, request.query)
      const rows = () => streamReports(db, filters)
      return sendBulk(request, reply, 'reports', reportColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/cells.csv',
    { schema: { ...described('exportCells', 'cells'), querystring: ExportQuery } },
    async (request, reply) => {
      const filters = await checkFilters(db, request.query)
      const rows = () => oneByOne(streamCells(db, filters))
      return sendBulk(request, reply, 'cells', cellColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/findings.csv',
    { schema: { ...described('exportFindings', 'findings'), querystring: ExportFindingsQuery } },
    async (request, reply) => {
      const filters = await checkFindingFilters(db, request.query)
      const rows = () => streamFindings(db, filters)
      return sendBulk(request, reply, 'findings', findingColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/agencies.csv',
    { schema: { ...described('exportAgencies', 'agencies'), querystring: ExportAgenciesQuery } },
    async (request, reply) => {
      const filters = await checkFilters(db, request.query)
      const rows = () => streamAgencies(db, filters)
      return sendBulk(request, reply, 'agencies', agencyColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/indicators.csv',
    { schema: { ...described('exportIndicators', 'indicators'), querystring: ExportWholeQuery } },
    async (request, reply) => {
      const rows = () => [dictionary.indicators]
      return sendBulk(request, reply, 'indicators', indicatorColumns, rows, optionsOf(request.query))
    },
  )
  app.get(
    '/export/rules.csv',
    { schema: { ...described('exportRules', 'rules'), querystring: ExportWholeQuery } },
    async (request, reply) => {
      const rules = await listRules(db)
      return sendBulk(request, reply, 'rules', ruleColumns, () => [rules], optionsOf(request.query))
    },
  )
}

function described(operationId: string, name: BulkName) {
  const { description } = BULK_FILES[name]
  return {
    operationId,
    tags: ['downloads'],
    summary: description.en,
    response: {
      200: {
        description: 'Rows in the order of their numbers',
        content: { 'text/csv': { schema: Type.String() } },
      },
      ...refusals,
    },
  }
}

function optionsOf({ header = 'code', bom }: ExportWholeQuery): CsvOptions {
  return { header, spreadsheet: bom === '1' }
}

async function* oneByOne(batches: AsyncIterable<ExportedCells[]>): AsyncGenerator<CellRow[]> {
  for await (const reports of batches) for (const of of reports) yield of.cells.map((cell) => ({ of, cell }))
}

/** Files of the quality page: answers of the API as CSV, without metadata of their own. */
const QUALITY_FILES = {
  quality: '数据质量',
  ledger: '收录台账',
  'carry-over': '结转衔接',
  hierarchy: '汇总核对',
  documents: '未进入统计的文件',
} as const

const isQuality = (name: string): name is keyof typeof QUALITY_FILES => name in QUALITY_FILES

/** @param rows called only when the rows are wanted: whoever asks for the head alone costs no reading. */
export function sendBulk<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  name: BulkName | keyof typeof QUALITY_FILES,
  columns: readonly BulkColumn<Row>[],
  rows: () => AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  options: CsvOptions,
) {
  const print = `${questionPrint(request)}${syntheticMark(request.release)}`
  const title = isQuality(name) ? QUALITY_FILES[name] : BULK_FILES[name].title.zh
  reply.headers({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': contentDisposition(`公开图鉴_${title}_${print}.csv`, {
      fallback: `gongkai-atlas_${name}_${print}.csv`,
    }),
  })
  if (!isQuality(name)) {
    addLink(reply, `/api/v1/export/${name}.csv-metadata.json`, 'describedby', {
      type: 'application/csvm+json',
    })
  }
  const wanted = request.method === 'HEAD' ? [] : rows()
  return reply.send(bulkCsv(columns, wanted, options))
}
