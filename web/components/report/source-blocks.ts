/**
 * The source text in blocks of whole lines, cut where something of interest begins or ends. A page draws the blocks
 * that are in sight, so a long document stays quick. Pure.
 */
export interface Mark {
  kind: 'cell' | 'claim' | 'finding'
  /** Address of the cell; for a finding its number in the report. */
  key: string
  /** Offsets in UTF-16 units into the text; equal for a cell that is printed blank. */
  start: number
  end: number
}

/** A place in the text, in UTF-16 units. */
export interface Place {
  start: number
  end: number
}

export interface Segment {
  start: number
  text: string
  marks: Mark[]
}

export interface Block {
  start: number
  end: number
  segments: Segment[]
}

/** Characters after which a block ends with its line. */
export const BLOCK_SIZE = 2000

/** Joined again, the segments give the text unchanged. Marks outside the text are left out. */
export function blocksOf(text: string, marks: readonly Mark[], size = BLOCK_SIZE): Block[] {
  const inside = marks
    .filter(({ start, end }) => start >= 0 && start <= end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const blocks: Block[] = []
  for (let start = 0; start < text.length;) {
    const line = text.indexOf('\n', start + size - 1)
    const end = line === -1 ? text.length : line + 1
    const last = end === text.length
    const here = inside.filter(
      (mark) =>
        (mark.start < end && mark.end > start) ||
        (mark.start === mark.end &&
          mark.start >= start &&
          (mark.start < end || (last && mark.start === end))),
    )
    blocks.push({ start, end, segments: segmentsOf(text, start, end, here) })
    start = end
  }
  return blocks
}

function segmentsOf(text: string, from: number, to: number, marks: readonly Mark[]): Segment[] {
  const cuts = new Set([from, to])
  for (const { start, end } of marks)
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut)
  const edges = [...cuts].sort((a, b) => a - b)
  const blanks = marks.filter(({ start, end }) => start === end)
  const segments: Segment[] = []
  edges.forEach((start, index) => {
    const empty = blanks.filter((mark) => mark.start === start)
    if (empty.length > 0) segments.push({ start, text: '', marks: empty })
    const end = edges[index + 1]
    if (end === undefined) return
    segments.push({
      start,
      text: text.slice(start, end),
      marks: marks.filter((mark) => mark.start < end && mark.end > start),
    })
  })
  return segments
}

/** The block that holds an offset; -1 for none. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  return blocks.findIndex(({ start, end }, index) => {
    const last = index === blocks.length - 1
    return offset >= start && (offset < end || (last && offset === end))
  })
}
