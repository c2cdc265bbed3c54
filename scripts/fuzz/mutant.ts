/** One mutant: a real document in some layout, damaged once to three times, in some encoding, with what it prints. */
import iconv from 'iconv-lite'
import type { Form } from '../../server/report/report.ts'
import { figuresFrom, type Figures } from '../../test/report/support/figures.ts'
import { contentOf, numberOf } from '../../test/support/layouts/content.ts'
import { FAMILIES, type Family } from '../../test/support/layouts/families.ts'
import { keysOf } from '../../test/support/layouts/judge.ts'
import { printedIn, withLabels, type NumberOf, type Printed } from '../../test/support/layouts/printed.ts'
import { PUBLISHED } from '../../test/support/layouts/published.ts'
import { slice, type Traced } from '../../test/support/layouts/traced.ts'
import { VARIATIONS } from '../../test/support/layouts/variations.ts'
import { CELL_MUTATIONS, MOVES_COLUMNS, type Draft } from './cell-mutations.ts'
import { randomFrom, type Random } from './random.ts'
import { TEXT_MUTATIONS } from './text-mutations.ts'

export interface Mutant {
  /** How it was made, for whoever looks into it. */
  origin: string
  name: string
  bytes: Uint8Array
  keys: string[]
  printed: Printed
}

interface Base {
  origin: string
  form: Form
  name: string
  traced: Traced
  figures: Figures
  numberOf: NumberOf
  encode: ((text: string) => Uint8Array) | null
  binary?: true
}

/** The mutant of this number, the same one whenever it is asked for. */
export function mutantOf(seed: number, index: number): Mutant {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const base = random.below(5) === 0 ? publishedBase(random) : drawnBase(random)
  let text = { traced: withLabels(base.traced, base.form), figures: base.figures }
  const steps: string[] = []
  const most = base.binary ? 0 : random.below(3) + (base.origin.includes('+') ? 0 : 1)
  for (let left = most; left > 0; left--) {
    const name = random.of(Object.keys(TEXT_MUTATIONS))
    text = TEXT_MUTATIONS[name]!(text, random)
    steps.push(name)
  }
  const { traced, bytes, encoding } = encoded(base, text.traced, random)
  return {
    origin: [base.origin, ...steps, encoding].join(' + '),
    name: base.name,
    bytes,
    keys: keysOf(base.form),
    printed: printedIn(traced, text.figures, base.numberOf),
  }
}

function publishedBase(random: Random): Base {
  const published = random.of(PUBLISHED)
  return { ...published, origin: published.slug, name: 'report.txt', encode: null }
}

/** Formats in which a cell stands under the heading of its column, wherever its neighbours went. */
const PLACED = /^(?:XLSX|CSV|ODS|PDF|OFD|XML Excel)/

/** Figures that add up, in any layout and variation; half of them damaged in their cells. */
function drawnBase(random: Random): Base {
  const form = random.of<Form>(['2019', '2021'])
  const sparse = random.below(2) === 0
  const figures = figuresFrom(form, () => (sparse && random.below(3) > 0 ? 0 : random.below(61)))
  const family: Family = random.of(FAMILIES)
  const variation = random.of(VARIATIONS)
  const content = contentOf(form, figures)
  let draft: Draft = { parts: variation.change(content.parts), figures }
  let origin = `${form}, ${family.format}, ${family.family}: ${family.name}, ${variation.name}`
  if (random.below(2) === 0) {
    const placed = PLACED.test(`${family.format} ${family.family}`)
    const name = random.of(Object.keys(CELL_MUTATIONS).filter((one) => !(placed && MOVES_COLUMNS.has(one))))
    draft = CELL_MUTATIONS[name]!(draft, random, (marked) => content.marker.trace(marked).fragments[0]!.key)
    origin += ` + ${name}`
  }
  const { traced, name, encode } = family.draw(content, draft.parts)
  return { origin, form, name, traced, figures: draft.figures, numberOf, encode, binary: family.binary }
}

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text) => iconv.encode(text, 'utf-8', { addBOM: true }),
  GB18030: (text) => iconv.encode(text, 'gb18030'),
  'UTF-16LE': (text) => iconv.encode(text, 'utf-16le', { addBOM: true }),
  'UTF-16BE': (text) => iconv.encode(text, 'utf-16be', { addBOM: true }),
  'line ends of Windows': (text) => new TextEncoder().encode(text.replaceAll('\n', '\r\n')),
}

/** Now and then the file ends in the middle of a character. */
function encoded(base: Base, traced: Traced, random: Random) {
  if (!base.binary && random.below(16) === 0 && traced.text !== '') {
    const at = Math.floor(traced.text.length / 2) + random.below(Math.ceil(traced.text.length / 2))
    const next = new TextEncoder().encode(traced.text.slice(at, at + 1))
    const head = new TextEncoder().encode(traced.text.slice(0, at))
    const part = next.length > 1 ? next.subarray(0, 1) : new Uint8Array()
    return { traced: slice(traced, 0, at), bytes: Buffer.concat([head, part]), encoding: 'cut in the bytes' }
  }
  const own = base.encode !== null && (base.binary || random.below(3) > 0)
  const encoding = own ? 'own encoding' : random.of(Object.keys(ENCODINGS))
  const encode = own ? base.encode! : ENCODINGS[encoding]!
  return { traced, bytes: encode(traced.text), encoding }
}
