/** A few sums of a stored vector changed where it lies, without unpacking the thousands that stay. */
import type { Vector } from './vector.ts'

/** Room for one more key and value, with a step that grew. */
const ENTRY = 24

/**
 * The bytes of the vector plus `delta`: what encoding the sum of both would give.
 * @throws RangeError for a sum that a double does not hold exactly.
 */
export function patchVector(bytes: Uint8Array, delta: Vector): Buffer {
  const keys = [...delta.keys()].sort((a, b) => a - b)
  const out = Buffer.allocUnsafe(bytes.length + (keys.length + 1) * ENTRY)
  let written = 0
  const put = (number: number): void => {
    let rest = number
    while (rest >= 128) {
      out[written++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    out[written++] = rest
  }
  let last = 0
  const putEntry = (key: number, value: number): void => {
    if (value === 0) return
    if (!Number.isSafeInteger(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER / 2) {
      throw new RangeError(`A sum of ${value} under ${key} cannot be kept exactly`)
    }
    put(key - last)
    put(value < 0 ? -2 * value - 1 : 2 * value)
    last = key
  }

  const { length } = bytes
  let at = 0
  let before = 0
  let next = 0
  let wanted = keys[0] ?? Infinity
  const advance = (): void => {
    next += 1
    wanted = keys[next] ?? Infinity
  }
  while (at < length) {
    const start = at
    let byte = bytes[at++]!
    let step = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!
      step += (byte & 127) * scale
    }
    const key = before + step
    for (; wanted < key; advance()) putEntry(wanted, delta.get(wanted)!)
    const figure = at
    byte = bytes[at++]!
    if (wanted === key) {
      let value = byte & 127
      for (let scale = 128; byte >= 128; scale *= 128) {
        byte = bytes[at++]!
        value += (byte & 127) * scale
      }
      putEntry(key, (value % 2 === 0 ? value / 2 : -(value + 1) / 2) + delta.get(key)!)
      advance()
    } else {
      while (byte >= 128) byte = bytes[at++]!
      // The step is another one after a key that came or went.
      let from = start
      if (last !== before) {
        put(key - last)
        from = figure
      }
      while (from < at) out[written++] = bytes[from++]!
      last = key
    }
    before = key
  }
  for (; wanted !== Infinity; advance()) putEntry(wanted, delta.get(wanted)!)
  return Buffer.from(out.subarray(0, written))
}
