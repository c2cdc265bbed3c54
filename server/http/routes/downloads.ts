/** What describes the bulk files, and the database as one file. */
import { createReadStream } from 'node:fs'
import contentDisposition from 'content-disposition'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Db } from '../../../db/schema.ts'
import { syntheticMark } from '../csv/file-name.ts'
import { BULK_NAMES } from '../downloads/bulk-files.ts'
import { DatabaseFiles } from '../downloads/database-file.ts'
import { bulkCsvw, bulkPackage } from '../metadata/bulk-metadata.ts'
import { ref, refusals } from '../answers.ts'
import { originOf } from '../service.ts'

const nothing = Type.Object({}, { additionalProperties: false })
const tags = ['downloads']
/** The type that is registered for the files of SQLite 3. */
const SQLITE = 'application/vnd.sqlite3'

export const downloadRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  const files = new DatabaseFiles(db)
  app.addHook('onClose', () => files.close())

  app.get(
    '/export/datapackage.json',
    {
      schema: {
        operationId: 'datapackage',
        tags,
        summary: 'The bulk files as a data package: columns, keys, licence',
        querystring: nothing,
        response: { 200: ref('DataPackage'), ...refusals },
      },
    },
    async (request, reply) => {
      reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
      return reply.send(bulkPackage(request.release, originOf(request)))
    },
  )
  for (const name of BULK_NAMES) {
    app.get(
      `/export/${name}.csv-metadata.json`,
      {
        schema: {
          operationId: `${name}CsvMetadata`,
          tags,
          summary: `What stands in ${name}.csv, as CSV on the Web`,
          querystring: nothing,
          response: {
            200: {
              description: 'The description of the table',
              content: { 'application/csvm+json': { schema: ref('TableDescription') } },
            },
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        reply.type('application/csvm+json; charset=utf-8').serializer(JSON.stringify)
        return reply.send(bulkCsvw(name, originOf(request)) as never)
      },
    )
  }
  app.get(
    '/export/database',
    {
      schema: {
        operationId: 'database',
        tags,
        summary: 'Everything as one SQLite file',
        description:
          'A consistent copy of the state of the data that `X-Data-Release` names: registers, reports with every revision, facts, findings, claims, narrative sections and, compressed, each report as it was read and its source text. Documents that are not in the statistics are not in it. It is made once for each state of the data; `Repr-Digest` is its SHA-256.',
        querystring: nothing,
        response: {
          200: {
            description: 'The file',
            content: { [SQLITE]: { schema: Type.String({ format: 'binary' }) } },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { name } = request.release
      const { path, bytes, digest } = await files.of(name)
      const mark = syntheticMark(request.release)
      reply.headers({
        'content-type': SQLITE,
        'content-length': bytes,
        'repr-digest': `sha-256=:${digest}:`,
        'content-disposition': contentDisposition(`公开图鉴_${name}${mark}.sqlite`, {
          fallback: `gongkai-atlas_${name}${mark}.sqlite`,
        }),
      })
      return request.method === 'HEAD' ? reply.send('' as never) : reply.send(createReadStream(path) as never)
    },
  )
}
