/**
 * Texts that remember which of their characters print which cell. Cells are laid out with a private character on
 * either side; once the document is drawn the marks come out, and what remains can be cut, moved and joined like the
 * text itself: whatever is done to it, it still says what is printed where.
 */

/** A piece of a printed cell: the whole of it, or what a cut has left. */
export interface Fragment {
  key: string
  start: number
  end: number
}

export interface Traced {
  text: string
  fragments: readonly Fragment[]
}

/** Private-use characters: one for each cell that a document may print, and one that ends any of them. */
const FIRST = 0xe000
const END = '\uf8fe'
const MARKS = /[\ue000-\uf8fe]/g

/** Gives every cell of a document a mark; `keys` is the same list for `mark` and `trace`. */
export class Marker {
  readonly #keys: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>

  constructor(keys: Iterable<string>) {
    this.#keys = [...keys]
    this.#numbers = new Map(this.#keys.map((key, i) => [key, i]))
  }

  /** `figure` as the print of the cell `key`. */
  mark(key: string, figure: string): string {
    return String.fromCharCode(FIRST + this.#numbers.get(key)!) + figure + END
  }

  trace(marked: string): Traced {
    const fragments: Fragment[] = []
    let text = ''
    let from = 0
    let open: { key: string; start: number } | null = null
    for (const { 0: mark, index } of marked.matchAll(MARKS)) {
      text += marked.slice(from, index)
      from = index + 1
      if (mark === END) {
        if (open) fragments.push({ ...open, end: text.length })
        open = null
      } else open = { key: this.#keys[mark.charCodeAt(0) - FIRST]!, start: text.length }
    }
    return { text: text + marked.slice(from), fragments }
  }
}

export const isMarked = (text: string) => text.charCodeAt(0) >= FIRST && text.charCodeAt(0) <= 0xf8fe

/** The words inside a mark changed, the mark kept: another figure printed in the same cell. */
export function withFigure(marked: string, figure: string): string {
  const open = [...marked].findIndex((character) => isMarked(character))
  const end = marked.indexOf(END)
  return open < 0 ? figure : marked.slice(0, open + 1) + figure + marked.slice(end)
}

export const withoutMarks = (text: string) => text.replace(MARKS, '')

/** `change` for all text outside the marked figures. */
export function outsideMarks(text: string, change: (words: string) => string): string {
  return text
    .split(/([\ue000-\uf8fd][^\uf8fe]*\uf8fe)/)
    .map((piece, i) => (i % 2 === 1 ? piece : change(piece)))
    .join('')
}

export const untraced = (text: string): Traced => ({ text, fragments: [] })

export function slice({ text, fragments }: Traced, from: number, to = text.length): Traced {
  return {
    text: text.slice(from, to),
    fragments: fragments.flatMap(({ key, start, end }) => {
      const cut = { key, start: Math.max(start, from) - from, end: Math.min(end, to) - from }
      return cut.start < cut.end ? [cut] : []
    }),
  }
}

export function concat(...pieces: readonly Traced[]): Traced {
  let text = ''
  const fragments: Fragment[] = []
  for (const piece of pieces) {
    for (const { key, start, end } of piece.fragments)
      fragments.push({ key, start: start + text.length, end: end + text.length })
    text += piece.text
  }
  return { text, fragments }
}

/** Lines without their ends; `joinLines` is the inverse. */
export function linesOf(traced: Traced): Traced[] {
  const lines: Traced[] = []
  let from = 0
  for (const line of traced.text.split('\n')) {
    lines.push(slice(traced, from, from + line.length))
    from += line.length + 1
  }
  return lines
}

export function joinLines(lines: readonly Traced[]): Traced {
  return concat(...lines.flatMap((line, i) => (i === 0 ? [line] : [untraced('\n'), line])))
}
