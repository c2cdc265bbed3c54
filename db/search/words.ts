/**
 * Text as the words of a word index. Chinese has no spaces: a run of Han characters becomes its overlapping pairs and
 * its last character, so that any two characters in a row are found as a phrase of one word, and a single one as the
 * beginning of one. Letters and digits are words as they stand.
 */
import { simplify } from '../../server/report/read/simplify.ts'

/** A Han character, not a radical by itself, which is a symbol. */
export const HAN = /(?=[\p{Letter}\p{Number}])\p{Script=Han}/u
const RUNS = /(?:(?=[\p{Letter}\p{Number}])\p{Script=Han})+|(?:(?!\p{Script=Han})[\p{Letter}\p{Number}])+/gu

/**
 * Full-width forms, capitals and traditional characters are the same as plain ones. Every character keeps its place.
 */
export function foldText(text: string): string {
  const plain = text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c))
  return simplify(plain)
}

/** Blanks inside Chinese text come from the layout of a page, not from the language. */
export function joinHan(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/** Words of a text, in its order. */
export function wordsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (HAN.test(run) ? [...pairs(run), [...run].at(-1)!] : [run]))
}

/** What a phrase of these words must say to be the text: nothing of what follows it. Empty when it has no word. */
export function phraseOf(text: string): { words: string[]; open: boolean } {
  const runs = runsOf(text)
  const last = runs.at(-1)
  const words = runs.flatMap((run, i) => {
    if (!HAN.test(run)) return [run]
    if (i < runs.length - 1) return [...pairs(run), [...run].at(-1)!]
    return [...run].length === 1 ? [run] : pairs(run)
  })
  // A single character may be the first of a pair; a word of letters may go on.
  return { words, open: last !== undefined && (!HAN.test(last) || [...last].length === 1) }
}

function runsOf(text: string): string[] {
  return joinHan(foldText(text)).match(RUNS) ?? []
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, i) => `${characters[i]!}${character}`)
}
