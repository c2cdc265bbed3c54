/**
 * One page of an OFD document (GB/T 33190—2016) to pieces of text and rules, in points from the top left. Objects
 * stand in a boundary of their own, in millimetres; characters are set one by one from a point, by steps.
 */
import { meantCharacters } from './pdf-characters.ts'
import type { Piece, Rules } from './pdf-geometry.ts'
import { addBar, addStrokes, applyTo, type Matrix, type Point } from './pdf-rules.ts'
import { walkXml, type Attributes } from './xml.ts'

export interface OfdContent {
  pieces: Piece[]
  rules: Rules
  /** The templates that are drawn under it, by id. */
  templates: string[]
  height: number | null
  images: boolean
}

const POINTS = 72 / 25.4
/** More characters than any report has on a page. */
const MOST_CHARACTERS = 50_000
const MOST_RULES = 20_000

interface Glyph {
  text: string
  x: number
  y: number
  /** To the next one. */
  advance: number
}

interface TextObject {
  matrix: Matrix
  size: number
  turn: number
}

interface PathObject {
  matrix: Matrix
  stroked: boolean
  filled: boolean
}

export function readOfdContent(xml: string): OfdContent {
  const page: OfdContent = { pieces: [], rules: { horizontal: [], vertical: [] }, templates: [], height: null, images: false } // prettier-ignore
  let text: TextObject | null = null
  let path: PathObject | null = null
  let code: { attributes: Attributes; characters: string } | null = null
  let data: string | null = null
  let box: string | null = null
  let hidden = 0
  let characters = 0

  walkXml(xml, {
    open(prefixed, attributes) {
      const name = localName(prefixed)
      if (hidden > 0 || attributes.Visible === 'false') {
        hidden++
        return
      }
      if (name === 'TextObject') {
        const turn = Number(attributes.ReadDirection ?? 0)
        text = { matrix: matrixOf(attributes), size: Number(attributes.Size ?? 0), turn }
      } else if (name === 'TextCode') code = { attributes, characters: '' }
      else if (name === 'PathObject')
        path = {
          matrix: matrixOf(attributes),
          stroked: attributes.Stroke !== 'false',
          filled: attributes.Fill === 'true',
        }
      else if (name === 'AbbreviatedData') data = ''
      else if (name === 'ImageObject') page.images = true
      else if (name === 'Template' && attributes.TemplateID) page.templates.push(attributes.TemplateID)
      else if (name === 'PhysicalBox') box = ''
    },
    text(piece) {
      if (hidden > 0) return
      if (code) code.characters += piece
      else if (data !== null) data += piece
      else if (box !== null) box += piece
    },
    close(prefixed) {
      if (hidden > 0) {
        hidden--
        return
      }
      const name = localName(prefixed)
      if (name === 'TextObject') text = null
      else if (name === 'PathObject') path = null
      else if (name === 'TextCode') {
        if (text && code && (characters += code.characters.length) <= MOST_CHARACTERS)
          addPieces(page.pieces, text, glyphsOf(code.attributes, code.characters))
        code = null
      } else if (name === 'AbbreviatedData') {
        if (path && data !== null) addPath(page.rules, path, data)
        data = null
      } else if (name === 'PhysicalBox') {
        page.height = (numbersOf(box ?? '')[3] ?? 0) * POINTS || null
        box = null
      }
    },
  })
  return page
}

export const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const numbersOf = (list: string): number[] => list.trim().split(/\s+/).map(Number).filter(Number.isFinite)

/** From the space of an object to points of the page. */
function matrixOf({ Boundary = '', CTM = '' }: Attributes): Matrix {
  const [left = 0, top = 0] = numbersOf(Boundary)
  const own = numbersOf(CTM)
  const [a, b, c, d, e, f] = own.length === 6 ? (own as unknown as Matrix) : [1, 0, 0, 1, 0, 0]
  return [a * POINTS, b * POINTS, c * POINTS, d * POINTS, (e + left) * POINTS, (f + top) * POINTS]
}

/** `g 3 5.2` stands for three steps of 5.2. */
function stepsOf(list: string | undefined, most: number): number[] {
  const steps: number[] = []
  const words = (list ?? '').trim().split(/\s+/)
  for (let i = 0; i < words.length && steps.length < most; i++) {
    if (words[i] !== 'g') {
      const step = Number(words[i])
      if (words[i] !== '' && Number.isFinite(step)) steps.push(step)
      continue
    }
    const count = Math.min(Number(words[i + 1]) || 0, most - steps.length)
    const step = Number(words[i + 2]) || 0
    for (let n = 0; n < count; n++) steps.push(step)
    i += 2
  }
  return steps
}

function glyphsOf(attributes: Attributes, content: string): Glyph[] {
  const characters = [...content.replace(/[\r\n]+\s*/g, '')]
  const across = stepsOf(attributes.DeltaX, characters.length)
  const down = stepsOf(attributes.DeltaY, characters.length)
  let [x, y] = [Number(attributes.X ?? 0), Number(attributes.Y ?? 0)]
  return characters.map((text, i) => {
    const glyph = { text, x, y, advance: across[i] ?? 0 }
    x += across[i] ?? 0
    y += down[i] ?? 0
    return glyph
  })
}

const isWide = (character: string) => character >= '\u2e80'

/** Of characters set in steps, those that stand close on one line are a piece. */
function addPieces(pieces: Piece[], { matrix, size, turn }: TextObject, glyphs: readonly Glyph[]) {
  const [, , c, d] = matrix
  const height = size * Math.hypot(c, d)
  const along = rotated([matrix[0], matrix[1]], turn)
  const length = Math.hypot(...along) || 1
  const direction = [along[0] / length, along[1] / length] as const
  const turns = turnsOf(direction)
  const upward = [direction[1], -direction[0]] as const
  let run: { text: string; x: number; y: number; width: number } | null = null
  const end = () => {
    if (run && run.text.trim() !== '') pieces.push(pieceOf(run))
    run = null
  }
  for (const { text, x, y } of glyphs) {
    const [px, py] = applyTo(matrix, x, y)
    const width = height * (isWide(text) ? 1 : 0.5)
    const offset: number = run ? (px - run.x) * direction[0] + (py - run.y) * direction[1] : 0
    const aside: number = run ? Math.abs((px - run.x) * upward[0] + (py - run.y) * upward[1]) : 0
    const gap: number = run ? offset - run.width : 0
    const follows = run && aside < height * 0.1 && gap < height * 0.3 && gap > -height * 0.6
    if (text.trim() === '') end()
    else if (run && follows) {
      run.text += text
      run.width = Math.max(run.width, offset + width)
    } else {
      end()
      run = { text, x: px, y: py, width }
    }
  }
  end()

  function pieceOf({ text, x, y, width }: NonNullable<typeof run>): Piece {
    const corners = [0, width].flatMap((at) =>
      [-0.12, 0.88].map((rise) => [
        x + direction[0] * at + upward[0] * rise * height,
        y + direction[1] * at + upward[1] * rise * height,
      ]),
    )
    const xs = corners.map(([cx]) => cx!)
    const ys = corners.map(([, cy]) => cy!)
    return {
      text: meantCharacters(text),
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      size: height,
      turns,
    }
  }
}

function rotated([x, y]: readonly [number, number], degrees: number): [number, number] {
  if (degrees === 90) return [-y, x]
  if (degrees === 180) return [-x, -y]
  return degrees === 270 ? [y, -x] : [x, y]
}

function turnsOf([x, y]: readonly [number, number]): Piece['turns'] {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2
  return y < 0 ? 1 : 3
}

/** How many numbers follow each command: start and move, line, curves, arc, close. */
const NUMBERS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 }

function addPath(rules: Rules, { matrix, stroked, filled }: PathObject, data: string) {
  const words = data.trim().split(/\s+/)
  let points: Point[] = []
  const end = () => {
    if (filled && points.length > 2) addBar(rules, points)
    if (stroked) addStrokes(rules, points)
    points = []
  }
  for (let i = 0; i < words.length && rules.horizontal.length + rules.vertical.length < MOST_RULES;) {
    const command = words[i++]!
    const count = NUMBERS[command]
    if (count === undefined) continue
    const last = words.slice(i + count - 2, i + count).map(Number)
    i += count
    if (command === 'S' || command === 'M') end()
    if (command === 'C') {
      if (points.length > 0) points.push(points[0]!)
    } else if (last.length === 2 && last.every(Number.isFinite))
      points.push(applyTo(matrix, last[0]!, last[1]!))
  }
  end()
}
