/** Ruled tables: where rules cross there are cells; where one is missing between two cells they are one. */
import type { DraftCell } from './compose.ts'
import { textOfCell } from './pdf-cell.ts'
import {
  clusterValues,
  middleX,
  middleY,
  type Box,
  type Piece,
  type Rule,
  type Rules,
} from './pdf-geometry.ts'

export interface RuledTable extends Box {
  /** Edges of its columns and rows. */
  xs: number[]
  ys: number[]
  rules: Rules
}

/** A cell with the edges of its columns, by which it is known again on the next page. */
export interface RuledCell extends DraftCell {
  left: number
  right: number
}

/** Ends of rules miss each other by so much in the work of some printers. */
const TOLERANCE = 3

/** A page with more is squared paper or a drawing. */
const MOST_CELLS = 40_000

/** Groups of rules that touch each other and make at least two columns or two rows. */
export function findTables({ horizontal, vertical }: Rules): RuledTable[] {
  const rows = mergeRules(horizontal)
  const columns = mergeRules(vertical)
  const groups = components(rows, columns)
  return adopted(groups).flatMap((rules) => {
    if (rules.vertical.length < 2 || rules.horizontal.length < 2) return []
    const ys = clusterValues([...rules.horizontal.map(({ at }) => at), ...ends(rules.vertical)], TOLERANCE)
    const xs = clusterValues([...rules.vertical.map(({ at }) => at), ...ends(rules.horizontal)], TOLERANCE)
    if ((xs.length < 3 && ys.length < 3) || xs.length * ys.length > MOST_CELLS) return []
    return [{ left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)!, xs, ys, rules }]
  })
}

/** A table may be open at its sides: its edges are where its rules end. */
function ends(rules: readonly Rule[]): [from: number, to: number] {
  return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))]
}

/** Strokes drawn cell by cell to whole rules. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = []
  const lines = clusterValues(rules.map(({ at }) => at), 1)
  const byLine = new Map<number, Rule[]>(lines.map((at) => [at, []]))
  for (const rule of rules) {
    const nearest = lines.reduce((best, at) => (Math.abs(at - rule.at) < Math.abs(best - rule.at) ? at : best))
    byLine.get(nearest)!.push(rule)
  }
  for (const [at, own] of byLine) {
    let open: Rule | null = null
    for (const { from, to } of own.sort((a, b) => a.from - b.from)) {
      if (open && from <= open.to + TOLERANCE) open.to = Math.max(open.to, to)
      else merged.push((open = { at, from, to }))
    }
  }
  return merged
} // prettier-ignore

function components(horizontal: readonly Rule[], vertical: readonly Rule[]): Rules[] {
  const groups: Rules[] = []
  const left = new Set(vertical)
  const over = new Set(horizontal)
  for (const first of vertical) {
    if (!left.delete(first)) continue
    const group: Rules = { horizontal: [], vertical: [first] }
    for (let i = 0, j = 0; i < group.vertical.length || j < group.horizontal.length;) {
      if (i < group.vertical.length) {
        const rule = group.vertical[i++]!
        for (const other of over) if (crosses(other, rule) && over.delete(other)) group.horizontal.push(other)
      } else {
        const rule = group.horizontal[j++]!
        for (const other of left) if (crosses(rule, other) && left.delete(other)) group.vertical.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

/**
 * The outer rule of a cell that began on the page before touches no other rule here: it goes to the table beside which
 * it stands.
 */
function adopted(groups: readonly Rules[]): Rules[] {
  const tables = groups.filter(({ horizontal }) => horizontal.length > 0)
  for (const { horizontal, vertical } of groups) {
    if (horizontal.length > 0) continue
    for (const rule of vertical) {
      const table = tables.find((other) => standsBeside(rule, other))
      table?.vertical.push(rule)
    }
  }
  return tables
}

/** How far the side label of a table may reach, as a part of its width. */
const SIDE = 0.3

function standsBeside(rule: Rule, { horizontal, vertical }: Rules): boolean {
  const [top, bottom] = ends(vertical)
  const [left, right] = ends(horizontal)
  const distance = Math.max(left - rule.at, rule.at - right)
  return rule.from >= top - TOLERANCE && rule.to <= bottom + TOLERANCE && distance < SIDE * (right - left)
}

const crosses = (horizontal: Rule, vertical: Rule) =>
  vertical.at >= horizontal.from - TOLERANCE &&
  vertical.at <= horizontal.to + TOLERANCE &&
  horizontal.at >= vertical.from - TOLERANCE &&
  horizontal.at <= vertical.to + TOLERANCE

export const isInside = (piece: Piece, { left, right, top, bottom }: Box): boolean =>
  middleX(piece) > left - 1 &&
  middleX(piece) < right + 1 &&
  middleY(piece) > top - 1 &&
  middleY(piece) < bottom + 1

/** The cells of the table, row by row, with the text that stands in each. */
export function readGrid(table: RuledTable, pieces: readonly Piece[]): RuledCell[][] {
  const { xs, ys, rules } = table
  const columns = xs.length - 1
  const rows = ys.length - 1
  const owner = Array.from({ length: rows * columns }, (_, i) => i)
  const root = (i: number): number => (owner[i] === i ? i : (owner[i] = root(owner[i]!)))
  const join = (a: number, b: number) => {
    const [x, y] = [root(a), root(b)]
    owner[Math.max(x, y)] = Math.min(x, y)
  }
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const middle = { x: (xs[x]! + xs[x + 1]!) / 2, y: (ys[y]! + ys[y + 1]!) / 2 }
      if (x + 1 < columns && !isWall(rules.vertical, xs[x + 1]!, middle.y))
        join(y * columns + x, y * columns + x + 1)
      if (y + 1 < rows && !isWall(rules.horizontal, ys[y + 1]!, middle.x))
        join(y * columns + x, (y + 1) * columns + x)
    }
  const content = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const x = bandOf(xs, middleX(piece))
    const y = bandOf(ys, middleY(piece))
    const cell = root(y * columns + x)
    content.set(cell, [...(content.get(cell) ?? []), piece])
  }
  const cells: RuledCell[][] = Array.from({ length: rows }, () => [])
  const members = new Map<number, number[]>()
  for (let i = 0; i < owner.length; i++) members.set(root(i), [...(members.get(root(i)) ?? []), i])
  for (const [i, own] of members) {
    const right = Math.max(...own.map((j) => j % columns))
    const bottom = Math.max(...own.map((j) => Math.floor(j / columns)))
    const [x, y] = [i % columns, Math.floor(i / columns)]
    const edges = { left: xs[x]!, right: xs[right + 1]! }
    const cell: RuledCell = { text: textOfCell(content.get(i) ?? [], edges), ...edges }
    if (right > x) cell.colSpan = right - x + 1
    if (bottom > y) cell.rowSpan = bottom - y + 1
    cells[y]!.push(cell)
  }
  return cells.filter((row) => row.length > 0)
}

const isWall = (rules: readonly Rule[], at: number, across: number) =>
  rules.some((rule) => Math.abs(rule.at - at) <= TOLERANCE && rule.from <= across && rule.to >= across)

function bandOf(edges: readonly number[], at: number): number {
  let band = 0
  while (band < edges.length - 2 && at > edges[band + 1]!) band++
  return band
}
