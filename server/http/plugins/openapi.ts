/** The OpenAPI document, made of the schemas of the routes, and a page to read and try it. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { named } from '../answers.ts'
import { addExamples } from '../examples.ts'
import { LICENCE } from '../licence.ts'
import { NAME, VERSION } from '../version.ts'

/** The page styles itself from script; everything else is as strict as on the rest of the site. */
const PAGE_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'frame-ancestors': ["'self'"],
}

/** Called before the routes are added. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  for (const schema of Object.values(named)) app.addSchema(schema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: NAME,
        version: VERSION,
        description: [
          'Figures of the annual disclosure reports of Chinese government agencies (政府信息公开工作年度报告).',
          'Read-only. Lists in parameters are separated by commas; an unknown parameter is refused.',
          'A missing cell counts nowhere and is reported, never summed as 0; a rate is the sum of its numerators',
          'over the sum of its denominators. Every failure is an `application/problem+json`, in Chinese or English.',
          '',
          'Every answer names its state of the data (`X-Data-Release`) and carries an entity tag: while the data have',
          'not changed, `If-None-Match` is answered with 304. `release=` holds a query to one state of the data.',
          '`/api/v1/config` says how much one answer may hold; what is more is refused with 413 and its computed size.',
        ].join('\n'),
        license: { name: LICENCE.title, identifier: LICENCE.name },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'figures', description: 'Sums and rates over reports' },
        { name: 'quality', description: 'What does not add up, and who has not reported' },
        { name: 'downloads', description: 'Everything in bulk' },
        { name: 'reports', description: 'Reports, and the documents they were read from' },
        { name: 'registers', description: 'Agencies, regions, sectors, years' },
        { name: 'dictionary', description: 'What the codes mean' },
        { name: 'service', description: 'State of the service' },
      ],
    },
    transform: ({ schema, url }) => ({ schema: describeBody(schema), url }),
    transformObject: (document) => {
      if ('openapiObject' in document) {
        addExamples(document.openapiObject)
        return document.openapiObject
      }
      return document.swaggerObject
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`),
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: PAGE_POLICY,
    theme: { title: `${NAME} · API` },
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', deepLinking: true, displayRequestDuration: true },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, no-cache').send(app.swagger()),
  )
}

declare module 'fastify' {
  interface FastifySchema {
    /** A body that is described, but judged by the route and not by its schema. */
    describedBody?: unknown
  }
}

function describeBody(schema: FastifySchema): FastifySchema {
  if (schema?.describedBody === undefined) return schema
  const { describedBody: body, ...rest } = schema
  return { ...rest, body }
}
