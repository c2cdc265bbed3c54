/** The rules of a page out of its drawing operations: strokes along an axis, and filled bars too thin for a surface. */
import type { Rules } from './pdf-geometry.ts'

/** Operations by the numbers that the library gives them. */
export interface OperatorNames {
  save: number
  restore: number
  transform: number
  constructPath: number
  paintFormXObjectBegin: number
  paintFormXObjectEnd: number
  stroke: number
  closeStroke: number
  fill: number
  eoFill: number
  fillStroke: number
  eoFillStroke: number
  closeFillStroke: number
  closeEOFillStroke: number
}

export interface Operators {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

export type Matrix = readonly [number, number, number, number, number, number]

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

export const applyTo = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]

/** Thicker than any rule of a table, thinner than any line of text. */
const THICKEST = 3
/** Shorter strokes are parts of a drawing or a dotted line. */
const SHORTEST = 3
/** A page with more lines is a drawing. */
const MOST_RULES = 20_000

export type Point = [x: number, y: number]

/** `view`: from the space of the page to points from its top left. */
export function rulesOf({ fnArray, argsArray }: Operators, names: OperatorNames, view: Matrix): Rules {
  const rules: Rules = { horizontal: [], vertical: [] }
  const stroked = new Set([names.stroke, names.closeStroke, names.fillStroke, names.eoFillStroke, names.closeFillStroke, names.closeEOFillStroke]) // prettier-ignore
  const filled = new Set([names.fill, names.eoFill])
  const stack: Matrix[] = []
  let matrix = view
  for (const [i, operation] of fnArray.entries()) {
    const args = argsArray[i]
    if (operation === names.save) stack.push(matrix)
    else if (operation === names.restore) matrix = stack.pop() ?? matrix
    else if (operation === names.transform && isMatrix(args)) matrix = multiply(matrix, args)
    else if (operation === names.paintFormXObjectBegin) {
      stack.push(matrix)
      const own = Array.isArray(args) ? (args[0] as unknown) : null
      if (isMatrix(own)) matrix = multiply(matrix, own)
    } else if (operation === names.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (operation === names.constructPath && Array.isArray(args)) {
      const [paint, paths] = args as [number, unknown]
      const path = Array.isArray(paths) ? (paths[0] as unknown) : null
      if (!(path instanceof Float32Array) && !Array.isArray(path)) continue
      for (const points of subpaths(path as ArrayLike<number>)) {
        const placed = points.map(([x, y]) => applyTo(matrix, x, y))
        if (filled.has(paint)) addBar(rules, placed)
        else if (stroked.has(paint)) addStrokes(rules, placed)
      }
    }
    if (rules.horizontal.length + rules.vertical.length > MOST_RULES) return { horizontal: [], vertical: [] }
  }
  return rules
}

function isMatrix(value: unknown): value is Matrix {
  return (
    (Array.isArray(value) || value instanceof Float32Array) &&
    value.length === 6 &&
    Array.from(value as ArrayLike<unknown>).every((part) => typeof part === 'number')
  )
}

/** How many numbers follow each command of a path: move, line, cubic and quadratic curve, close. */
const NUMBERS = [2, 2, 6, 4, 0]

function subpaths(path: ArrayLike<number>): Point[][] {
  const all: Point[][] = []
  let points: Point[] = []
  for (let i = 0; i < path.length;) {
    const command = path[i++]!
    const numbers = NUMBERS[command]
    if (numbers === undefined) return all
    if (command === 0) all.push((points = []))
    if (command === 4 && points.length > 0) points.push(points[0]!)
    else if (numbers > 0) points.push([path[i + numbers - 2]!, path[i + numbers - 1]!])
    i += numbers
  }
  return all
}

/** A filled path that is thin enough is a rule. */
export function addBar({ horizontal, vertical }: Rules, points: readonly Point[]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= THICKEST && right - left >= SHORTEST)
    horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (right - left <= THICKEST && bottom - top >= SHORTEST)
    vertical.push({ at: (left + right) / 2, from: top, to: bottom })
}

/** The stretches of a stroked path that run along an axis. */
export function addStrokes({ horizontal, vertical }: Rules, points: readonly Point[]): void {
  for (let i = 1; i < points.length; i++) {
    const [[x0, y0], [x1, y1]] = [points[i - 1]!, points[i]!]
    const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)]
    if (height < 1 && width >= SHORTEST)
      horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) })
    else if (width < 1 && height >= SHORTEST)
      vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) })
  }
}
