/** The page out of a web archive (MHT, and a .doc saved as a single web page): MIME parts, the first of them HTML. */

export interface Page {
  bytes: Uint8Array
  /** The charset that the part's own header names. */
  charset: string | null
}

const HEAD = 4096
const LONGEST_HEADER = 16_384

export function looksLikeMht(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, HEAD)).trimStart()
  return (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:/i.test(head) &&
    /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(head)
  )
}

/** Null when no part is a page. */
export function pageOfMht(bytes: Uint8Array): Page | null {
  const text = latin1(bytes)
  const starts = [0]
  const boundary = /boundary="?([^"\s;]{1,100})/i.exec(text.slice(0, LONGEST_HEADER))?.[1]
  if (boundary !== undefined)
    for (let at = text.indexOf(`--${boundary}`); at >= 0; at = text.indexOf(`--${boundary}`, at + 2))
      starts.push(at)
  for (const [i, start] of starts.entries()) {
    const part = text.slice(start, starts[i + 1] ?? text.length)
    const blank = /\r?\n\r?\n/.exec(part.slice(0, LONGEST_HEADER))
    if (!blank) continue
    const header = part.slice(0, blank.index).replace(/\r?\n[ \t]+/g, ' ')
    if (!/^Content-Type:\s*text\/html/im.test(header)) continue
    const charset = /charset="?([\w-]{2,20})/i.exec(header)?.[1] ?? null
    const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(header)?.[1]?.toLowerCase()
    return { bytes: decoded(part.slice(blank.index + blank[0].length), encoding), charset }
  }
  return null
}

function decoded(content: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return Buffer.from(content, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'latin1')
  const plain = content
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
