/**
 * The characters that labels are spelled with. Most of what a document prints has a character in its first words that
 * no label has, and need not be spelled out to be told from one.
 */
import { isTouched } from '../read/simplify.ts'

/** By UTF-16 unit: `FOREIGN` stands in no label, `UNSURE` may be written for another character. */
export type Alphabet = Uint8Array

const FOREIGN = 1
const UNSURE = 2
const BRACKET = 4

/** They open a gloss, which may say anything. */
const BRACKETS = '([{（［｛【〔〈《「『'
/** What stands before a label and is no part of it: （一）, 第三部分. */
const ENUMERATORS = '一二三四五六七八九十第部分'
/** Radicals, circled and squared characters, compatibility forms, halves of pairs: some normalise to others. */
const COMPATIBLE: readonly (readonly [first: number, last: number])[] = [
  [0x2e80, 0x2fff],
  [0x3190, 0x33ff],
  [0xd800, 0xdfff],
  [0xf900, 0xfaff],
]

/** @param spellings normalised, in simplified characters. */
export function alphabetOf(spellings: Iterable<string>): Alphabet {
  const alphabet = new Uint8Array(0x10000)
  alphabet.fill(FOREIGN, 0x4e00, 0xa000)
  for (const [first, last] of COMPATIBLE) alphabet.fill(UNSURE, first, last + 1)
  for (let unit = 0; unit < alphabet.length; unit++) if (isTouched(unit)) alphabet[unit] = UNSURE
  for (const text of [...spellings, ENUMERATORS])
    for (let i = 0; i < text.length; i++)
      if (alphabet[text.charCodeAt(i)] === FOREIGN) alphabet[text.charCodeAt(i)] = 0
  for (let i = 0; i < BRACKETS.length; i++) alphabet[BRACKETS.charCodeAt(i)] = BRACKET
  return alphabet
}

/** False where a character before the first bracket stands in no label, and nothing in the text is another one. */
export function mayConsistOf(alphabet: Alphabet, text: string): boolean {
  let foreign = false
  let open = true
  for (let i = 0; i < text.length; i++) {
    const kind = alphabet[text.charCodeAt(i)]!
    if (kind === 0) continue
    if (kind === UNSURE) return true
    if (kind === BRACKET) open = false
    else if (open) foreign = true
  }
  return !foreign
}
