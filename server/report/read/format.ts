/** Which reader a document needs: by its first bytes, then by its name; names lie more often than bytes. */
import { looksLikeHtml } from './html.ts'
import { looksLikeMht } from './mht.ts'
import { oneXmlKind } from './one-xml-kind.ts'

export type Format = 'pdf' | 'zip' | 'ole' | 'rtf' | 'xml' | 'mht' | 'html' | 'csv' | 'text'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html', htm: 'text/html', xhtml: 'text/html', shtml: 'text/html', md: 'text/markdown', csv: 'text/csv',
  json: 'application/json', ndjson: 'application/x-ndjson', pdf: 'application/pdf', zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet',
  ofd: 'application/ofd', fodt: 'application/vnd.oasis.opendocument.text-flat-xml',
  fods: 'application/vnd.oasis.opendocument.spreadsheet-flat-xml', doc: 'application/msword', wps: 'application/vnd.ms-works', xls: 'application/vnd.ms-excel',
} // prettier-ignore

/** What the bytes are when they say it, and the names that such bytes may go by. */
const BY_FORMAT: Readonly<Record<Format, { extensions: readonly string[]; otherwise: string }>> = {
  pdf: { extensions: [], otherwise: 'application/pdf' },
  zip: { extensions: ['docx', 'xlsx', 'odt', 'ods', 'ofd', 'zip'], otherwise: 'application/zip' },
  ole: { extensions: ['doc', 'wps', 'xls'], otherwise: 'application/x-ole-storage' },
  rtf: { extensions: [], otherwise: 'application/rtf' },
  xml: { extensions: ['fodt', 'fods'], otherwise: 'application/xml' },
  mht: { extensions: [], otherwise: 'multipart/related' },
  html: { extensions: [], otherwise: 'text/html' },
  csv: { extensions: ['csv'], otherwise: 'text/csv' },
  text: { extensions: ['md', 'json', 'ndjson'], otherwise: 'text/plain' },
}

export function formatOf(bytes: Uint8Array, name: string, mediaType?: string): Format {
  const shown = shownBy(bytes)
  if (shown !== null) return shown
  if (mediaType === 'text/html') return 'html'
  const extension = extensionOf(name)
  if (mediaType === 'text/csv' || (mediaType === undefined && extension === 'csv')) return 'csv'
  return mediaType === undefined && MEDIA_TYPES[extension] === 'text/html' ? 'html' : 'text'
}

/** What the bytes show by themselves. */
type Shown = Exclude<Format, 'csv' | 'text'> | null

const seen = new WeakMap<Uint8Array, Shown>()

/** One document is asked about several times: for its media type, its reader and its blocks. */
function shownBy(bytes: Uint8Array): Shown {
  let shown = seen.get(bytes)
  if (shown === undefined) seen.set(bytes, (shown = look(bytes)))
  return shown
}

function look(bytes: Uint8Array): Shown {
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return 'zip'
  if (startsWith(bytes, OLE)) return 'ole'
  if (isPdf(bytes)) return 'pdf'
  if (isRtf(bytes)) return 'rtf'
  if (oneXmlKind(bytes)) return 'xml'
  if (looksLikeMht(bytes)) return 'mht'
  return looksLikeHtml(bytes) ? 'html' : null
}

export function mediaTypeOf(bytes: Uint8Array, name: string): string {
  const { extensions, otherwise } = BY_FORMAT[formatOf(bytes, name)]
  const extension = extensionOf(name)
  return extensions.includes(extension) ? MEDIA_TYPES[extension]! : otherwise
}

const extensionOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66]
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
/** Bytes of a mail or a web server may stand before the first line of a PDF. */
const PDF_WITHIN = 1024

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0) =>
  head.every((byte, i) => bytes[at + i] === byte)

/** Blanks or a mark of UTF-8 before it come from editors of text. */
function isRtf(bytes: Uint8Array): boolean {
  const at = bytes.subarray(0, 16).indexOf(RTF[0]!)
  return at >= 0 && startsWith(bytes, RTF, at)
}

function isPdf(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, PDF_WITHIN + PDF.length)
  const last = head.length - PDF.length
  for (let at = head.indexOf(PDF[0]!); at >= 0 && at <= last; at = head.indexOf(PDF[0]!, at + 1))
    if (startsWith(head, PDF, at)) return true
  return false
}
