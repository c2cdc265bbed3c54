/**
 * Sums under numbered keys, most of them zero: what the rollup holds of the reports of one place and year. Vectors of
 * parts add up to the vector of the whole, key by key.
 */
export type Vector = Map<number, number>

/** `target` plus `factor` times `other`; keys that come to 0 are gone. */
export function addVector(target: Vector, other: ReadonlyMap<number, number>, factor: 1 | -1 = 1): void {
  for (const [key, value] of other) {
    const sum = (target.get(key) ?? 0) + factor * value
    if (sum === 0) target.delete(key)
    else target.set(key, sum)
  }
}

export function difference(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Vector {
  const result = new Map(a)
  addVector(result, b, -1)
  return result
}

export function isSameVector(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) if (b.get(key) !== value) return false
  return true
}

/** Room for the longest vector: every key and value takes at most ten bytes. */
let scratch = Buffer.alloc(1 << 16)

/**
 * Bytes in the order of keys: steps from key to key and zigzag values, both as base-128 numbers.
 * @throws RangeError for a sum that a double does not hold exactly.
 */
export function encodeVector(vector: ReadonlyMap<number, number>): Buffer {
  const keys = sortedKeys(vector)
  if (scratch.length < keys.length * 20) scratch = Buffer.alloc(keys.length * 40)
  const bytes = scratch
  let at = 0
  let last = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const value = vector.get(key)!
    if (!Number.isSafeInteger(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER / 2) {
      throw new RangeError(`A sum of ${value} under ${key} cannot be kept exactly`)
    }
    let rest = key - last
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128
    bytes[at++] = rest
    rest = value < 0 ? -2 * value - 1 : 2 * value
    // Bits are counted in numbers of 32 of them alone.
    for (; rest > SMALL; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128
    bytes[at++] = rest
    last = key
  }
  return Buffer.from(bytes.subarray(0, at))
}

const SMALL = 0x7fffffff

function sortedKeys(vector: ReadonlyMap<number, number>): Int32Array {
  const keys = new Int32Array(vector.size)
  let n = 0
  let last = -1
  let sorted = true
  for (const key of vector.keys()) {
    if (key < last) sorted = false
    keys[n++] = last = key
  }
  return sorted ? keys : keys.sort()
}

/** Calls `each` with every key and its value, in the order of keys, of the vector from `start` to `end` of the bytes. */
export function readVector(
  bytes: Uint8Array,
  each: (key: number, value: number) => void,
  start = 0,
  end = bytes.length,
): void {
  let at = start
  let key = 0
  while (at < end) {
    let byte = bytes[at++]!
    let step = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!
      step += (byte & 127) * scale
    }
    key += step
    byte = bytes[at++]!
    let value = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!
      value += (byte & 127) * scale
    }
    each(key, value % 2 === 0 ? value / 2 : -(value + 1) / 2)
  }
}

/**
 * Calls `each` before every so many keys of the vector from `start` to `end` of the bytes, with the key before and the
 * place where the next begins.
 */
export function markVector(
  bytes: Uint8Array,
  start: number,
  end: number,
  every: number,
  each: (key: number, at: number) => void,
): void {
  let at = start
  let key = 0
  for (let keys = 0; at < end; keys++) {
    if (keys > 0 && keys % every === 0) each(key, at)
    let byte = bytes[at++]!
    key += byte & 127
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[at++]!
      key += (byte & 127) << shift
    }
    while (bytes[at++]! >= 128);
  }
}

/** The value under one key of the vector from `start` to `end` of the bytes: short ones, read over and over. */
export function valueIn(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  let at = start
  let key = 0
  while (at < end) {
    let byte = bytes[at++]!
    key += byte & 127
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[at++]!
      key += (byte & 127) << shift
    }
    if (key > wanted) return 0
    byte = bytes[at++]!
    let value = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!
      value += (byte & 127) * scale
    }
    if (key === wanted) return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  return 0
}

export function decodeVector(bytes: Uint8Array): Vector {
  const vector: Vector = new Map()
  readVector(bytes, (key, value) => vector.set(key, value))
  return vector
}
