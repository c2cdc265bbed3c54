import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { describeData } from '../../../db/queries/meta.ts'
import type { Db } from '../../../db/schema.ts'
import { DEFAULT_LIMIT, MAX_DIMENSIONS } from '../../../db/queries/aggregate-question.ts'
import { ref, refusals } from '../answers.ts'
import { MAX_ROWS } from '../contract/aggregates.ts'
import { MAX_DRAFT } from '../contract/check.ts'
import { MAX_ENTRIES } from '../contract/common.ts'
import { FIGURE_FORMATS, REPRESENTATIONS } from '../formats/format.ts'
import { LANGUAGES } from '../language.ts'
import { LICENCE } from '../licence.ts'
import { SHEET_ROWS } from '../limits.ts'
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
  app.get(
    '/config',
    {
      schema: {
        operationId: 'config',
        tags: ['service'],
        summary: 'What is offered, and how much at a time: formats, limits, languages, licence, release',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: ref('Config'), ...refusals },
      },
    },
    async ({ release, server }) => ({
      name: NAME,
      version: VERSION,
      apiVersion: 'v1',
      release: release.name,
      revision: release.revision,
      updatedAt: release.updatedAt,
      languages: [...LANGUAGES],
      licence: LICENCE,
      formats: FIGURE_FORMATS.map((format) => ({
        format,
        mediaType: REPRESENTATIONS[format].contentType,
        maxCells: server.service.limits[format],
      })),
      limits: {
        dimensions: MAX_DIMENSIONS,
        rowsOfPage: MAX_ROWS,
        defaultRowsOfPage: DEFAULT_LIMIT,
        entriesOfList: MAX_ENTRIES,
        draftBytes: MAX_DRAFT,
        sheetRows: SHEET_ROWS,
        requestsPerMinute: null,
      },
      links: {
        openapi: '/api/openapi.json',
        docs: '/api/docs',
        catalogue: '/catalog.jsonld',
        datapackage: '/api/v1/export/datapackage.json',
        dictionary: '/api/v1/indicators',
      },
    }),
  )
}
