/**
 * Reads drafts in threads of their own, a few at a time, each within a limit of time and memory. A thread that passes
 * a limit is ended and the next draft gets a new one.
 */
import { Worker } from 'node:worker_threads'
import type { DraftAnswer, DraftQuestion } from './draft.ts'

export interface DraftLimits {
  threads: number
  /** Drafts that may wait behind those being read. */
  waiting: number
  milliseconds: number
  megabytes: number
}

const LIMITS: DraftLimits = { threads: 2, waiting: 6, milliseconds: 10_000, megabytes: 768 }

interface Job {
  question: DraftQuestion
  resolve: (answer: DraftAnswer) => void
}

export class DraftReader {
  readonly #limits: DraftLimits
  readonly #idle: Worker[] = []
  readonly #all = new Set<Worker>()
  readonly #queue: Job[] = []
  #taken = 0
  #running = 0
  #closed = false

  constructor(limits: Partial<DraftLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
  }

  /** A place for one draft, before its body is received; null when all are taken. Give it back once. */
  take(): (() => void) | null {
    if (this.#taken >= this.#limits.threads + this.#limits.waiting) return null
    this.#taken++
    let given = false
    return () => {
      if (!given) this.#taken--
      given = true
    }
  }

  read(question: DraftQuestion): Promise<DraftAnswer> {
    return new Promise((resolve) => {
      this.#queue.push({ question, resolve })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { resolve } of this.#queue.splice(0)) resolve({ kind: 'failed', error: 'closed' })
    await Promise.all([...this.#all].map((worker) => worker.terminate()))
  }

  #next(): void {
    if (this.#closed || this.#running >= this.#limits.threads) return
    const job = this.#queue.shift()
    if (!job) return
    this.#running++
    const worker = this.#idle.pop() ?? this.#start()
    const settle = (answer: DraftAnswer, reusable: boolean): void => {
      clearTimeout(timer)
      worker.off('message', onmessage)
      worker.off('error', onerror)
      worker.off('exit', onexit)
      this.#running--
      if (reusable) {
        worker.unref()
        this.#idle.push(worker)
      } else {
        this.#all.delete(worker)
        void worker.terminate()
      }
      job.resolve(answer)
      this.#next()
    }
    const onmessage = (answer: DraftAnswer): void => settle(answer, true)
    const onerror = (error: Error): void => settle({ kind: 'failed', error: error.name }, false)
    const onexit = (): void => settle({ kind: 'failed', error: 'ended' }, false)
    const timer = setTimeout(() => settle({ kind: 'too_slow' }, false), this.#limits.milliseconds)
    worker.on('message', onmessage)
    worker.on('error', onerror)
    worker.on('exit', onexit)
    worker.ref()
    worker.postMessage(job.question)
  }

  #start(): Worker {
    const worker = startThread(this.#limits.megabytes)
    worker.unref()
    this.#all.add(worker)
    // Without a listener an error in a thread would end the process; whoever waits for an answer hears of it too.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      this.#all.delete(worker)
      const at = this.#idle.indexOf(worker)
      if (at !== -1) this.#idle.splice(at, 1)
    })
    return worker
  }
}

/** Beside the bundle it is JavaScript; run from source, the thread brings the loader for TypeScript with it. */
function startThread(megabytes: number): Worker {
  const file = import.meta.url.endsWith('.ts') ? 'draft-worker-from-source.mjs' : 'draft-worker.js'
  return new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
  })
}
