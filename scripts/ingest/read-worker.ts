/** One thread of the pool: a document in, its report out. */
import { parentPort } from 'node:worker_threads'
import type { Answer, Task } from './read-pool.ts'
import { messageOf, readHere } from './read-source.ts'

parentPort?.on('message', ({ manifest, ...input }: Task) => {
  readHere(input, manifest).then(
    (reading) => answer({ reading }),
    (error: unknown) => answer({ problem: messageOf(error) }),
  )
})

function answer(message: Answer) {
  parentPort?.postMessage(message)
}
