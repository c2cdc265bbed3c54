/**
 * A name as the words that find it: by its characters, as it is and in short; by pinyin, syllable by syllable; by
 * initials. Chinese names of offices are long and start alike, so any part of them must find them.
 */
import { pinyin } from 'pinyin-pro'
import { SYLLABLES } from './syllables.ts'
import { HAN, wordsOf } from './words.ts'

export interface NameWords {
  name: string
  pinyin: string
  initials: string
}

/** Ends of names of divisions that people leave out: 沈阳教育局 for 沈阳市教育局. Longer ones first. */
const DIVISION_END =
  /(?<=\p{Script=Han}{2})(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|区|县|旗|州|盟)(?=\p{Script=Han}{2})/gu
const GOVERNMENT = /人民政府(办公厅|办公室)?$/u

/** A word that no name holds, so that no phrase reaches over it. */
const GAP = ' 0gap '

/** @param also other ways to write it. */
export function nameWords(name: string, also: readonly string[] = []): NameWords {
  const spellings = [...new Set([name, shortName(name)])]
  const readings = spellings.flatMap(readingsOf)
  const letters = readings.map((syllables) => syllables.map((syllable) => syllable[0] ?? '').join(''))
  return {
    name: [...new Set([...spellings, governmentInShort(name), ...also])]
      .map((spelling) => wordsOf(spelling).join(' '))
      .join(GAP),
    pinyin: readings.map((syllables) => syllables.join(' ')).join(GAP),
    initials: [...new Set(letters)].map((line) => letterPairs(line).join(' ')).join(GAP),
  }
}

/** Without the ends of divisions, and a people's government as a government. */
export function shortName(name: string): string {
  return governmentInShort(name).replace(DIVISION_END, '')
}

function governmentInShort(name: string): string {
  return name.replace(GOVERNMENT, (_all, office: string | undefined) => `政府${office ?? ''}`)
}

/** As the words are read together, and each character by itself: the first guesses wrong in 长寿, the second in 重庆. */
function readingsOf(name: string): string[][] {
  const alone = [...name]
    .filter((character) => HAN.test(character))
    .map((one) => readingsOfCharacter(one)[0] ?? '')
  const variants = [syllablesOf(name), alone]
  return [...new Map(variants.map((syllables) => [syllables.join(' '), syllables])).values()]
}

/** Toneless, ü as v; what is not Chinese is left out. */
export function syllablesOf(name: string): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).map((syllable) =>
    syllable.toLowerCase(),
  )
}

const known = new Map<string, string[]>()

/** The readings of one character that differ by more than the tone, the usual one first; two are enough. */
export function readingsOfCharacter(character: string): string[] {
  const found = known.get(character)
  if (found) return found
  const readings = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true })
  const distinct = [...new Set(readings.filter((reading) => SYLLABLES.has(reading)))].slice(0, 2)
  known.set(character, distinct)
  return distinct
}

/** `syjyj` → sy yj jy yj j: the same trick as with characters. */
export function letterPairs(letters: string): string[] {
  if (letters === '') return []
  return [...Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2)), letters.at(-1)!]
}

/** The name begins with these letters, as pinyin or as initials, whichever way its characters are read. */
export function soundsFromStart(name: string, letters: string): boolean {
  const readings = [...name].map(readingsOfCharacter).filter((each) => each.length > 0)
  const initials =
    letters.length <= readings.length &&
    [...letters].every((letter, i) => readings[i]!.some((reading) => reading.startsWith(letter)))
  return initials || spells(readings, 0, letters)
}

function spells(readings: readonly string[][], from: number, letters: string): boolean {
  if (letters === '') return true
  return (readings[from] ?? []).some(
    (reading) =>
      reading.startsWith(letters) ||
      (letters.startsWith(reading) && spells(readings, from + 1, letters.slice(reading.length))),
  )
}
