/** What passes between the service and the threads that do its long work. */
import type { Limits } from '../limits.ts'

/** Given to a thread at its start. */
export interface ThreadSetup {
  databaseUrl: string
  publicUrl: string | null
  limits: Limits
  logLevel: string
}

export interface LongRequest {
  url: string
  headers: Readonly<Record<string, string>>
}

/** `more`: one further piece of the body is wanted. `stop`: nobody waits for it any longer. */
export type ToThread =
  | { kind: 'ask'; id: number; request: LongRequest }
  | { kind: 'more'; id: number }
  | { kind: 'stop'; id: number }

/** In this order; `failed` may come at any time. */
export type FromThread =
  | { kind: 'head'; id: number; status: number; headers: Record<string, string | string[]> }
  | { kind: 'piece'; id: number; bytes: Uint8Array }
  | { kind: 'end'; id: number }
  | { kind: 'failed'; id: number }
