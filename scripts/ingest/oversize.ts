/** Files too large to be a report: refused without being read into memory. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { MAX_BYTES } from '../../server/report/read/decode.ts'
import { refuse } from '../../server/report/read/refusal.ts'
import type { Refused } from '../../server/report/report.ts'

export const isOversize = (bytes: number): boolean => bytes > MAX_BYTES

/** The refusal of a file by its size, with its hash so that it is known again. */
export async function refuseOversize(path: string, name: string): Promise<Refused> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name, sha256: hash.digest('hex'), mediaType: 'application/octet-stream', url: null },
    reasons: [refuse('R-TOO-LARGE').reason],
  }
}
