/** What someone types to find a name, as phrases of a word index: characters, pinyin, or initials. */
import type { Phrase } from '../dialect.ts'
import { letterPairs } from './names.ts'
import { SYLLABLES } from './syllables.ts'
import { foldText, phraseOf } from './words.ts'

export interface Alternative {
  column: 'name' | 'pinyin' | 'initials'
  phrases: Phrase[]
}

/** Ambiguous pinyin can be cut in many ways; more than these are not tried. */
const CUTS = 12

/** Blanks separate parts that must all be found. Nothing when there is nothing to search by. */
export function nameQuery(text: string): Alternative[] {
  const parts = foldText(text).trim().split(/\s+/)
  const names = parts.map(phraseOf).filter(({ words }) => words.length > 0)
  if (names.length === 0) return []
  const letters = parts.join('').replaceAll("'", '').replaceAll('ü', 'v')
  if (!/^[a-z]+$/.test(letters)) return [{ column: 'name', phrases: names }]
  // Few names hold letters; as the beginning of a word they would be compared with every syllable there is.
  const alternatives: Alternative[] = [
    { column: 'name', phrases: names.map(({ words }) => ({ words, open: false })) },
  ]
  // Two letters are more likely initials than part of a syllable, and one letter is nearly every name.
  if (letters.length > 2) {
    for (const words of cutPinyin(letters))
      alternatives.push({ column: 'pinyin', phrases: [{ words, open: true }] })
  }
  if (letters.length > 1) {
    // All pairs, without the last letter alone.
    const words = letterPairs(letters).slice(0, -1)
    alternatives.push({ column: 'initials', phrases: [{ words, open: false }] })
  }
  return alternatives
}

/**
 * `shenya` → shen ya; `xian` → xian, xi an. The last syllable may be unfinished; a single letter is taken for the
 * beginning of one only where nothing else fits.
 */
export function cutPinyin(letters: string): string[][] {
  const cuts: string[][] = []
  const walk = (rest: string, before: string[]): void => {
    if (cuts.length >= CUTS) return
    if (rest === '') return void cuts.push(before)
    for (let length = Math.min(6, rest.length); length > 0; length--) {
      const head = rest.slice(0, length)
      const last = length === rest.length
      if (SYLLABLES.has(head) || (last && BEGINNINGS.has(head))) walk(rest.slice(length), [...before, head])
    }
  }
  walk(letters, [])
  const whole = cuts.filter((cut) => cut.at(-1)!.length > 1)
  return whole.length > 0 ? whole : cuts
}

/** Beginnings of syllables, which the last one typed may be. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((syllable) => Array.from(syllable, (_, i) => syllable.slice(0, i + 1))),
)
