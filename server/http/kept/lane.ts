/**
 * Answers that need no work at all. A request that came before, word for word, is answered before it is routed, checked
 * or counted: with the bytes and headers of the first answer, or with 304. It holds as long as the release does that it
 * was made of, which is looked at anew for every request.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { holds } from './validators.ts'

/** Names and values in turn, as they are sent. */
export type HeaderLines = readonly string[]

export interface KeptAnswer {
  release: string
  tag: string
  /** Of the whole answer; null: only its tag is known. */
  whole: { headers: HeaderLines; body: Buffer } | null
  /** Of a 304. */
  unmodified: HeaderLines
}

/** Bytes of all answers and their headers together. */
const SIZE = 32 * 1024 ** 2
/** What an entry costs beside what it holds, so that many small ones are bounded too. */
const OVERHEAD = 1024

export class Lane {
  readonly #release: () => string
  readonly #kept: LRUCache<string, KeptAnswer>
  #current: string | null = null
  #open = true

  /** @param release the name of the release as of now. */
  constructor(release: () => string, size = SIZE) {
    this.#release = release
    this.#kept = new LRUCache({
      maxSize: size,
      sizeCalculation: ({ whole }, key) => OVERHEAD + 2 * key.length + (whole?.body.length ?? 0),
    })
  }

  /** @returns false: the request is not known, and everything is still to be done. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#open) return false
    const key = keyOf(request)
    const kept = key === null ? undefined : this.#kept.get(key)
    if (!kept || kept.release !== this.#now()) return false
    if (holds(request.headers['if-none-match'], kept.tag)) {
      response.writeHead(304, kept.unmodified as string[])
      response.end()
      return true
    }
    if (kept.whole === null) return false
    response.writeHead(200, kept.whole.headers as string[])
    response.end(kept.whole.body)
    return true
  }

  keep(request: IncomingMessage, answer: KeptAnswer): void {
    const key = keyOf(request)
    if (key === null) return
    // A tag alone does not take the place of the answer.
    const before = this.#kept.get(key)
    if (answer.whole === null && before?.tag === answer.tag) return
    this.#kept.set(key, answer)
  }

  /** From here on nothing is answered here: the service is ending, and says so by itself. */
  close(): void {
    this.#open = false
    this.#kept.clear()
  }

  /**
   * Looked up once for all requests that the process reads in one go: each of them was sent before what is found now
   * could have been answered to anyone.
   */
  #now(): string | null {
    if (this.#current === null) {
      try {
        this.#current = this.#release()
      } catch {
        // A database that does not answer is told of by whoever asks it for figures.
        return null
      }
      setImmediate(() => (this.#current = null))
    }
    return this.#current
  }
}

/** All that an answer of these routes can depend on; null: a request of another kind. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET') return null
  if (headers['x-no-compression'] !== undefined || headers['transfer-encoding'] !== undefined) return null
  if (headers['content-length'] !== undefined || headers.expect !== undefined) return null
  return `${url}\n${headers.accept ?? '-'}\n${headers['accept-encoding'] ?? '-'}\n${headers.host ?? ''}`
}
