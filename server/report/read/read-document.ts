/** Bytes of any supported format to a Document, or the reason why not. */
import { createHash } from 'node:crypto'
import type { Source } from '../report.ts'
import { readCsvBlocks } from './csv.ts'
import type { Composed } from './compose.ts'
import { decode, MAX_BYTES } from './decode.ts'
import type { Block, Document } from './document.ts'
import { formatOf, mediaTypeOf } from './format.ts'
import { declaredCharset, readHtml } from './html.ts'
import { pageOfMht } from './mht.ts'
import { refuseOle } from './ole.ts'
import { refuse, type Refusal } from './refusal.ts'
import { countTraditional, simplify } from './simplify.ts'
import { readTextBlocks } from './text.ts'

export interface Input {
  bytes: Uint8Array
  name: string
  mediaType?: string
}

/** What is known of a document before it is read. */
export function describeSource(input: Input, url: string | null, published: string | null): Source {
  const { bytes, name } = input
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source: Source = { name, sha256, mediaType: input.mediaType ?? mediaTypeOf(bytes, name), url }
  return published === null ? source : { ...source, published }
}

const READERS: Readonly<Record<'pdf' | 'zip' | 'rtf' | 'xml', () => Promise<Reader>>> = {
  pdf: () =>
    import('./pdf.ts').then(
      ({ readPdf }) =>
        (bytes: Uint8Array) =>
          readPdf(bytes),
    ),
  zip: () => import('./zipped.ts').then(({ readZipped }) => readZipped),
  rtf: () => import('./rtf.ts').then(({ readRtf }) => readRtf),
  xml: () => import('./one-xml.ts').then(({ readOneXml }) => readOneXml),
}

type Reader = (bytes: Uint8Array) => Composed | Refusal | Promise<Composed | Refusal>

/** Readers of the formats that need a library load only when one is given: text starts without them. */
export async function readDocument(bytes: Uint8Array, source: Source): Promise<Document | Refusal> {
  if (bytes.length > MAX_BYTES) return refuse('R-TOO-LARGE')
  const format = formatOf(bytes, source.name, source.mediaType)
  if (format === 'ole') return refuseOle(bytes)
  if (format === 'mht' || format === 'html' || format === 'csv' || format === 'text')
    return readPlain(bytes, source)
  const read = await READERS[format]().then((reader) => reader(bytes))
  return 'kind' in read ? read : documentOf(source, read)
}

/** HTML, web archives, CSV and text: what needs no library and no waiting. */
export function readPlain(bytes: Uint8Array, source: Source): Document | Refusal {
  const format = formatOf(bytes, source.name, source.mediaType)
  if (format === 'mht') {
    const page = pageOfMht(bytes)
    if (!page) return refuse('R-UNSUPPORTED', '（识别为 MIME 网页存档，其中没有网页）')
    return readPage(page.bytes, page.charset ?? declaredCharset(page.bytes), source)
  }
  if (format === 'html') return readPage(bytes, declaredCharset(bytes), source)
  const decoded = decode(bytes)
  if (decoded.kind === 'refusal') return decoded
  const { text } = decoded
  return documentOf(source, { text, blocks: format === 'csv' ? readCsvBlocks(text) : readTextBlocks(text) })
}

function readPage(bytes: Uint8Array, charset: string | null, source: Source): Document | Refusal {
  const decoded = decode(bytes, charset)
  return decoded.kind === 'refusal' ? decoded : documentOf(source, readHtml(decoded.text))
}

/** At least this many characters in the other script, not a stray one in a name. */
const TRADITIONAL_FROM = 10

function documentOf(
  source: Source,
  read: { text: string; blocks: Block[]; statesBlanks?: boolean },
): Document {
  const traditional = countTraditional(read.text, TRADITIONAL_FROM)
  return {
    source,
    ...read,
    simplified: traditional === 0 ? read.text : simplify(read.text),
    traditional: traditional >= TRADITIONAL_FROM,
  }
}
