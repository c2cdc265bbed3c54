/** A line of a page cut at its wide gaps: what may be cells of a table that has no rules. */
import type { Line } from './pdf-cell.ts'
import { textOfLine } from './pdf-cell.ts'
import { clusterValues, middleY, type Box, type Piece } from './pdf-geometry.ts'

export interface Segment extends Box {
  text: string
  size: number
  pieces: Piece[]
  /** A figure, or a mark that stands for none. */
  figure: boolean
}

/** A wider gap, in parts of the font's size, divides; characters of one word stand closer. */
const GAP = 0.45
/** Words in Latin letters are parted by blanks. */
const LATIN_GAP = 0.9
/** Short words are spaced out to the width of longer ones. */
const SPACED_GAP = 1.1
const FIGURE =
  /^(?:[-+−－＋]?[\d０-９][\d０-９,，.．]*(?:件|项|个|条|次|万?元)?(?:[①-⑳*＊]|\[\d{1,2}\])?|[零〇无]件?|[-—–/／]+)$/

export function segmentsOf({ pieces }: Line): Segment[] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const before = groups.at(-1)?.at(-1)
    if (
      before &&
      piece.left - before.right < gapBetween(before.text, piece.text) * Math.min(piece.size, before.size)
    )
      groups.at(-1)!.push(piece)
    else groups.push([piece])
  }
  return groups.map((own) => segment(own))
}

function gapBetween(before: string, after: string): number {
  if (isCharacter(before) && isCharacter(after)) return SPACED_GAP
  return isLatin(before.at(-1)!) && isLatin(after[0]!) ? LATIN_GAP : GAP
}

const isCharacter = (text: string) => text.length === 1 && text >= '\u4e00' && text <= '\u9fff'
const isLatin = (character: string) => /[a-zA-Z\u00c0-\u024f]/.test(character)

export function segment(pieces: Piece[]): Segment {
  const text = textOfLine({ pieces })
  return {
    text,
    pieces,
    size: Math.max(...pieces.map(({ size }) => size)),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    top: Math.min(...pieces.map(({ top }) => top)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
    figure: FIGURE.test(text),
  }
}

/** Segments one below the other, at the distance of lines in a paragraph, are one cell. */
export function stack(
  segments: readonly Segment[],
  pitch: number,
  apart: (a: Segment, b: Segment) => boolean,
): Segment[][] {
  const cells: Segment[][] = []
  for (const own of [...segments].sort((a, b) => a.top - b.top)) {
    const last = cells.at(-1)?.at(-1)
    if (last && middleY(own) - middleY(last) <= pitch * 1.12 && !apart(last, own)) cells.at(-1)!.push(own)
    else cells.push([own])
  }
  return cells
}

/** The distance of two lines in a cell: the least that occurs more than once, so that no raised sign decides. */
export function pitchOf(segments: readonly Segment[]): number {
  const size = median(segments.map((own) => own.size))
  const middles = clusterValues(segments.map(middleY), size * 0.3)
  const steps = middles
    .slice(1)
    .map((y, i) => y - middles[i]!)
    .filter((step) => step > size * 0.9)
    .sort((a, b) => a - b)
  const common = steps.find((step, i) => (steps[i + 1] ?? Infinity) < step * 1.04)
  return common ?? steps[0] ?? size * 1.5
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
