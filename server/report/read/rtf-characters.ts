/** Bytes of an RTF text to characters, by the code page of the document and the character set of the font. */
import iconv from 'iconv-lite'

/** Character sets that a font may name, as code pages. */
const CHARSETS: Readonly<Record<number, number>> = { 128: 932, 129: 949, 134: 936, 136: 950 }
const EAST_ASIAN: ReadonlySet<number> = new Set([932, 936, 949, 950, 54936, 65001])
const ENCODINGS: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
  950: 'big5',
}
const WESTERN = 'windows-1252'

export class RtfCodePages {
  /** Of the document, as `\ansicpg` says. */
  page = 1252
  readonly #fonts = new Map<number, number>()

  defineFont(font: number, charset: number): void {
    const page = CHARSETS[charset]
    if (page !== undefined) this.#fonts.set(font, page)
  }

  /** The encoding of text in these fonts: one that names a script of its own decides, else the document. */
  encodingOf(fonts: readonly (number | null)[]): string {
    for (const font of fonts) {
      const page = font === null ? undefined : this.#fonts.get(font)
      if (page !== undefined) return nameOf(page)
    }
    return nameOf(this.page)
  }
}

function nameOf(page: number): string {
  const name = ENCODINGS[page] ?? `cp${page}`
  if (!EAST_ASIAN.has(page) && page !== 1252) return iconv.encodingExists(name) ? name : WESTERN
  return page === 1252 ? WESTERN : name
}

/** Two bytes above ASCII in a row are one Chinese character, whatever a careless writer names. */
const PAIR = /[\x81-\xfe]{2}/

export function decodeBytes(bytes: readonly number[], encoding: string): string {
  const buffer = Buffer.from(bytes)
  if (encoding === WESTERN && PAIR.test(buffer.toString('latin1'))) {
    const chinese = iconv.decode(buffer, 'gb18030')
    if (!chinese.includes('\ufffd')) return chinese
  }
  return iconv.decode(buffer, encoding)
}
