/**
 * Traditional to simplified characters by OpenCC, length kept so that offsets stay valid. Most documents hold no
 * traditional character at all: a table of the characters that conversion would touch spares them the pass.
 */
import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })

/** For each UTF-16 unit the unit it converts to on its own. */
const single = characterTable()

function characterTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit
  // Each character on a line of its own: phrase rules must not see neighbours.
  const from = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, i) => String.fromCharCode(0x3400 + i))
  convert(from.join('\n'))
    .split('\n')
    .forEach((to, i) => {
      if (to.length === 1) table[0x3400 + i] = to.charCodeAt(0)
    })
  return table
}

/** 1 for each unit that conversion touches. */
const touched = Uint8Array.from(single, (to, unit) => (to === unit ? 0 : 1))

/** Whether conversion may make another character of this one. */
export const isTouched = (unit: number): boolean => touched[unit] === 1

/** How many characters conversion would touch; counting stops at `enough`. */
export function countTraditional(text: string, enough = Infinity): number {
  let count = 0
  for (let i = 0; i < text.length && count < enough; i++) count += touched[text.charCodeAt(i)]!
  return count
}

/** `text` in simplified characters, of the same length. */
export function simplify(text: string): string {
  if (countTraditional(text, 1) === 0) return text
  const converted = convert(text)
  if (converted.length === text.length) return converted
  let out = ''
  for (let i = 0; i < text.length; i++) out += String.fromCharCode(single[text.charCodeAt(i)]!)
  return out
}
