import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { aggregate, type AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { DEFAULT_LIMIT } from '../../../db/queries/aggregate-question.ts'
import type { Db } from '../../../db/schema.ts'
import { AggregatesQuery, type Aggregates } from '../contract/aggregates.ts'
import { canonicalPath, questionPrint } from '../canonical.ts'
import { figuresDisposition, syntheticMark } from '../csv/file-name.ts'
import { describeAnswer } from '../figures/about.ts'
import { checkSize } from '../figures/size.ts'
import { figureAnswers } from '../formats/described.ts'
import { formatOfType, REPRESENTATIONS, type FigureFormat } from '../formats/format.ts'
import { represent } from '../formats/represent.ts'
import { addLink } from '../link.ts'
import { preferredType } from '../negotiate.ts'
import { nextLink } from '../next-link.ts'
import { originOf } from '../service.ts'
import { wordNote } from '../wording/notes.ts'

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
        response: figureAnswers,
      },
    },
    async (request, reply) => {
      const { format: named, layout = 'wide', header = 'code', bom, ...asked } = request.query
      const format = named ?? acceptedFormat(request.headers.accept)
      // A file that stopped at a thousand rows would pass for the whole.
      const limit = asked.limit ?? (format === 'json' ? DEFAULT_LIMIT : null)
      await checkSize(db, { ...asked, limit }, format, app.service.limits)
      const answer = await aggregate(db, { ...asked, limit })
      nextLink(request, reply, answer.next)
      addLink(reply, '/api/v1/indicators', 'describedby', { type: 'application/json' })
      reply.header('x-total-rows', answer.total)
      if (format === 'json') return present(answer)
      const { contentType, ending } = REPRESENTATIONS[format]
      reply.header('content-type', contentType)
      const mark = syntheticMark(request.release)
      reply.header(
        'content-disposition',
        figuresDisposition(answer.question, questionPrint(request), mark, ending),
      )
      const options = { header, spreadsheet: bom === '1', layout }
      const about = () => describeAnswer(db, answer, request.release, asJson(request))
      return reply.send((await represent(format, answer, options, about)) as never)
    },
  )
}

/** What `Accept` likes best among the formats that have a media type of their own. */
function acceptedFormat(accept: string | undefined): FigureFormat {
  const [json, ...others] = Object.values(REPRESENTATIONS).flatMap(({ mediaType }) => mediaType ?? [])
  return formatOfType(preferredType(accept, [json!, ...others]))
}

const FILE_PARAMETERS = ['format', 'layout', 'header', 'bom']

/** The address of the same figures as JSON, whatever file they are sent in. */
function asJson(request: FastifyRequest): string {
  const url = new URL(canonicalPath(request), originOf(request))
  for (const name of FILE_PARAMETERS) url.searchParams.delete(name)
  return url.href.replaceAll('%2C', ',')
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
      ...(question.statistics.length > 0 ? { statistics: [...question.statistics] } : {}),
      ...(question.change === null ? {} : { change: question.change }),
      sort: sort && `${sort.descending ? '-' : ''}${sort.key}`,
      limit: limit ?? rows.length,
    },
    dimensions: [...by],
    rows,
    notes: notes.map(wordNote),
    ...rest,
  }
}
