/**
 * What every reader makes of its format: one text, and over it blocks in reading order. All offsets are UTF-16
 * units into `text`, so that any cell can be shown in its source.
 */
import type { Source } from '../report.ts'

export interface Span {
  start: number
  end: number
}

/** A cell of a grid as printed. `text` is trimmed; the span covers it (an empty cell has an empty span). */
export interface GridCell extends Span {
  text: string
  colSpan?: number
  rowSpan?: number
}

/** A run of prose: one line or paragraph of the document. */
export interface Prose extends Span {
  kind: 'prose'
  text: string
}

/** Rows of cells as the format gives them; a span of columns occupies one entry (`colSpan`), not several. */
export interface Grid extends Span {
  kind: 'grid'
  rows: GridCell[][]
}

export type Block = Prose | Grid

export interface Document {
  source: Source
  /** The decoded source text, as stored and shown. */
  text: string
  /** `text` in simplified characters, of the same length: labels are matched in it, figures quoted from `text`. */
  simplified: string
  traditional: boolean
  /** The format itself says where a cell is blank, as real tables do; a text may have lost such cells. */
  statesBlanks?: boolean
  blocks: Block[]
}
