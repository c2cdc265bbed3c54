/**
 * A thread that does the long work of the service: the same routes over a read-only connection of its own. It answers
 * as the service would, a piece of the body at a time, as fast as the pieces are asked for.
 */
import type { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { openBeside } from '../../../db/connect.ts'
import { buildApp } from '../app.ts'
import type { FromThread, LongRequest, ThreadSetup, ToThread } from './messages.ts'

interface Job {
  /** Pieces that are wanted and not yet sent. */
  wanted: number
  wake: () => void
  stop: () => void
  stopped: boolean
}

/** Nobody waits for the rest. An answer that was cut short must never pass for a whole one. */
class Stopped extends Error {}

const { databaseUrl, publicUrl, limits, logLevel } = workerData as ThreadSetup
const db = await openBeside(databaseUrl)
const app = await buildApp(db, {
  service: { publicUrl, limits },
  // The service keeps them.
  keepAnswers: false,
  logger: logLevel === 'silent' ? false : { level: logLevel },
})
const jobs = new Map<number, Job>()
const tell = (message: FromThread): void => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToThread) => {
  const { id } = message
  if (message.kind === 'ask') {
    const job: Job = { wanted: 0, wake: () => undefined, stop: () => undefined, stopped: false }
    jobs.set(id, job)
    answer(id, message.request, job)
      .catch((error: unknown) => {
        if (!job.stopped) app.log.error({ err: error, url: message.request.url }, 'long work failed')
        tell({ kind: 'failed', id })
      })
      .finally(() => jobs.delete(id))
    return
  }
  const job = jobs.get(id)
  if (!job) return
  if (message.kind === 'more') job.wanted += 1
  else {
    job.stopped = true
    job.stop()
  }
  job.wake()
})

async function answer(id: number, { url, headers }: LongRequest, job: Job): Promise<void> {
  // Whoever left before it began costs nothing.
  await new Promise(setImmediate)
  if (job.stopped) throw new Stopped()
  const answered = await app.inject({ method: 'GET', url, headers, payloadAsStream: true })
  job.stop = () => void answered.raw.res.destroy()
  if (job.stopped) job.stop()
  tell({ kind: 'head', id, status: answered.statusCode, headers: plain(answered.headers) })
  await send(id, answered.stream(), job)
  if (job.stopped) throw new Stopped()
  tell({ kind: 'end', id })
}

async function send(id: number, body: Readable, job: Job): Promise<void> {
  for await (const piece of body) {
    while (job.wanted === 0 && !job.stopped) await new Promise<void>((resolve) => (job.wake = resolve))
    if (job.stopped) throw new Stopped()
    job.wanted -= 1
    tell({ kind: 'piece', id, bytes: piece as Buffer })
  }
}

function plain(headers: Readonly<Record<string, number | string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)]],
    ),
  )
}
