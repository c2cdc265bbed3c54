/** RTF as a stream of groups, control words and bytes of text, in one pass. */

export interface RtfHandler {
  open: () => void
  close: () => void
  /** `\name` or `\name12`; without a number the value is null. */
  word: (name: string, value: number | null) => void
  /** A sign with a meaning of its own: `~ - _ * | :`. */
  symbol: (sign: string) => void
  /** A byte of text in the code page that is in force. */
  byte: (byte: number) => void
}

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const LINE_FEED = 0x0a
const RETURN = 0x0d
const BLANK = 0x20

/** @param rtf its bytes, one character each (latin1). */
export function walkRtf(rtf: string, handler: RtfHandler): void {
  const name = /[a-zA-Z]{1,32}/y
  const number = /-?\d{1,10}/y
  for (let at = 0; at < rtf.length;) {
    const unit = rtf.charCodeAt(at++)
    if (unit === OPEN) handler.open()
    else if (unit === CLOSE) handler.close()
    else if (unit !== BACKSLASH) {
      // Lines are broken wherever the writer likes.
      if (unit !== LINE_FEED && unit !== RETURN && unit !== 0) handler.byte(unit)
    } else at = afterBackslash(at)
  }

  function afterBackslash(at: number): number {
    name.lastIndex = at
    const word = name.exec(rtf)?.[0]
    if (word === undefined) return afterSign(at)
    number.lastIndex = at + word.length
    const digits = number.exec(rtf)?.[0] ?? ''
    const end = at + word.length + digits.length
    const value = digits === '' ? null : Number(digits)
    const next = rtf.charCodeAt(end) === BLANK ? end + 1 : end
    // Bytes of a picture may look like anything.
    if (word === 'bin') return next + Math.max(0, value ?? 0)
    handler.word(word, value)
    return next
  }

  function afterSign(at: number): number {
    const sign = rtf[at]
    if (sign === undefined) return at
    if (sign === "'") {
      const byte = parseInt(rtf.slice(at + 1, at + 3), 16)
      if (!Number.isNaN(byte)) handler.byte(byte)
      return at + 3
    }
    if (sign === '\\' || sign === '{' || sign === '}') handler.byte(sign.charCodeAt(0))
    else if (sign === '\n' || sign === '\r') handler.word('par', null)
    else handler.symbol(sign)
    return at + 1
  }
}
