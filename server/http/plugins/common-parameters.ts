/** Parameters that every address takes, added to the schema of each: checked and described like its own. */
import type { FastifyInstance } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { RELEASE_PATTERN } from '../release.ts'

const LANG = Type.Union([Type.Literal('zh'), Type.Literal('en')], {
  description: 'Language of problems; default: what `Accept-Language` prefers',
})
const RELEASE = Type.String({
  pattern: RELEASE_PATTERN,
  description:
    'Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept',
  examples: ['7-3f9a01bc'],
})

interface ObjectSchema {
  type: 'object'
  properties: Record<string, TSchema>
}

/** Called before the routes are added. @param pinned also `release`: for answers made of the data. */
export function addCommonParameters(app: FastifyInstance, { pinned }: { pinned: boolean }): void {
  app.addHook('onRoute', (route) => {
    const query = route.schema?.querystring as ObjectSchema | undefined
    // The route for HEAD is made of that for GET, and comes here after it.
    if (!route.schema || !query || 'lang' in query.properties) return
    const properties = { ...query.properties, lang: LANG, ...(pinned ? { release: RELEASE } : {}) }
    route.schema = { ...route.schema, querystring: { ...query, properties } }
  })
}
