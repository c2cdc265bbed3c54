import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkSearch } from '../../../db/queries/search-filters.ts'
import { searchAgencies, searchRegions } from '../../../db/queries/search-names.ts'
import { searchSections } from '../../../db/queries/search-sections.ts'
import type { Db } from '../../../db/schema.ts'
import { SearchQuery, type Found } from '../contract/search.ts'
import { nextLink } from '../next-link.ts'
import { ref, refusals } from '../answers.ts'

const NOTHING = { agencies: [], regions: [], sections: [] }

export const searchRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/search',
    {
      schema: {
        operationId: 'search',
        tags: ['registers'],
        summary: 'Agencies and regions by name, pinyin or initials; reports by what their narrative says',
        querystring: SearchQuery,
        response: { 200: ref('Found'), ...refusals },
      },
    },
    async (request, reply): Promise<Found> => {
      const { q, kind = 'agencies', limit = 20, cursor, ...filters } = request.query
      const asked = { q, limit, cursor, filters: await checkSearch(db, filters) }
      const found = await find(db, kind, asked)
      nextLink(request, reply, found.next)
      return found
    },
  )
}

async function find(
  db: Db,
  kind: Found['kind'],
  asked: Parameters<typeof searchAgencies>[1],
): Promise<Found> {
  if (kind === 'agencies') {
    const { rows, ...counts } = await searchAgencies(db, asked)
    return { kind, ...NOTHING, agencies: rows, ...counts }
  }
  if (kind === 'regions') {
    const { rows, ...counts } = await searchRegions(db, asked)
    return { kind, ...NOTHING, regions: rows, ...counts }
  }
  const { rows, ...counts } = await searchSections(db, asked)
  return { kind, ...NOTHING, sections: rows, ...counts }
}
