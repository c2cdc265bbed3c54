/** The description of the API as TypeScript: what the site's own client is typed by. */
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'

const HEAD = '/** Made by `npm run client` from the description of the API. Not to be edited by hand. */\n'

/** @param file where it will lie: decides how it is laid out. */
export async function clientTypes(description: object, file: string): Promise<string> {
  const source = astToString(await openapiTypescript(withoutExamples(description) as OpenAPI3))
  return format(HEAD + source, { ...(await resolveConfig(file)), filepath: file })
}

/** Examples are not part of the types, and would move whenever the figures do. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'example' || (key === 'examples' && !isSchema(inner))))
      .map(([key, inner]) => [key, withoutExamples(inner)]),
  )
}

/** A property may be called `examples`; then it has a schema. */
function isSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('type' in value || '$ref' in value)
}
