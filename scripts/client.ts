/**
 * `npm run client`: after a change of the API, writes what is made from it: the examples in its description, and the
 * types of the site's client. A test fails while they are out of step.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { format, resolveConfig } from 'prettier'
import { prepareDatabase } from '../server/http/prepare-database.ts'
import { buildApp } from '../server/http/app.ts'
import { makeExamples } from './client/examples.ts'
import { clientTypes } from './client/schema.ts'
import { loadSamples } from './samples.ts'

const EXAMPLES = fileURLToPath(new URL('../server/http/openapi-examples.json', import.meta.url))
const TYPES = fileURLToPath(new URL('../web/api-schema.d.ts', import.meta.url))
/** The same day whenever it is run. */
const NOW = '2025-01-31T00:00:00.000Z'

const db = await prepareDatabase(':memory:')
await loadSamples(db, NOW)
const app = (await buildApp(db)) as unknown as FastifyInstance
await app.ready()
const examples = JSON.stringify(await makeExamples(app))
writeFileSync(EXAMPLES, await format(examples, { ...(await resolveConfig(EXAMPLES)), parser: 'json' }))
writeFileSync(TYPES, await clientTypes(app.swagger(), TYPES))
await app.close()
await db.destroy()
console.log(`${EXAMPLES}\n${TYPES}`)
