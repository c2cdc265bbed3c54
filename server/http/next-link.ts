import type { FastifyReply, FastifyRequest } from 'fastify'

/** The address of the following page as a `Link` header (RFC 8288), for clients that page without reading. */
export function nextLink(request: FastifyRequest, reply: FastifyReply, cursor: string | null): void {
  if (cursor === null) return
  const [path = '', search = ''] = request.url.split('?')
  const query = new URLSearchParams(search)
  query.set('cursor', cursor)
  reply.header('link', `<${path}?${query}>; rel="next"`)
}
