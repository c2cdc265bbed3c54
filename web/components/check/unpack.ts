/** The drafts in a ZIP archive, opened in the browser: the server reads one draft at a time. */
import { unzip, type UnzipFileInfo } from 'fflate'
import type { Given } from './drafts.svelte.ts'
import { isClutter } from './files-in.ts'

/** A ZIP file that is itself a document (DOCX, XLSX) is none of ours to open. */
const OFFICE = '[Content_Types].xml'

/**
 * Entries larger than `most` bytes come without their bytes: whoever checks them says that they are too large.
 * @returns null when the archive is a document itself, or cannot be opened: the server says what it is.
 */
export async function unpack(name: string, bytes: Uint8Array, most: number): Promise<Given[] | null> {
  const large: UnzipFileInfo[] = []
  let office = false
  const wanted = (entry: UnzipFileInfo) => {
    office ||= entry.name === OFFICE
    if (entry.name.endsWith('/') || isClutter(nameOf(entry.name))) return false
    if (entry.originalSize > most) large.push(entry)
    return entry.originalSize <= most
  }
  const entries = await new Promise<Record<string, Uint8Array> | null>((resolve) =>
    unzip(bytes, { filter: wanted }, (error, found) => resolve(error ? null : found)),
  )
  if (entries === null || office) return null
  const given = (path: string, content: Blob): Given => ({
    name: `${name} › ${nameOf(path)}`,
    bytes: content,
  })
  return [
    ...Object.entries(entries).map(([path, content]) => given(path, new Blob([content.slice()]))),
    ...large.map(({ name: path, originalSize }) => ({
      ...given(path, new Blob()),
      size: originalSize,
    })),
  ]
}

/** Archives made on Windows in China have their names in GBK, which the format has no mark for. */
function nameOf(path: string): string {
  if (!/[\x80-\xff]/.test(path) || /[^\x00-\xff]/.test(path)) return path
  const bytes = Uint8Array.from(path, (character) => character.charCodeAt(0))
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  return path
}
