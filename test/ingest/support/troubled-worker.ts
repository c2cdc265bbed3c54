/** A reading thread that does to itself what the name of a document says. */
import { parentPort } from 'node:worker_threads'
import type { Answer, Task } from '../../../scripts/ingest/read-pool.ts'
import type { Refused } from '../../../server/report/report.ts'

const TROUBLES: Readonly<Record<string, () => void>> = {
  crash: () => {
    throw new Error('the reader is broken')
  },
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  memory: () => {
    const held: number[][] = []
    for (;;) held.push(Array.from({ length: 100_000 }, Math.random))
  },
}

parentPort?.on('message', ({ name, bytes }: Task) => {
  TROUBLES[name]?.()
  const answer = (message: Answer) => parentPort?.postMessage(message)
  if (name === 'problem') return answer({ problem: 'not today' })
  const report: Refused = {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name, sha256: '', mediaType: 'text/plain', url: null },
    reasons: [],
  }
  setTimeout(
    () => answer({ reading: { report, text: `${bytes.length}` } }),
    Number(/\d+$/.exec(name)?.[0] ?? 0),
  )
})
