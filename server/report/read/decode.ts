/**
 * Bytes to text. A byte order mark decides; then strict UTF-8; then whichever of GB18030 and Big5 yields text
 * that reads like Chinese. Nothing is replaced in silence: what fits none of them is refused.
 */
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { refuse, type Refusal } from './refusal.ts'

export const MAX_BYTES = 20 * 1024 * 1024

export interface Decoded {
  kind: 'decoded'
  text: string
  encoding: string
}

/** Formats that are recognised by their first bytes and have no reader (yet), with a name for the reader. */
const SIGNATURES: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF 图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'gzip', bytes: [0x1f, 0x8b] },
]

/** `declared`: the charset that the format itself names (HTML meta, HTTP header); tried after UTF-8. */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded | Refusal {
  if (bytes.length > MAX_BYTES) return refuse('R-TOO-LARGE')
  if (bytes.every(isBlank)) return refuse('R-EMPTY')
  const known = SIGNATURES.find(({ bytes: head }) => head.every((byte, i) => bytes[i] === byte))
  if (known) return refuse('R-UNSUPPORTED', `（识别为 ${known.name}）`)
  const marked = markedEncoding(bytes)
  if (marked) return decodeAs(bytes, marked) ?? refuse('R-UNDECODABLE')
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked) return unmarked
  if (looksBinary(bytes)) return refuse('R-BINARY')
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8) return utf8
  const named = declared && iconv.encodingExists(declared) ? [canonical(declared)] : []
  const decoded = [...new Set([...named, 'gb18030', 'big5'])].flatMap(
    (encoding) => decodeAs(bytes, encoding) ?? [],
  )
  const best = decoded
    .map((candidate) => ({ candidate, share: commonShare(candidate.text) }))
    .sort((a, b) => b.share - a.share)[0]
  if (best && best.share > 0.2) return best.candidate
  return damagedUtf8(bytes) ?? refuse('R-UNDECODABLE')
}

/** A copy cut in the middle of a character, or with a few broken bytes: read with U+FFFD in their place. */
function damagedUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  for (const character of text) if (character === '\ufffd') broken++
  return broken <= Math.max(3, text.length / 200) && commonShare(text) > 0.2
    ? { kind: 'decoded', text, encoding: 'utf-8' }
    : null
}

const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

const hasUtf8Mark = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

function markedEncoding(bytes: Uint8Array): string | null {
  if (hasUtf8Mark(bytes)) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without its mark: bytes of zero, and one order of the bytes in which the whole reads like Chinese. */
function unmarkedUtf16(bytes: Uint8Array): Decoded | null {
  const first = bytes.indexOf(0)
  if (first < 0 || first > 4096 || bytes.length % 2 === 1) return null
  const read = (['utf-16le', 'utf-16be'] as const).flatMap((encoding) => decodeAs(bytes, encoding) ?? [])
  const likely = read.filter(({ text }) => !/[\0-\x08]/.test(text) && commonShare(text) > 0.2)
  return likely.length === 1 ? likely[0]! : null
}

/** GBK and GB2312 are subsets that pages name while writing characters of the larger set. */
function canonical(charset: string): string {
  const name = charset.toLowerCase()
  return /^(?:gb2312|gbk|gb_?2312.*|cp936|x-gbk)$/.test(name) ? 'gb18030' : name === 'utf8' ? 'utf-8' : name
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded | null {
  let text: string
  if (encoding.startsWith('utf-')) {
    if (encoding === 'utf-8' && bytes.length <= SHORT) {
      return isUtf8(bytes) ? { kind: 'decoded', text: decodeUtf8(bytes), encoding } : null
    }
    try {
      text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  } else {
    text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
    if (text.includes('\ufffd')) return null
  }
  return { kind: 'decoded', text, encoding }
}

/** Bytes of a text for which a decoder costs more to call than its work is. */
const SHORT = 16_384

/** What a strict decoder gives, in half its time for a short text: of bytes that are known to be UTF-8. */
function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  let length = 0
  for (let i = hasUtf8Mark(bytes) ? 3 : 0; i < bytes.length;) {
    const lead = bytes[i++]!
    if (lead < 0x80) units[length++] = lead
    else if (lead < 0xe0) units[length++] = ((lead & 0x1f) << 6) | (bytes[i++]! & 0x3f)
    else if (lead < 0xf0)
      units[length++] = ((lead & 0x0f) << 12) | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f)
    else {
      const point =
        ((lead & 0x07) << 18) |
        ((bytes[i++]! & 0x3f) << 12) |
        ((bytes[i++]! & 0x3f) << 6) |
        (bytes[i++]! & 0x3f)
      units[length++] = 0xd7c0 + (point >> 10)
      units[length++] = 0xdc00 | (point & 0x3ff)
    }
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}

/** 1 for each control character that is no blank; ESC switches between sets of characters. */
const CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 && !isBlank(byte) && byte !== 0x1b ? 1 : 0,
)

/** Control characters other than blanks do not occur in text; a few stray ones do in old exports. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  if (sample.includes(0)) return true
  let control = 0
  for (let i = 0; i < sample.length; i++) control += CONTROL[sample[i]!]!
  return control > sample.length / 100
}

/** A few hundred characters that make up most of any Chinese official text, in both scripts. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府信息開會國個報題進時實現們來關於對與為後並無機學當從經業發過動問見書長東車電點現處訊請總數證據條號屬規範許罰費購縣鎮鄉'.split(
    '',
  ),
)

function commonShare(text: string): number {
  let common = 0
  let all = 0
  for (let i = 0; i < text.length && all < 4000; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit >= 0x3000 && unit <= 0x303f) continue
    if (unit >= 0xff00 && unit <= 0xffef) continue
    all++
    if (COMMON.has(text[i]!)) common++
  }
  return all === 0 ? 1 : common / all
}
