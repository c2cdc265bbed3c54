/**
 * Builds web/view/readings.json: how the characters that name indicators and topics are read, so that the picker
 * finds them by pinyin without a dictionary of the whole language in the browser. Run it after a change of names:
 * `npx tsx scripts/build-readings.ts`; a test says when that is due.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { readingsOfCharacter } from '../db/search/names.ts'
import { zh } from '../web/messages/zh.ts'
import { OTHER_NAMES } from '../web/view/other-names.ts'

const HAN = /\p{Script=Han}/gu

/** Every Chinese character in what the picker searches. */
export function namedCharacters(): string[] {
  const file = new URL('../db/reference/indicators.json', import.meta.url)
  const { indicators } = JSON.parse(readFileSync(file, 'utf8')) as { indicators: { label: { zh: string } }[] }
  const names = [
    ...indicators.map(({ label }) => label.zh),
    ...Object.values(zh.topic),
    ...Object.values(OTHER_NAMES),
  ]
  return [...new Set(names.join('').match(HAN) ?? [])].sort()
}

/** Syllable → the characters that are read so; a character of two readings stands with both. */
export function readings(): Record<string, string> {
  const found: Record<string, string> = {}
  for (const character of namedCharacters())
    for (const syllable of readingsOfCharacter(character))
      found[syllable] = (found[syllable] ?? '') + character
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = new URL('../web/view/readings.json', import.meta.url)
  writeFileSync(file, await format(JSON.stringify(readings()), { parser: 'json', printWidth: 110 }))
}
