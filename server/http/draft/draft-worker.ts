/** The thread that reads drafts: whatever a document does to the reader, it does it here and not to the service. */
import { parentPort } from 'node:worker_threads'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../report/read-report.ts'
import type { DraftAnswer, DraftQuestion } from './draft.ts'

async function answer({ bytes, encoding, name, mediaType, stated }: DraftQuestion): Promise<DraftAnswer> {
  let given = { bytes, name, ...(mediaType === null ? {} : { mediaType }) }
  if (encoding === 'json') {
    const body = parseBody(bytes)
    if (body === null) return { kind: 'malformed' }
    given = { bytes: new TextEncoder().encode(body.text), name: body.name ?? name }
  }
  const { report, text } = await readReport(given, reference, stated)
  return { kind: 'read', report, text }
}

/** `{"text": "…", "name": "…"}`; null for anything else. */
function parseBody(bytes: Uint8Array): { text: string; name?: string } | null {
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null || !('text' in body)) return null
  const { text } = body
  const name = 'name' in body ? body.name : undefined
  const known = Object.keys(body).every((key) => key === 'text' || key === 'name')
  if (!known || typeof text !== 'string' || !(name === undefined || typeof name === 'string')) return null
  return { text, ...(name === undefined ? {} : { name: name.slice(0, 200) }) }
}

parentPort?.on('message', (question: DraftQuestion) => {
  answer(question).then(
    (given) => parentPort?.postMessage(given),
    // The message of an error may quote the draft: only its kind leaves this thread.
    (error: unknown) =>
      parentPort?.postMessage({
        kind: 'failed',
        error: error instanceof Error ? error.name : 'unknown',
      } satisfies DraftAnswer),
  )
})
