/** Regions, sectors, years: what figures can be asked for. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { LEGAL_BREAK } from '../../../db/queries/aggregate-notes.ts'
import { measures } from '../../../db/queries/measures.ts'
import { FORM_BREAK } from '../../../db/queries/aggregate-values.ts'
import { listRegions } from '../../../db/queries/regions.ts'
import { listSectors } from '../../../db/queries/sectors.ts'
import { listYears } from '../../../db/queries/years.ts'
import type { Db } from '../../../db/schema.ts'
import { RegionsQuery } from '../contract/reference.ts'
import { nextLink } from '../next-link.ts'
import { ref, refusals } from '../answers.ts'
import { wordNote } from '../wording/notes.ts'

const nothing = Type.Object({}, { additionalProperties: false })

export const registerRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/regions',
    {
      schema: {
        operationId: 'regions',
        tags: ['registers'],
        summary: 'Administrative divisions by name, code, level or place',
        querystring: RegionsQuery,
        response: { 200: ref('Regions'), ...refusals },
      },
    },
    async (request, reply) => {
      const { limit = 100, ...filters } = request.query
      const answer = await listRegions(db, { ...filters, limit })
      nextLink(request, reply, answer.next)
      return answer
    },
  )
  app.get(
    '/sectors',
    {
      schema: {
        operationId: 'sectors',
        tags: ['registers'],
        summary:
          'Sectors (条线) that agencies are grouped by; a grouping of this project, not an official one',
        querystring: nothing,
        response: { 200: ref('Sectors'), ...refusals },
      },
    },
    async () => ({ sectors: await listSectors(db) }),
  )
  app.get(
    '/years',
    {
      schema: {
        operationId: 'years',
        tags: ['registers'],
        summary: 'Years that have reports, and where a series must not be joined without a mark',
        querystring: nothing,
        response: { 200: ref('Years'), ...refusals },
      },
    },
    async () => ({
      years: await listYears(db),
      breaks: [
        {
          kind: 'form' as const,
          ...FORM_BREAK,
          indicators: null,
          label: wordNote({ code: 'break_2021', indicators: [] }).message,
        },
        {
          kind: 'law' as const,
          ...LEGAL_BREAK,
          indicators: [...measures.values()].filter(({ legal }) => legal).map(({ code }) => code),
          label: wordNote({ code: 'break_2024', indicators: [] }).message,
        },
      ],
    }),
  )
}
