/** A small, fast and stable hash: fingerprints are compared with ones computed years ago on another machine. */

/** FNV-1a over UTF-16 units, 32 bits, mixed once more so that all bits depend on all input. */
export function hash32(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** 53 bits: a positive integer that JavaScript and SQL hold exactly. */
export function hash53(text: string): number {
  return (hash32(text, 0x9e3779b9) & 0x1fffff) * 0x100000000 + hash32(text)
}

/** The last steps of MurmurHash3. */
export function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
