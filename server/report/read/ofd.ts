/**
 * OFD (GB/T 33190—2016), the fixed layout in which offices keep their documents: a ZIP file of XML, pages of placed
 * characters and lines. From there on it is read as a PDF is.
 */
import { compose, type Composed } from './compose.ts'
import { localName, readOfdContent, type OfdContent } from './ofd-page.ts'
import { readZip, ZipError } from './open-zip.ts'
import type { Page } from './pdf-geometry.ts'
import { layOut } from './pdf-layout.ts'
import { refuse, type Refusal } from './refusal.ts'
import { walkXml, type Attributes } from './xml.ts'

const MOST_BYTES = 96 * 1024 * 1024
const MOST_PAGES = 400
/** A4, in points, where a document does not say. */
const HEIGHT = 842
/** Fewer characters are a page number or a seal over scanned pages. */
const FEWEST_CHARACTERS = 20

/** @throws ZipError when the file is damaged, encrypted or larger than any report. */
export async function readOfd(bytes: Uint8Array): Promise<Composed | Refusal> {
  const parts = await readParts(bytes)
  const pages: Page[] = []
  let images = false
  for (const root of rootsOf(parts)) {
    const { pages: paths, templates, height } = readDocument(root, parts)
    if (pages.length + paths.length > MOST_PAGES) return refuse('R-PAGES', `（${paths.length} 页）`)
    for (const path of paths) {
      const content = readOfdContent(parts.get(path.toLowerCase()) ?? '')
      const layers = [...content.templates.flatMap((id) => templates(id) ?? []), content]
      images ||= layers.some((layer) => layer.images)
      pages.push(pageOf(layers, content.height ?? height))
    }
  }
  const characters = pages.reduce(
    (sum, { pieces }) => sum + pieces.reduce((n, { text }) => n + text.length, 0),
    0,
  )
  if (characters < FEWEST_CHARACTERS) return refuse(images ? 'R-SCAN' : 'R-EMPTY')
  return compose(layOut(pages))
}

const pageOf = (layers: readonly OfdContent[], height: number): Page => ({
  height,
  pieces: layers.flatMap(({ pieces }) => pieces),
  rules: {
    horizontal: layers.flatMap(({ rules }) => rules.horizontal),
    vertical: layers.flatMap(({ rules }) => rules.vertical),
  },
})

async function readParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  let left = MOST_BYTES
  for await (const entry of readZip(bytes)) {
    if (!/\.xml$/i.test(entry.name) || /(?:^|\/)(?:res|signs?|tags|attachs?)\//i.test(entry.name)) continue
    const content = await entry.read(left)
    left -= content.length
    parts.set(entry.name.toLowerCase(), new TextDecoder().decode(content))
  }
  return parts
}

/** The documents that the file holds, by the paths of their root parts. */
function rootsOf(parts: ReadonlyMap<string, string>): string[] {
  const roots = textsOf(parts.get('ofd.xml') ?? '', 'DocRoot').map((path) => resolve('', path))
  if (!roots.some((root) => parts.has(root.toLowerCase()))) throw new ZipError('damaged', 'no document')
  return roots
}

interface OfdDocument {
  pages: string[]
  templates: (id: string) => OfdContent | null
  height: number
}

function readDocument(root: string, parts: ReadonlyMap<string, string>): OfdDocument {
  const folder = root.slice(0, root.lastIndexOf('/') + 1)
  const xml = parts.get(root.toLowerCase()) ?? ''
  const pages: string[] = []
  const paths = new Map<string, string>()
  walkXml(xml, {
    open(prefixed, { ID, BaseLoc }: Attributes) {
      const name = localName(prefixed)
      if (BaseLoc === undefined) return
      if (name === 'Page') pages.push(resolve(folder, BaseLoc))
      else if (name === 'TemplatePage' && ID) paths.set(ID, resolve(folder, BaseLoc))
    },
  })
  const box = textsOf(xml, 'PhysicalBox')[0]?.trim().split(/\s+/).map(Number)
  const read = new Map<string, OfdContent>()
  const templates = (id: string): OfdContent | null => {
    const path = paths.get(id)
    if (path === undefined) return null
    const content = read.get(id) ?? readOfdContent(parts.get(path.toLowerCase()) ?? '')
    read.set(id, content)
    return content
  }
  return { pages, templates, height: box?.[3] ? (box[3] * 72) / 25.4 : HEIGHT }
}

/** The texts of all elements of a name. */
function textsOf(xml: string, wanted: string): string[] {
  const texts: string[] = []
  let open = false
  walkXml(xml, {
    open(name) {
      if (localName(name) !== wanted) return
      open = true
      texts.push('')
    },
    text(piece) {
      if (open) texts[texts.length - 1] += piece
    },
    close() {
      open = false
    },
  })
  return texts
}

function resolve(folder: string, path: string): string {
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).trim().split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
