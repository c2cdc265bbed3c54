/**
 * Reads documents in worker threads. A document that crashes its thread, takes too long or takes too much memory
 * fails by itself: its thread is replaced, and the others never notice.
 */
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ManifestEntry } from '../../server/report/reference.ts'
import type { Outcome as Reading } from '../../server/report/read-report.ts'
import type { Reader } from './read-source.ts'

/** What a thread is given, and what it answers. */
export interface Task {
  bytes: Uint8Array
  name: string
  mediaType?: string
  manifest: ManifestEntry | null
}
export type Answer = { reading: Reading } | { problem: string }

export interface PoolOptions {
  /** The module that the threads run; it answers each `Task` with one `Answer`. */
  script?: URL
  threads?: number
  /** Of one document, from when its thread takes it. */
  limitMs?: number
  /** Of one thread, in MB: a document of the largest size allowed needs about a third of it. */
  memory?: number
}

export interface ReadPool {
  reader: Reader
  threads: number
  close: () => Promise<void>
}

interface Job {
  task: Task
  resolve: (reading: Reading) => void
  reject: (error: Error) => void
}

const SCRIPT = new URL('./read-worker.ts', import.meta.url)
const LIMIT_MS = 20_000
const MEMORY_MB = 1024
/** Node 20 runs no TypeScript by itself, and a thread does not inherit what does: the loader goes first. */
const LOADER = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx')))
  .href
const START = `
const { workerData } = require('node:worker_threads')
import(workerData.loader).then(({ register }) => {
  register()
  return import(workerData.script)
})`

export function openPool({
  script = SCRIPT,
  threads = Math.min(8, availableParallelism()),
  limitMs = LIMIT_MS,
  memory = MEMORY_MB,
}: PoolOptions = {}): ReadPool {
  const waiting: Job[] = []
  const idle: Worker[] = []
  const all = new Set<Worker>()

  function start(): Worker {
    const worker = new Worker(START, {
      eval: true,
      workerData: { loader: LOADER, script: script.href },
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    all.add(worker)
    // What a thread without a document still has to say concerns nobody.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      all.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    })
    return worker
  }

  function next() {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (all.size < threads ? start() : null)
      if (!worker) return
      give(worker, waiting.shift()!)
    }
  }

  function give(worker: Worker, { task, resolve, reject }: Job) {
    worker.ref()
    const timer = setTimeout(
      () => fail(new Error(`读取超过 ${limitMs / 1000} 秒，已停止 took longer than ${limitMs / 1000} s`)),
      limitMs,
    )
    const free = () => {
      clearTimeout(timer)
      worker.off('message', onAnswer).off('error', fail).off('exit', onExit)
    }
    const onAnswer = (answer: Answer) => {
      free()
      worker.unref()
      idle.push(worker)
      if ('reading' in answer) resolve(answer.reading)
      else reject(new Error(answer.problem))
      next()
    }
    /** The thread is of no more use. */
    const fail = (error: Error) => {
      free()
      all.delete(worker)
      void worker.terminate()
      reject(isOutOfMemory(error) ? new Error('内存超限，已停止 ran out of memory') : error)
      next()
    }
    const onExit = () => fail(new Error('读取线程意外退出 the reading thread ended'))
    worker.on('message', onAnswer).on('error', fail).on('exit', onExit)
    worker.postMessage(task)
  }

  return {
    threads,
    reader: ({ bytes, name, mediaType }, manifest) =>
      new Promise((resolve, reject) => {
        waiting.push({ task: { bytes, name, mediaType, manifest }, resolve, reject })
        next()
      }),
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
