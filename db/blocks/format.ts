/**
 * A block as bytes: reports in the order of their agencies, each as base-128 numbers (step from the agency before, zigzag
 * step from the report before, zigzag distance of its region from that of the block, flags, missing, failed, length)
 * and then its cells. The length lets a reader pass over what it does not want.
 */
import type { BlockEntry } from './entry.ts'

/** Room for the numbers before the cells of one report. */
const HEAD = 7 * 8

/** @param place region code of the block. @param entries in ascending order of agencies, one of each. */
export function encodeBlock(place: number, entries: readonly BlockEntry[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, { cells }) => sum + HEAD + cells.length, 0))
  let at = 0
  const put = (number: number): void => {
    let rest = number
    while (rest >= 128) {
      bytes[at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    bytes[at++] = rest
  }
  const putSigned = (number: number): void => put(number < 0 ? -2 * number - 1 : 2 * number)
  let [agency, report] = [0, 0]
  for (const entry of entries) {
    if (entry.agency <= agency) throw new RangeError(`Agency ${entry.agency} is out of order in its block`)
    put(entry.agency - agency)
    putSigned(entry.report - report)
    putSigned(entry.region - place)
    put(entry.flags)
    put(entry.missing)
    put(entry.failed)
    put(entry.cells.length)
    bytes.set(entry.cells, at)
    at += entry.cells.length
    ;({ agency, report } = entry)
  }
  return Buffer.from(bytes.subarray(0, at))
}

/** Walks through a block; the same object all the way, with the numbers of the report it stands at. */
export class BlockReader {
  agency = 0
  report = 0
  region: number
  flags = 0
  missing = 0
  failed = 0
  /** Where its cells begin and end in the bytes. */
  start = 0
  end = 0
  readonly bytes: Uint8Array
  readonly #place: number

  constructor(place: number, bytes: Uint8Array) {
    this.#place = place
    this.region = place
    this.bytes = bytes
  }

  /** To the next report; false when there is none. */
  next(): boolean {
    this.start = this.end
    if (this.start >= this.bytes.length) return false
    this.agency += this.#number()
    this.report += signed(this.#number())
    this.region = this.#place + signed(this.#number())
    this.flags = this.#number()
    this.missing = this.#number()
    this.failed = this.#number()
    const length = this.#number()
    this.end = this.start + length
    return true
  }

  #number(): number {
    let byte = this.bytes[this.start++]!
    let number = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = this.bytes[this.start++]!
      number += (byte & 127) * scale
    }
    return number
  }
}

const signed = (zigzag: number): number => (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2)

export function decodeBlock(place: number, bytes: Uint8Array): BlockEntry[] {
  const entries: BlockEntry[] = []
  const reader = new BlockReader(place, bytes)
  while (reader.next()) {
    const { agency, report, region, flags, missing, failed } = reader
    const cells = bytes.subarray(reader.start, reader.end)
    entries.push({ agency, report, region, flags, missing, failed, cells })
  }
  return entries
}
