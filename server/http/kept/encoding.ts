/** Compression of answers that are kept: once, in the kind that the client likes best. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'
const ENCODINGS: readonly Encoding[] = ['br', 'gzip']

/** Shorter bodies stay as they are: a packet holds them anyway. */
export const THRESHOLD = 1024
/** The quality that the service compresses by while a reader waits; the default, 11, is for files compressed once. */
export const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** By `Accept-Encoding` (RFC 9110 §12.5.3), ours first among equals; null: as it is. */
export function preferredEncoding(header: string | undefined): Encoding | null {
  if (header === undefined) return null
  const liked = new Map(
    header.split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const q = parameters.find((parameter) => parameter.startsWith('q='))
      return [name === 'x-gzip' ? 'gzip' : name, q === undefined ? 1 : Number(q.slice(2)) || 0]
    }),
  )
  const liking = (encoding: Encoding): number => liked.get(encoding) ?? liked.get('*') ?? 0
  const best = ENCODINGS.reduce((one, other) => (liking(other) > liking(one) ? other : one))
  return liking(best) > 0 && liking(best) >= (liked.get('identity') ?? 0) ? best : null
}

const compressions: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, BROTLI),
  gzip: (body) => promisify(gzip)(body),
}

/** Beside the event loop. */
export function compressed(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return compressions[encoding](body)
}
