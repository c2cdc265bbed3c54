/** ZIP files as people make them: names in UTF-8 or in the bytes of a Chinese Windows, and ones that lie. */
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'

export const zip = (files: Record<string, Uint8Array | string>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  )

/** The same archive with one name in GB18030 and no sign of it; the new bytes must be as many as the old. */
export function inGb18030(archive: Uint8Array, ascii: string, name: string): Uint8Array {
  const bytes = Buffer.from(archive)
  const encoded = iconv.encode(name, 'gb18030')
  if (encoded.length !== ascii.length) throw new Error(`${name} has ${encoded.length} bytes`)
  for (let at = 0; (at = bytes.indexOf(ascii, at)) >= 0; at += encoded.length) encoded.copy(bytes, at)
  return bytes
}

/** A field of every central directory entry, changed: `24` is the stated size, `8` the flags, `16` the checksum. */
export function withField(archive: Uint8Array, offset: number, value: number, bytes: 2 | 4): Uint8Array {
  const changed = Buffer.from(archive)
  const head = Buffer.from('504b0102', 'hex')
  for (let at = 0; (at = changed.indexOf(head, at)) >= 0; at += 4)
    changed.writeUIntLE(value, at + offset, bytes)
  return changed
}
