/** What was worked out for a text, for the next time that it stands in a document: labels and figures come again. */

/** Bounded: a hostile document must not fill the memory. */
const MOST = 20_000

export class Memo<V> {
  readonly #known = new Map<string, V>()

  get(text: string): V | undefined {
    return this.#known.get(text)
  }

  /** @param text no part of a document: see `ownCopy`. */
  set(text: string, value: V): V {
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(text, value)
    return value
  }
}

/** A text to keep: a part of a document would hold on to the whole of it. */
export const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
