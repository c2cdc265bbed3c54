/** One page of the PDF library to pieces of text and rules, upright and in points from the top left. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { meantCharacters } from './pdf-characters.ts'
import type { Page, Piece } from './pdf-geometry.ts'
import { applyTo, rulesOf, type Matrix, type OperatorNames } from './pdf-rules.ts'

/** Pages without this many characters hold no table: their drawings are not looked at. */
const FEWEST_CHARACTERS = 10

export async function readPage(page: PDFPageProxy, names: OperatorNames): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 })
  const view = viewport.transform as unknown as Matrix
  const content = await page.getTextContent({ disableNormalization: true })
  const pieces = content.items.flatMap((item) => ('str' in item ? piecesOf(item, view) : []))
  const enough = pieces.reduce((sum, { text }) => sum + text.length, 0) >= FEWEST_CHARACTERS
  const rules = enough ? rulesOf(await page.getOperatorList(), names, view) : { horizontal: [], vertical: [] }
  return { height: viewport.height, pieces, rules }
}

interface Item {
  str: string
  transform: number[]
  width: number
  height: number
}

/** A run of the library may hold blanks between words that stand in different columns. */
function piecesOf({ str, transform, width }: Item, view: Matrix): Piece[] {
  const [a, b, c, d, e, f] = transform as unknown as Matrix
  const [x, y] = applyTo(view, e, f)
  const direction = [view[0] * a + view[2] * b, view[1] * a + view[3] * b] as const
  const up = [view[0] * c + view[2] * d, view[1] * c + view[3] * d] as const
  const length = Math.hypot(...direction) || 1
  const size = Math.hypot(...up) || length
  const along = [direction[0] / length, direction[1] / length] as const
  const upward = [up[0] / size, up[1] / size] as const
  const turns = quarterTurns(along)
  const total = widthOf(str)
  return [...str.matchAll(/\S+/g)].map((match) => {
    const from = (widthOf(str.slice(0, match.index)) / total) * width
    const to = (widthOf(str.slice(0, match.index + match[0].length)) / total) * width
    const corners = [from, to].flatMap((at) =>
      [-0.12, 0.88].map((rise) => [
        x + along[0] * at + upward[0] * rise * size,
        y + along[1] * at + upward[1] * rise * size,
      ]),
    )
    const xs = corners.map(([cx]) => cx!)
    const ys = corners.map(([, cy]) => cy!)
    return {
      text: meantCharacters(match[0]),
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      size,
      turns,
    }
  })
}

function quarterTurns([x, y]: readonly [number, number]): Piece['turns'] {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2
  return y < 0 ? 1 : 3
}

/** Relative widths: a Chinese character is as wide as two digits. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character >= '\u2e80' ? 2 : 1
  return width
}
