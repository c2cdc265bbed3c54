/**
 * What a given file stands for: itself, or, for a ZIP archive, the files in it, each known as
 * `archive.zip/inner/name.docx`. Archives in archives are not opened, and no archive unfolds without bounds.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { decode } from '../../server/report/read/decode.ts'
import { readZip, ZipError } from '../../server/report/read/open-zip.ts'
import { refuse, type Refusal } from '../../server/report/read/refusal.ts'
import { zipKind } from '../../server/report/read/zip-kind.ts'
import { FAULTS } from '../../server/report/read/zipped.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import { parseManifest } from '../manifest.ts'
import { isBeside, isManifest, type FoundFile } from './find-files.ts'

/** A file or an entry of an archive, not read yet. */
export interface GivenFile extends FoundFile {
  /** In bytes, unpacked. */
  size: number
  /** Why it is not to be read at all. */
  refusal: Refusal | null
  /** What a manifest in its archive says of it. */
  stated: ManifestEntry | null
  /** @throws ZipError for an entry that is damaged, encrypted or not what it says it is. */
  read: () => Promise<Uint8Array>
  /** The same bytes as they come, for what is too large to be held at once. */
  open: () => Promise<Readable>
  /** SHA-256 of its bytes, or of the packed ones where these cannot be read. */
  hash: () => Promise<string>
}

/** All files of an archive together, unpacked. */
const MOST_TOTAL = 4 * 1024 ** 3
/** One entry, unpacked: a file of parsed reports; for documents the reader has a smaller bound. */
const MOST_ENTRY = 256 * 1024 ** 2

export async function* expandFile(file: FoundFile): AsyncGenerator<GivenFile> {
  const names = await archiveNames(file.path)
  if (names === null) {
    yield {
      ...file,
      size: (await stat(file.path)).size,
      refusal: null,
      stated: null,
      read: () => readFile(file.path),
      open: () => Promise.resolve(createReadStream(file.path)),
      hash: () => hashOf(createReadStream(file.path)),
    }
    return
  }
  const manifest = await innerManifest(file.path, names)
  let left = MOST_TOTAL
  for await (const entry of readZip(file.path)) {
    if (isManifest(entry.name) || entry.name.split('/').some(isBeside)) continue
    const path = `${file.path}/${entry.name}`
    left -= entry.size
    const refusal = /\.zip$/i.test(entry.name)
      ? refuse('R-NESTED-ARCHIVE')
      : left < 0
        ? refuse('R-TOO-LARGE', '（压缩包解压后过大）')
        : null
    yield {
      path,
      name: `${file.name}/${entry.name}`,
      size: entry.size,
      refusal,
      stated: manifest.get(path) ?? null,
      read: () => entry.read(MOST_ENTRY),
      open: async () => Readable.from([await entry.read(MOST_ENTRY)]),
      hash: async () => hashOf(await entry.readPacked()),
    }
  }
}

/** The refusal that an error of reading amounts to; null for an error that is none of the document's. */
export function refusalOf(error: unknown): Refusal | null {
  return error instanceof ZipError ? refuse(...FAULTS[error.fault]) : null
}

/** The names in an archive; null for any other file, also for a damaged archive, which is read as a document. */
async function archiveNames(path: string): Promise<string[] | null> {
  if (!(await startsAsZip(path))) return null
  const names: string[] = []
  try {
    for await (const { name } of readZip(path)) names.push(name)
  } catch (error) {
    if (error instanceof ZipError) return null
    throw error
  }
  return zipKind(names) === 'archive' ? names : null
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && /^PK(?:\x03\x04|\x05\x06)$/.test(buffer.toString('latin1'))
  } finally {
    await file.close()
  }
}

async function innerManifest(path: string, names: readonly string[]): Promise<Map<string, ManifestEntry>> {
  const entries = new Map<string, ManifestEntry>()
  if (!names.some(isManifest)) return entries
  for await (const entry of readZip(path)) {
    if (!isManifest(entry.name)) continue
    const decoded = decode(await entry.read(MOST_ENTRY))
    if (decoded.kind === 'refusal') continue
    for (const [file, stated] of parseManifest(decoded.text, `${path}/${entry.name}`))
      entries.set(file, stated)
  }
  return entries
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}
