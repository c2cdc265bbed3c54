/** Files too large to be a report: refused without being read into memory. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Refused } from '../../server/report/report.ts'

/** A report is some kilobytes of text; the largest seen, with scanned pages in it, stay far below this. */
export const SIZE_LIMIT = 32 * 1024 * 1024

/** The refusal of a file by its size, with its hash so that it is known again. */
export async function refuseOversize(path: string, name: string, bytes: number): Promise<Refused> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const megabytes = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`
  return {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name, sha256: hash.digest('hex'), mediaType: 'application/octet-stream', url: null },
    reasons: [
      {
        code: 'too_large',
        message: `The file has ${megabytes(bytes)}; a report may have ${megabytes(SIZE_LIMIT)} at most`,
      },
    ],
  }
}
