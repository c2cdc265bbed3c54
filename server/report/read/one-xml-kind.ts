/** Which office document a single XML file is, by its root element. */

export type OneXmlKind = 'word2003' | 'excel2003' | 'flatOpc' | 'flatOdf'

const ROOTS: readonly [pattern: RegExp, kind: OneXmlKind][] = [
  [/<\w+:wordDocument\b/, 'word2003'],
  [/<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/, 'excel2003'],
  [/<pkg:package\b/, 'flatOpc'],
  [/<office:document\b/, 'flatOdf'],
]

const HEAD = 4096
const LESS_THAN = 0x3c

/** The root stands at the head, behind declarations and comments; any text before it makes the file another one. */
export function oneXmlKind(bytes: Uint8Array): OneXmlKind | null {
  const start = bytes.subarray(0, HEAD)
  if (!start.subarray(0, 16).includes(LESS_THAN)) return null
  const head = Buffer.from(start).toString('latin1').replaceAll('\0', '')
  if (!/^(?:ï»¿|ÿþ|þÿ)?\s*<[?!\w]/.test(head)) return null
  return ROOTS.find(([pattern]) => pattern.test(head))?.[1] ?? null
}
