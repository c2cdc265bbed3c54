/** Files that are known to be no draft before they are sent, by their first bytes. Pure. */
import type { Failure } from './failure.ts'

/** As many bytes tell. */
export const TELLING_BYTES = 16

type Early = Extract<Failure, 'nothing' | 'picture' | 'packed' | 'oldOffice' | 'program'>

/** Bytes at the start of a file, as Latin characters; `.` stands for any. */
const SIGNATURES: readonly (readonly [RegExp, Early])[] = [
  [
    /^\x89PNG|^\xff\xd8\xff|^GIF8|^BM.{4}\0{4}|^RIFF.{4}WEBP|^II\*\0|^MM\0\*|^.{4}ftyp(?:heic|heix|mif1)/s,
    'picture',
  ],
  [/^Rar!|^7z\xbc\xaf|^\x1f\x8b|^BZh|^\xfd7zXZ/s, 'packed'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/s, 'oldOffice'],
  [/^MZ|^\x7fELF/s, 'program'],
]

/** Null: it may be a draft, which only reading it can tell. */
export function recognise(start: Uint8Array): Early | null {
  if (start.length === 0) return 'nothing'
  const text = String.fromCharCode(...start.subarray(0, TELLING_BYTES))
  return SIGNATURES.find(([signature]) => signature.test(text))?.[1] ?? null
}
