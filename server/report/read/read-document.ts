/** Bytes of any supported format to a Document, or the reason why not. */
import { createHash } from 'node:crypto'
import type { Source } from '../report.ts'
import { decode } from './decode.ts'
import type { Document } from './document.ts'
import { looksLikeHtml, declaredCharset, readHtml } from './html.ts'
import type { Refusal } from './refusal.ts'
import { countTraditional, simplify } from './simplify.ts'
import { readTextBlocks } from './text.ts'

export interface Input {
  bytes: Uint8Array
  name: string
  mediaType?: string
}

/** What is known of a document before it is read. */
export function describeSource(input: Input, url: string | null, published: string | null): Source {
  const sha256 = createHash('sha256').update(input.bytes).digest('hex')
  const source: Source = { name: input.name, sha256, mediaType: input.mediaType ?? mediaTypeOf(input), url }
  return published === null ? source : { ...source, published }
}

const MEDIA_TYPES: Record<string, string> = {
  html: 'text/html', htm: 'text/html', xhtml: 'text/html', shtml: 'text/html', md: 'text/markdown', json: 'application/json',
  ndjson: 'application/x-ndjson', pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} // prettier-ignore

function mediaTypeOf({ name, bytes }: Input): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return MEDIA_TYPES[extension] ?? (looksLikeHtml(bytes) ? 'text/html' : 'text/plain')
}

/** At least this many characters in the other script, not a stray one in a name. */
const TRADITIONAL_FROM = 10

export function readDocument(bytes: Uint8Array, source: Source): Document | Refusal {
  const html = source.mediaType === 'text/html' || looksLikeHtml(bytes)
  const decoded = decode(bytes, html ? declaredCharset(bytes) : null)
  if (decoded.kind === 'refusal') return decoded
  const { text, blocks } = html
    ? readHtml(decoded.text)
    : { text: decoded.text, blocks: readTextBlocks(decoded.text) }
  return {
    source,
    text,
    simplified: simplify(text),
    traditional: countTraditional(text, TRADITIONAL_FROM) >= TRADITIONAL_FROM,
    blocks,
  }
}
