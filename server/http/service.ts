/** What every route may need to know of the service it belongs to. */
import type { FastifyRequest } from 'fastify'
import { LIMITS, type Limits } from './limits.ts'

export interface Service {
  /** Address of the service for the world, without a slash at the end; null: as it is asked. */
  publicUrl: string | null
  limits: Limits
}

export const defaultService: Service = { publicUrl: null, limits: LIMITS }

declare module 'fastify' {
  interface FastifyInstance {
    service: Service
  }
}

/** A host name or an address in brackets, with a port or without: whatever else stands there is not repeated. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** `https://atlas.example`: the configured address, else the one that the request was sent to. */
export function originOf(request: FastifyRequest): string {
  const { publicUrl } = request.server.service
  if (publicUrl !== null) return publicUrl
  const { host } = request
  return `${request.protocol}://${HOST.test(host) ? host : 'localhost'}`
}
