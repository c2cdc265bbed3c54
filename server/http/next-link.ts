import type { FastifyReply, FastifyRequest } from 'fastify'
import { addLink } from './link.ts'

/** The address of the following page, for clients that page without reading. */
export function nextLink(request: FastifyRequest, reply: FastifyReply, cursor: string | null): void {
  if (cursor === null) return
  const [path = '', search = ''] = request.url.split('?')
  const query = new URLSearchParams(search)
  query.set('cursor', cursor)
  addLink(reply, `${path}?${query}`, 'next')
}
