/**
 * Long work in threads of its own, so that everybody else is answered meanwhile. A few pieces of work at a time; what
 * comes beyond those waits, and what comes beyond that is told to come again.
 */
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FromThread, LongRequest, ThreadSetup, ToThread } from './messages.ts'

export interface LongLimits {
  threads: number
  /** Pieces of work under way in one thread: they take turns. */
  atOnce: number
  /** That may wait for a place. */
  waiting: number
}

const LIMITS: LongLimits = { threads: 2, atOnce: 4, waiting: 32 }
/** Bytes of a body that lie ready for a client that is slower than the thread. */
const AHEAD = 1024 ** 2

export interface LongAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Readable
}

/** No place for one more. */
export class TooBusy extends Error {}
/** The thread ended, or could not do it. */
export class LongWorkFailed extends Error {}

interface Job {
  id: number
  request: LongRequest
  thread: Thread | null
  body: Readable | null
  resolve: (answer: LongAnswer) => void
  reject: (error: Error) => void
}

interface Thread {
  worker: Worker
  jobs: Map<number, Job>
}

export class LongThreads {
  readonly #setup: ThreadSetup
  readonly #limits: LongLimits
  readonly #threads: Thread[] = []
  readonly #queue: Job[] = []
  #last = 0
  #closed = false

  constructor(setup: ThreadSetup, limits: Partial<LongLimits> = {}) {
    this.#setup = setup
    this.#limits = { ...LIMITS, ...limits }
  }

  /** So that the first who needs it does not wait for it. */
  start(): void {
    if (this.#threads.length === 0 && !this.#closed) this.#begin()
  }

  /**
   * @param signal aborted when nobody waits for the answer any longer.
   * @throws TooBusy, LongWorkFailed.
   */
  ask(request: LongRequest, signal: AbortSignal): Promise<LongAnswer> {
    if (this.#closed) return Promise.reject(new LongWorkFailed('closed'))
    if (this.#queue.length >= this.#limits.waiting && !this.#free()) return Promise.reject(new TooBusy())
    return new Promise((resolve, reject) => {
      const job: Job = { id: (this.#last += 1), request, thread: null, body: null, resolve, reject }
      this.#queue.push(job)
      signal.addEventListener('abort', () => this.#drop(job), { once: true })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { reject } of this.#queue.splice(0)) reject(new LongWorkFailed('closed'))
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }

  #next(): void {
    for (;;) {
      const thread = this.#queue.length === 0 ? null : this.#free()
      const job = thread && this.#queue.shift()
      if (!job) return
      job.thread = thread
      thread.jobs.set(job.id, job)
      post(thread, { kind: 'ask', id: job.id, request: job.request })
    }
  }

  /** The one with the least to do; null: all have enough. */
  #free(): Thread | null {
    const [least] = [...this.#threads].sort((a, b) => a.jobs.size - b.jobs.size)
    if (least?.jobs.size === 0) return least
    if (this.#threads.length < this.#limits.threads) return this.#begin()
    return least && least.jobs.size < this.#limits.atOnce ? least : null
  }

  #begin(): Thread {
    const thread: Thread = { worker: startThread(this.#setup), jobs: new Map() }
    thread.worker.unref()
    thread.worker.on('message', (message: FromThread) => this.#hear(thread, message))
    thread.worker.on('error', () => undefined)
    thread.worker.on('exit', () => {
      this.#threads.splice(this.#threads.indexOf(thread), 1)
      for (const job of thread.jobs.values()) fail(job)
      thread.jobs.clear()
      if (!this.#closed) this.#next()
    })
    this.#threads.push(thread)
    return thread
  }

  #hear(thread: Thread, message: FromThread): void {
    const job = thread.jobs.get(message.id)
    if (!job) return
    switch (message.kind) {
      case 'head': {
        const { id, status, headers } = message
        job.body = new Readable({
          highWaterMark: AHEAD,
          read: () => post(thread, { kind: 'more', id }),
          destroy: (error, done) => {
            this.#drop(job)
            done(error)
          },
        })
        job.resolve({ status, headers, body: job.body })
        return
      }
      case 'piece':
        job.body?.push(message.bytes)
        return
      case 'end':
        this.#done(job)
        job.body?.push(null)
        return
      case 'failed':
        this.#done(job)
        fail(job)
    }
  }

  /** Nobody waits for it: one that has not begun never does, and one under way stops at its next piece. */
  #drop(job: Job): void {
    const at = this.#queue.indexOf(job)
    if (at !== -1) {
      this.#queue.splice(at, 1)
      job.reject(new LongWorkFailed('dropped'))
    } else if (job.thread?.jobs.has(job.id)) post(job.thread, { kind: 'stop', id: job.id })
  }

  #done({ id, thread }: Job): void {
    thread?.jobs.delete(id)
    this.#next()
  }
}

function post({ worker }: Thread, message: ToThread): void {
  worker.postMessage(message)
}

function fail({ body, reject }: Job): void {
  const error = new LongWorkFailed('failed')
  if (body) body.destroy(error)
  else reject(error)
}

/** Beside the bundle it is JavaScript; run from source, the thread brings the loader for TypeScript with it. */
function startThread(setup: ThreadSetup): Worker {
  const file = import.meta.url.endsWith('.ts') ? 'long-worker-from-source.mjs' : 'long-worker.js'
  return new Worker(new URL(file, import.meta.url), { workerData: setup })
}
