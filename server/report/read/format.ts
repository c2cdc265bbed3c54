/** Which reader a document needs: by its first bytes, then by its name; names lie more often than bytes. */
import { looksLikeHtml } from './html.ts'
import { looksLikeMht } from './mht.ts'

export type Format = 'pdf' | 'zip' | 'ole' | 'mht' | 'html' | 'csv' | 'text'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html', htm: 'text/html', xhtml: 'text/html', shtml: 'text/html', md: 'text/markdown', csv: 'text/csv',
  json: 'application/json', ndjson: 'application/x-ndjson', pdf: 'application/pdf', zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet',
  doc: 'application/msword', wps: 'application/vnd.ms-works', xls: 'application/vnd.ms-excel',
} // prettier-ignore

/** What the bytes are when they say it, and the names that such bytes may go by. */
const BY_FORMAT: Readonly<Record<Format, { extensions: readonly string[]; otherwise: string }>> = {
  pdf: { extensions: [], otherwise: 'application/pdf' },
  zip: { extensions: ['docx', 'xlsx', 'odt', 'ods', 'zip'], otherwise: 'application/zip' },
  ole: { extensions: ['doc', 'wps', 'xls'], otherwise: 'application/x-ole-storage' },
  mht: { extensions: [], otherwise: 'multipart/related' },
  html: { extensions: [], otherwise: 'text/html' },
  csv: { extensions: ['csv'], otherwise: 'text/csv' },
  text: { extensions: ['md', 'json', 'ndjson'], otherwise: 'text/plain' },
}

export function formatOf(bytes: Uint8Array, name: string, mediaType?: string): Format {
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return 'zip'
  if (startsWith(bytes, OLE)) return 'ole'
  if (isPdf(bytes)) return 'pdf'
  const extension = extensionOf(name)
  if (looksLikeMht(bytes)) return 'mht'
  if (mediaType === 'text/html' || looksLikeHtml(bytes)) return 'html'
  if (mediaType === 'text/csv' || (mediaType === undefined && extension === 'csv')) return 'csv'
  return mediaType === undefined && MEDIA_TYPES[extension] === 'text/html' ? 'html' : 'text'
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
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
/** Bytes of a mail or a web server may stand before the first line of a PDF. */
const PDF_WITHIN = 1024

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0) =>
  head.every((byte, i) => bytes[at + i] === byte)

function isPdf(bytes: Uint8Array): boolean {
  const last = Math.min(PDF_WITHIN, bytes.length - PDF.length)
  for (let at = bytes.indexOf(PDF[0]!); at >= 0 && at <= last; at = bytes.indexOf(PDF[0]!, at + 1))
    if (startsWith(bytes, PDF, at)) return true
  return false
}
