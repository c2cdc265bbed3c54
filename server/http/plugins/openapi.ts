/** The OpenAPI document, made of the schemas of the routes, and a page to read and try it. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { named } from '../shared.ts'
import { NAME, VERSION } from '../version.ts'

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
          'over the sum of its denominators. Every failure is an `application/problem+json`.',
        ].join('\n'),
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'figures', description: 'Sums and rates over reports' },
        { name: 'reports', description: 'Reports, and the documents they were read from' },
        { name: 'registers', description: 'Agencies, regions, sectors, years' },
        { name: 'dictionary', description: 'What the codes mean' },
        { name: 'service', description: 'State of the service' },
      ],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`),
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: `${NAME} · API` },
    uiConfig: { docExpansion: 'list', deepLinking: true, displayRequestDuration: true },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, no-cache').send(app.swagger()),
  )
}
