/**
 * Entries of a ZIP file, one at a time and within bounds: each is checked against the size and the checksum that the
 * archive states, so that neither a bomb nor a damaged copy passes for a document.
 */
import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'

/** More entries than a year of a whole province has reports. */
const MOST_ENTRIES = 20_000
/** No text packs so well: what unfolds more is made to fill the memory. */
const MOST_RATIO = 200
const RATIO_FROM = 1024 * 1024

export type ZipFault = 'damaged' | 'encrypted' | 'too_large'

export class ZipError extends Error {
  readonly fault: ZipFault

  constructor(fault: ZipFault, message: string) {
    super(message)
    this.fault = fault
  }
}

export interface ZipEntry {
  /** With `/` between folders and without `..`. */
  name: string
  /** Unpacked, in bytes, as the archive states it. */
  size: number
  /** @throws ZipError when it is damaged, encrypted, or larger than `limit` bytes. */
  read: (limit: number) => Promise<Uint8Array>
  /** The bytes as they lie in the archive, packed: they identify an entry that cannot be read. */
  readPacked: () => Promise<AsyncIterable<Uint8Array>>
}

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const

/**
 * The files of an archive in its own order, folders left out; the archive is closed when the loop ends.
 * @throws ZipError when its directory cannot be read.
 */
export async function* readZip(archive: Uint8Array | string): AsyncGenerator<ZipEntry> {
  let zip: ZipFile
  try {
    zip =
      typeof archive === 'string'
        ? await openPromise(archive, OPTIONS)
        : await fromBufferPromise(
            Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength),
            OPTIONS,
          )
  } catch (error) {
    throw new ZipError('damaged', messageOf(error))
  }
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new ZipError('too_large', `${zip.entryCount} entries`)
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      if (name === '' || name.endsWith('/')) continue
      yield {
        name,
        size: entry.uncompressedSize,
        read: (limit) => readEntry(zip, entry, limit),
        readPacked: () => zip.openReadStreamPromise(entry, { decodeFileData: false }),
      }
    }
  } finally {
    zip.close()
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged', messageOf(error))
  }
}

async function readEntry(zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new ZipError('encrypted', 'the entry is encrypted')
  const { uncompressedSize: size, compressedSize } = entry
  if (size > limit || (size > RATIO_FROM && size > compressedSize * MOST_RATIO)) {
    throw new ZipError('too_large', `${size} bytes unpacked`)
  }
  const chunks: Buffer[] = []
  try {
    // The stream itself ends with an error once it holds more or less than the stated size.
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  } catch (error) {
    throw new ZipError('damaged', messageOf(error))
  }
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw new ZipError('damaged', 'the checksum does not fit')
  return bytes
}

const UTF8_NAMES = 0x800

/** Chinese Windows writes names in GB18030 and says nothing; strict UTF-8 is never that by chance. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: (generalPurposeBitFlag & UTF8_NAMES) === 0 }).decode(fileNameRaw)
  } catch {
    name = iconv.decode(fileNameRaw, 'gb18030')
  }
  const folders = name.replaceAll('\\', '/').split('/')
  const last = folders.pop()!
  return [...folders.filter((folder) => !/^\.{0,2}$/.test(folder)), last].join('/')
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
