/** Long texts as they lie in the database: deflated UTF-8. */
import { deflateSync, inflateSync } from 'node:zlib'

export function pack(text: string): Buffer {
  return deflateSync(Buffer.from(text, 'utf8'))
}

export function unpack(packed: Uint8Array): string {
  return inflateSync(packed).toString('utf8')
}
