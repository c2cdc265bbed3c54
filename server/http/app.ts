/** The whole service over an open database, not yet listening. */
import { createServer } from 'node:http'
import fastify, { LogController, type FastifyServerOptions } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Db } from '../../db/schema.ts'
import type { DraftLimits } from './draft/draft-reader.ts'
import { Lane } from './kept/lane.ts'
import { addAnswerCache } from './plugins/answer-cache.ts'
import { addCaching } from './plugins/caching.ts'
import { addCommonParameters } from './plugins/common-parameters.ts'
import { addLongWork, type LongWorkOptions } from './plugins/long-work.ts'
import { addOpenApi } from './plugins/openapi.ts'
import { addProblems, problemOf, sendProblem } from './plugins/problems.ts'
import { addProtection } from './plugins/protection.ts'
import { addSite, type Site } from './plugins/site.ts'
import { agenciesRoutes } from './routes/agencies.ts'
import { aggregatesRoutes } from './routes/aggregates.ts'
import { checkRoutes } from './routes/check.ts'
import { discoveryRoutes } from './routes/discovery.ts'
import { downloadRoutes } from './routes/downloads.ts'
import { dictionaryRoutes } from './routes/dictionary.ts'
import { exportRoutes } from './routes/export.ts'
import { addFeed, revisionsRoutes } from './routes/feed.ts'
import { healthRoutes } from './routes/health.ts'
import { metaRoutes } from './routes/meta.ts'
import { qualityRoutes } from './routes/quality.ts'
import { registerRoutes } from './routes/registers.ts'
import { reportsRoutes } from './routes/reports.ts'
import { searchRoutes } from './routes/search.ts'
import { standingRoutes } from './routes/standing.ts'
import { readRelease } from './release.ts'
import { defaultService, type Service } from './service.ts'

export interface AppOptions {
  /** Folder of the built site; without one only the API answers. */
  webRoot?: string
  /** How much of it the self-check may take; default: what suits a machine with two cores. */
  drafts?: Partial<DraftLimits>
  /** What routes know of the service; default: no address but the one asked, and the usual limits. */
  service?: Partial<Service>
  /** Whether answers are kept to be given again; default: true. */
  keepAnswers?: boolean
  /** Threads for what takes long; without them everything is done here, as it has to be over a database in memory. */
  longWork?: LongWorkOptions
  /** Default: no log. */
  logger?: FastifyServerOptions['logger']
}

const API_ROUTES = [
  metaRoutes,
  dictionaryRoutes,
  registerRoutes,
  agenciesRoutes,
  reportsRoutes,
  aggregatesRoutes,
  qualityRoutes,
  exportRoutes,
  downloadRoutes,
  searchRoutes,
  standingRoutes,
  revisionsRoutes,
]

export async function buildApp(
  db: Db,
  { webRoot, drafts, service, longWork, keepAnswers = true, logger = false }: AppOptions = {},
) {
  const lane = new Lane(() => readRelease(db).name)
  const app = fastify({
    logger,
    serverFactory: (handle, { keepAliveTimeout, requestTimeout, connectionTimeout }) => {
      const server = createServer((request, response) => {
        if (!lane.answer(request, response)) handle(request, response)
      })
      return Object.assign(server, { keepAliveTimeout, requestTimeout, timeout: connectionTimeout })
    },
    // One logger for all requests: whoever logs says what it was about.
    ...(isDetailed(logger) ? {} : { childLoggerFactory: (parent) => parent }),
    // Failures are logged by whoever handles them; every single request only for whoever looks closely.
    logController: new LogController({ disableRequestLogging: !isDetailed(logger) }),
    // A misspelt parameter is refused, not dropped; one that is given twice is no list.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, problemOf(error, request)),
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addHook('preClose', async () => lane.close())
  app.decorate('service', { ...defaultService, ...service })
  let site: Site | null = null
  addProblems(app, (request, reply) => site?.answer(request, reply) ?? false)
  await addProtection(app)
  await addOpenApi(app)
  await app.register(healthRoutes, { db })
  addFeed(app, db)
  await app.register(discoveryRoutes, { db })
  await app.register(
    async (api) => {
      addCommonParameters(api, { pinned: true })
      addCaching(api, db, lane)
      if (keepAnswers) addAnswerCache(api, db, lane)
      if (longWork) addLongWork(api, db, longWork)
      for (const routes of API_ROUTES) await api.register(routes, { db })
    },
    { prefix: '/api/v1' },
  )
  // Apart from the rest: what it answers is nobody else's and is not to be kept.
  await app.register(async (apart) => {
    addCommonParameters(apart, { pinned: false })
    await apart.register(checkRoutes, { db, prefix: '/api/v1', ...(drafts ? { limits: drafts } : {}) })
  })
  if (webRoot !== undefined) site = await addSite(app, webRoot, db)
  return app
}

function isDetailed(logger: FastifyServerOptions['logger']): boolean {
  const level = typeof logger === 'object' && logger !== null && 'level' in logger ? logger.level : undefined
  return level === 'debug' || level === 'trace'
}
