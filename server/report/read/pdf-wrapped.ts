/**
 * Rows of narrow tables without rules whose label takes several lines: the figures stand at half its height, on a line
 * of their own or on its middle one. What is above and below them in equal steps is one label.
 */
import type { Line } from './pdf-cell.ts'
import { textOfLine } from './pdf-cell.ts'
import { middleX, middleY } from './pdf-geometry.ts'
import { segmentsOf, type Segment } from './pdf-segments.ts'

/** The heading of a part or of a block of table 1 is no label. */
const HEADING = /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|第二十条)/
/** Lines of one label stand closer than this, in parts of the font's size. */
const CLOSE = 1.65

interface Words {
  segment: Segment
  y: number
}

/** The lines as texts, those of one row as one. */
export function textsOfLines(lines: readonly Line[]): string[] {
  const segments = lines.map(segmentsOf)
  const texts: string[] = []
  for (let i = 0; i < lines.length;) {
    const row = rowAround(segments, i)
    texts.push(row?.text ?? textOfLine(lines[i]!))
    i = row?.to ?? i + 1
  }
  return texts
}

/** The row whose label begins on line `from`, with the line behind it. */
function rowAround(segments: readonly Segment[][], from: number): { text: string; to: number } | null {
  const first = wordsOf(segments[from])
  if (!first) return null
  // Half of the lines of a label stand above the figures.
  for (let half = 1; half <= 3; half++) {
    const at = from + half
    const own = segments[at]
    const figures = own ? figuresOf(own) : []
    if (!own || figures.length === 0) {
      if (!wordsOf(own)) return null
      continue
    }
    const middle = own.slice(0, own.length - figures.length)
    if (middle.length > 1) return null
    const label = [...segments.slice(from, at).map(wordsOf), ...segments.slice(at + 1, at + 1 + half).map(wordsOf)]
    if (label.length < 2 * half || !label.every((line) => line !== null)) return null
    const all = middle[0] ? [...label, { segment: middle[0], y: middleY(middle[0]) }] : label
    if (!isOneLabel(all, figures[0]!, middleY(figures[0]!))) return null
    const lines = [...all].sort((a, b) => a.y - b.y).map(({ segment }) => segment.text)
    return { text: [lines.join(''), ...figures.map(({ text }) => text)].join(' '), to: at + 1 + half }
  }
  return null
} // prettier-ignore

/** A line that holds one run of words and nothing else. */
function wordsOf(line: readonly Segment[] | undefined): Words | null {
  const only = line?.length === 1 ? line[0]! : null
  return only && !only.figure && !HEADING.test(only.text) ? { segment: only, y: middleY(only) } : null
}

const figuresOf = (line: readonly Segment[]) => line.slice(line.findLastIndex(({ figure }) => !figure) + 1)

/** Lines in equal, close steps, set under one another left of the figures, and these at half their height. */
function isOneLabel(lines: readonly Words[], figure: Segment, y: number): boolean {
  const sorted = [...lines].sort((a, b) => a.y - b.y)
  const { size } = figure
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const step = (last.y - first.y) / (sorted.length - 1)
  return (
    step < size * CLOSE &&
    Math.abs((first.y + last.y) / 2 - y) < size * 0.2 &&
    sorted.every((line, i) => Math.abs(line.y - (first.y + i * step)) < size * 0.15) &&
    sorted.every(({ segment }) => segment.right <= figure.left) &&
    (sorted.every(({ segment }) => Math.abs(middleX(segment) - middleX(first.segment)) < size * 0.7) ||
      sorted.every(({ segment }) => Math.abs(segment.left - first.segment.left) < size * 0.7))
  )
}
