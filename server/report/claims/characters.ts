/** Which characters a text holds, found in one pass: words with a character that it lacks need not be looked for. */

/** For each UTF-16 unit the number of the last text that held it. */
const seenIn = new Uint32Array(0x10000)
let current = 0

export interface Characters {
  /** All characters of the word stand somewhere in the text; letters of either case. */
  hasAllOf(word: string): boolean
  hasAnyOf(characters: string): boolean
}

/** Valid until the next text is asked about. */
export function charactersOf(text: string): Characters {
  if (current === 0xffff_ffff) {
    seenIn.fill(0)
    current = 0
  }
  current++
  for (let i = 0; i < text.length; i++) seenIn[text.charCodeAt(i)] = current
  for (let upper = 0x41; upper <= 0x5a; upper++) if (has(upper)) seenIn[upper + 0x20] = current
  return CURRENT
}

const has = (unit: number) => seenIn[unit] === current

const CURRENT: Characters = {
  hasAllOf(word) {
    for (let i = 0; i < word.length; i++) if (!has(word.charCodeAt(i))) return false
    return true
  },
  hasAnyOf(characters) {
    for (let i = 0; i < characters.length; i++) if (has(characters.charCodeAt(i))) return true
    return false
  },
}
