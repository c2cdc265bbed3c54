/** The XML parts of an Office Open XML file (DOCX, XLSX): a ZIP whose main part is named by the root relations. */
import { readZip, ZipError } from './open-zip.ts'
import { walkXml } from './xml.ts'

/** All parts together; those of a real report unpack to a tenth of it. */
const MOST_BYTES = 96 * 1024 * 1024

export interface Relation {
  /** The last word of its type: `officeDocument`, `styles`, `worksheet`, … */
  type: string
  /** Path in the package. */
  path: string
}

export interface OfficePackage {
  /** Path of the main part: `word/document.xml`, `xl/workbook.xml`. */
  main: string
  part: (path: string) => string | null
  /** What a part refers to, by id. */
  relations: (path: string) => Map<string, Relation>
}

/** Media and descriptions hold no report. */
const READ = /\.(?:xml|rels)$/i
const PASSED_OVER = /^(?:docprops|customxml|_xmlsignatures)\/|\/(?:theme|media|embeddings|charts|drawings)\//i

/** @throws ZipError when the file is damaged, encrypted or larger than any report. */
export async function readPackage(bytes: Uint8Array): Promise<OfficePackage> {
  const parts = new Map<string, string>()
  let left = MOST_BYTES
  for await (const entry of readZip(bytes)) {
    if (!READ.test(entry.name) || PASSED_OVER.test(entry.name)) continue
    const content = await entry.read(left)
    left -= content.length
    parts.set(entry.name.toLowerCase(), decodeXml(content))
  }
  return officePackageOf(parts)
}

/**
 * @param parts the XML of each part by its path in lower case.
 * @throws ZipError when none of them is the main one.
 */
export function officePackageOf(parts: ReadonlyMap<string, string>): OfficePackage {
  const part = (path: string): string | null => parts.get(path.toLowerCase()) ?? null
  const relations = (path: string) => readRelations(path, part)
  const main = [...relations('').values()].find(({ type }) => type === 'officeDocument')?.path
  if (main === undefined || part(main) === null) throw new ZipError('damaged', 'no main part')
  return { main, part, relations }
}

function readRelations(path: string, part: (path: string) => string | null): Map<string, Relation> {
  const slash = path.lastIndexOf('/') + 1
  const folder = path.slice(0, slash)
  const xml = part(`${folder}_rels/${path.slice(slash)}.rels`)
  const found = new Map<string, Relation>()
  if (xml === null) return found
  walkXml(xml, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (!/(?:^|:)Relationship$/.test(name) || !Id || !Type || !Target || TargetMode === 'External') return
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolvePath(folder, Target) })
    },
  })
  return found
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
