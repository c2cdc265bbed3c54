/**
 * What a printed page is made of, in points with the origin at the top left: pieces of text, and the straight lines
 * that rule its tables.
 */

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A run of characters without a blank, set in one direction. */
export interface Piece extends Box {
  text: string
  /** Height of the font, whatever the direction. */
  size: number
  /** Quarter turns clockwise that would set it upright: 1 reads upwards, 3 downwards. */
  turns: 0 | 1 | 2 | 3
}

/** A horizontal rule at `at` from `from` to `to`, or a vertical one. */
export interface Rule {
  at: number
  from: number
  to: number
}

export interface Rules {
  horizontal: Rule[]
  vertical: Rule[]
}

export interface Page {
  height: number
  pieces: Piece[]
  rules: Rules
}

export const middleX = ({ left, right }: Box) => (left + right) / 2
export const middleY = ({ top, bottom }: Box) => (top + bottom) / 2

/** Values that lie closer than `tolerance` to their neighbour are one; the mean of each such group, ascending. */
export function clusterValues(values: readonly number[], tolerance: number): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const value of sorted) {
    const group = groups.at(-1)
    if (group && value - group.at(-1)! <= tolerance) group.push(value)
    else groups.push([value])
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length)
}
