/** Documents that are not read, for their size or for what the archive around them says: refused by their hash. */
import { MAX_BYTES } from '../../server/report/read/decode.ts'
import type { Refusal } from '../../server/report/read/refusal.ts'
import type { Refused } from '../../server/report/report.ts'
import type { GivenFile } from './expand.ts'

export const isOversize = (bytes: number): boolean => bytes > MAX_BYTES

/** The refusal of a file that was not read, with its hash so that it is known again. */
export async function refuseUnread(file: GivenFile, { reason }: Refusal): Promise<Refused> {
  return {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name: file.name, sha256: await file.hash(), mediaType: 'application/octet-stream', url: null },
    reasons: [reason],
  }
}
