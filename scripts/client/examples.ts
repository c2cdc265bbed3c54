/** Answers of the real service over the bundled reports, cut short: what the description of the API shows. */
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { EXAMPLE_ADDRESSES, EXAMPLE_DRAFT } from './addresses.ts'

const ITEMS = 2
const LETTERS = 160
const LINES = 3

/** By operation, then by media type. */
export type Examples = Record<string, Record<string, unknown>>

interface Operation {
  operationId?: string
  responses?: Record<string, { content?: Record<string, unknown> }>
}

export async function makeExamples(app: FastifyInstance): Promise<Examples> {
  const examples: Examples = {}
  for (const [method, { operationId = '', responses }] of operationsOf(app)) {
    const url = EXAMPLE_ADDRESSES[operationId]
    if (url === undefined) continue
    for (const type of Object.keys(responses?.['200']?.content ?? {})) {
      const body = method === 'post' ? { method: 'POST' as const, payload: readFileSync(EXAMPLE_DRAFT) } : {}
      const headers = { accept: type, host: 'atlas.example' }
      const answer = await app.inject({ url, headers, ...body })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
      const shown = String(answer.headers['content-type']).startsWith('text/')
        ? firstLines(answer.body)
        : shorten(answer.json())
      examples[operationId] = { ...examples[operationId], [type]: shown }
    }
  }
  return examples
}

function operationsOf(app: FastifyInstance): [string, Operation][] {
  return Object.values(app.swagger().paths ?? {}).flatMap((methods) =>
    Object.entries(methods as Record<string, Operation>),
  )
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, LINES).join('\n')
}

/** Lists keep their first items, texts their beginning; the shape stays. */
function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, ITEMS).map(shorten)
  if (typeof value === 'string') return value.length > LETTERS ? `${value.slice(0, LETTERS)}…` : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]))
}
