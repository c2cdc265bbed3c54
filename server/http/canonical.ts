/** One address for one question: parameters in order, what is the default left out. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { VERSION } from './version.ts'

interface QuerySchema {
  properties?: Record<string, { default?: unknown }>
}

/** What the question is about; how problems are worded and which release is held to is no part of it. */
function parametersOf(request: FastifyRequest): [string, string][] {
  const known = (request.routeOptions.schema?.querystring as QuerySchema | undefined)?.properties ?? {}
  return Object.entries(request.query as Record<string, unknown>)
    .filter(([name, value]) => value !== undefined && value !== known[name]?.default)
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Path and query, without the host. Once the request is checked: defaults are then filled in. */
export function canonicalPath(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?')
  const query = new URLSearchParams(parametersOf(request)).toString().replaceAll('%2C', ',')
  return query === '' ? path : `${path}?${query}`
}

/** Sixteen digits for the question and the kind of answer that the client prefers. */
export function fingerprint(canonical: string, accept: string | undefined): string {
  const text = JSON.stringify([VERSION, canonical, accept ?? ''])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Six digits that tell the files of different questions apart, whatever asked for them. */
export function questionPrint(request: FastifyRequest): string {
  return createHash('sha256').update(canonicalPath(request)).digest('hex').slice(0, 6)
}
