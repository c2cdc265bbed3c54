import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { aggregate, type AggregateAnswer } from '../../../db/queries/aggregate.ts'
import type { Db } from '../../../db/schema.ts'
import { AggregatesQuery, type Aggregates } from '../contract/aggregates.ts'
import { aggregatesCsv } from '../csv/aggregates-csv.ts'
import { csvDisposition } from '../csv/file-name.ts'
import { preferredType } from '../negotiate.ts'
import { nextLink } from '../next-link.ts'
import { fingerprint } from '../plugins/caching.ts'
import { ref, refusals } from '../answers.ts'
import { wordNote } from '../wording/notes.ts'

const CSV = 'text/csv'
const DESCRIPTION = `Every figure is computed here and nowhere else, from one query. \`scope=auto\` takes, per region
and year, the region's consolidated report where there is one (it covers all organs in the region and below), else
the own reports of the agencies of that very region plus \`auto\` of each region below; with \`by=agency\` each report
as it is, with \`by=sector\` or \`by=level\` own reports. Table 3 without \`by=applicant\` or \`applicant\` is its total
column. A quotient is the sum of its numerators over the sum of its denominators, over the same reports.`

export const aggregatesRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/aggregates',
    {
      schema: {
        operationId: 'aggregates',
        tags: ['figures'],
        summary: 'Sums and rates over reports, by up to three dimensions',
        description: DESCRIPTION,
        querystring: AggregatesQuery,
        response: {
          200: {
            description: 'The rows, in a fixed order',
            content: {
              'application/json': { schema: ref('Aggregates') },
              [CSV]: { schema: Type.String() },
            },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { format, header = 'code', bom, limit, ...asked } = request.query
      const csv =
        (format ??
          (preferredType(request.headers.accept, ['application/json', CSV]) === CSV ? 'csv' : 'json')) ===
        'csv'
      // A file that stopped at a thousand rows would pass for the whole.
      const answer = await aggregate(db, { ...asked, limit: limit ?? (csv ? null : undefined) })
      nextLink(request, reply, answer.next)
      if (!csv) return present(answer)
      reply.headers({
        'content-type': `${CSV}; charset=utf-8; header=present`,
        'content-disposition': csvDisposition(answer.question, fingerprint(request).slice(0, 6)),
        'x-total-rows': answer.total,
      })
      return reply.send(aggregatesCsv(answer, { header, spreadsheet: bom === '1' }) as unknown as string)
    },
  )
}

function present({ question, rows, notes, ...rest }: AggregateAnswer): Aggregates {
  const { measures, by, within, years, sector, agency, applicant, sort, limit } = question
  return {
    query: {
      indicators: measures.map(({ code }) => code),
      by: [...by],
      within: [...within],
      level: question.level,
      years: [...years],
      sector: [...sector],
      agency: [...agency],
      agencyLevel: question.agencyLevel,
      applicant: [...applicant],
      scope: question.scope,
      quality: question.quality,
      sort: sort && `${sort.descending ? '-' : ''}${sort.key}`,
      limit: limit ?? rows.length,
    },
    dimensions: [...by],
    rows,
    notes: notes.map(wordNote),
    ...rest,
  }
}
