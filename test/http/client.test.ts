/** What is made from the description of the API is in step with it; every example is an answer that could be. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLE_ADDRESSES } from '../../scripts/client/addresses.ts'
import { clientTypes } from '../../scripts/client/schema.ts'
import { startService, type Service } from './answer.ts'

let service: Service
beforeAll(async () => {
  service = await startService({}, [])
}, 60_000)
afterAll(() => service.close())

interface Media {
  schema?: object
  example?: unknown
}
interface Description {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { content?: Record<string, Media> }> }>
  >
  components: object
}
const describeApi = async () => (await service.get('/api/openapi.json')).json<Description>()
const TYPES = fileURLToPath(new URL('../../web/api-schema.d.ts', import.meta.url))

test('the types of the client are those of the API: otherwise run `npm run client`', async () => {
  const made = await clientTypes(await describeApi(), TYPES)
  expect(readFileSync(TYPES, 'utf8') === made).toBe(true)
})

describe('examples', () => {
  test('stand at every answer of JSON and of text', async () => {
    const bare: string[] = []
    for (const methods of Object.values((await describeApi()).paths)) {
      for (const { operationId, responses } of Object.values(methods)) {
        for (const [type, media] of Object.entries(responses['200']?.content ?? {})) {
          const schema = media.schema as { format?: string; examples?: unknown[] } | undefined
          const isBinary = schema?.format === 'binary'
          if (!isBinary && media.example === undefined && !schema?.examples)
            bare.push(`${operationId} ${type}`)
        }
      }
    }
    expect(bare).toEqual([])
  })

  test('fit the schemas that they stand at', async () => {
    const description = await describeApi()
    const ajv = new Ajv({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'https://atlas.example/openapi', components: description.components })
    let checked = 0
    for (const methods of Object.values(description.paths)) {
      for (const { operationId, responses } of Object.values(methods)) {
        for (const [status, { content = {} }] of Object.entries(responses)) {
          for (const [type, { schema, example }] of Object.entries(content)) {
            if (example === undefined || !type.includes('json')) continue
            const text = JSON.stringify(schema).replaceAll('"#/', '"https://atlas.example/openapi#/')
            const fits = ajv.compile(JSON.parse(text) as object)
            expect([operationId, status, fits(example), fits.errors]).toEqual([
              operationId,
              status,
              true,
              null,
            ])
            checked += 1
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(25)
  })

  test('are of operations that there are', async () => {
    const operations = Object.values((await describeApi()).paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(operations).toEqual(expect.arrayContaining(Object.keys(EXAMPLE_ADDRESSES)))
  })
})
