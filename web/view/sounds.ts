/** Finding Chinese names by how they are read: in full, by the first letters, or by a mixture. Pure. */
import table from './readings.json'

/** Shorter queries hold no gap: they would be found everywhere. */
const LEAST_WITH_GAPS = 4

const READINGS = new Map<string, string[]>()
for (const [syllable, characters] of Object.entries(table))
  for (const character of characters) READINGS.set(character, [...(READINGS.get(character) ?? []), syllable])

/**
 * How well the letters sound like the name: 2 they run through neighbouring characters, 1 characters between are left
 * out (`xinshoushenqing` in 新收政府信息公开申请), 0 not at all.
 * @param letters lower case, without blanks
 */
export function soundsLike(name: string, letters: string): 0 | 1 | 2 {
  if (!/^[a-z]+$/.test(letters)) return 0
  const characters = [...name].flatMap((one) => {
    const readings = READINGS.get(one)
    return readings ? [readings] : []
  })
  if (spellsFrom(characters, letters, false)) return 2
  return letters.length >= LEAST_WITH_GAPS && spellsFrom(characters, letters, true) ? 1 : 0
}

/** True when the letters begin at some character. What cannot be finished from a place is tried there once. */
function spellsFrom(characters: readonly string[][], letters: string, gaps: boolean): boolean {
  const failed = new Set<number>()
  const finishes = (at: number, from: number): boolean => {
    if (from === letters.length) return true
    const place = at * (letters.length + 1) + from
    if (at >= characters.length || failed.has(place)) return false
    const rest = letters.slice(from)
    const here = characters[at]!.some((reading) =>
      // The last syllable may be unfinished: `shenq` is on its way to `shenqing`.
      reading.startsWith(rest)
        ? true
        : (rest.startsWith(reading) && finishes(at + 1, from + reading.length)) ||
          (rest[0] === reading[0] && finishes(at + 1, from + 1)),
    )
    if (here || (gaps && finishes(at + 1, from))) return true
    failed.add(place)
    return false
  }
  return characters.some((_, start) => finishes(start, 0))
}
