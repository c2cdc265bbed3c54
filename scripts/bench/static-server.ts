/** The peer over HTTP: Fastify sending one buffer. The file that it holds is named on the command line. */
import { readFileSync } from 'node:fs'
import fastify from 'fastify'

const body = readFileSync(process.argv[2]!)
const app = fastify({ logger: false })
app.get('/*', async (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
