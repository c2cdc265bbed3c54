/** `Link` headers (RFC 8288): where a client finds the description, the licence, the next page. */
import type { FastifyReply } from 'fastify'

/** Adds one link to those that the answer already has. */
export function addLink(
  reply: FastifyReply,
  target: string,
  relation: string,
  attributes: Record<string, string> = {},
): void {
  const given = Object.entries(attributes).map(([name, value]) => `; ${name}="${value}"`)
  const link = `<${target}>; rel="${relation}"${given.join('')}`
  const before = reply.getHeader('link')
  reply.header('link', before === undefined ? link : `${String(before)}, ${link}`)
}
