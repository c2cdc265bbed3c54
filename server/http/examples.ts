/** Puts the examples of answers into the description of the API. */
import examples from './openapi-examples.json' with { type: 'json' }

interface Media {
  schema?: unknown
  example?: unknown
}
interface Operation {
  operationId?: string
  responses?: Record<string, { content?: Record<string, Media> }>
}

/** By operation, then by media type. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = examples

/** Changes the document, which is made anew whenever it is asked for. */
export function addExamples(document: { paths?: object }): void {
  for (const methods of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const { operationId = '', responses } of Object.values(methods)) {
      for (const [type, media] of Object.entries(responses?.['200']?.content ?? {})) {
        const example = KNOWN[operationId]?.[type]
        if (example !== undefined && media.example === undefined) media.example = example
      }
    }
  }
}
