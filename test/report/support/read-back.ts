/** Whether a document, in whatever format, gives back every printed figure from the place where it stands. */
import { expect } from 'vitest'
import { extract } from '../../../server/report/parse/extract.ts'
import type { Extraction } from '../../../server/report/parse/extraction.ts'
import { refusalOf } from '../../../server/report/parse/refuse.ts'
import { scan } from '../../../server/report/parse/scan.ts'
import { tokenize } from '../../../server/report/parse/tokens.ts'
import type { Document } from '../../../server/report/read/document.ts'
import { describeSource, readDocument } from '../../../server/report/read/read-document.ts'
import { numberOf, type Figures } from './figures.ts'
import { cellsByKey } from './read.ts'

export async function readBytes(bytes: Uint8Array, name: string): Promise<Document | { refused: string }> {
  const document = await readDocument(bytes, describeSource({ bytes, name }, null, null))
  return 'kind' in document ? { refused: document.reason.code } : document
}

export async function extractBytes(
  bytes: Uint8Array,
  name: string,
): Promise<{ document: Document; extraction: Extraction } | { refused: string }> {
  const document = await readBytes(bytes, name)
  if ('refused' in document) return document
  const tokens = tokenize(document)
  const found = scan(tokens)
  const refusal = refusalOf(document, tokens, found)
  return refusal ? { refused: refusal.reason.code } : { document, extraction: extract(document, found) }
}

/** Every cell as printed, each found at its offsets; what was noticed on the way is for the caller to judge. */
export async function expectFigures(
  bytes: Uint8Array,
  name: string,
  figures: Figures,
): Promise<{ document: Document; extraction: Extraction }> {
  const read = await extractBytes(bytes, name)
  if ('refused' in read) throw new Error(`${name} is refused: ${read.refused}`)
  const { document, extraction } = read
  const cells = cellsByKey(extraction)
  const values = Object.fromEntries([...figures.keys()].map((key) => [key, cells.get(key)?.value]))
  expect(values).toEqual(Object.fromEntries([...figures].map(([key, figure]) => [key, numberOf(figure)])))
  for (const [key, figure] of figures) {
    const cell = cells.get(key)!
    expect(cell).toMatchObject({ state: 'ok', raw: figure })
    expect(document.text.slice(cell.at!.start, cell.at!.end)).toBe(figure)
  }
  return read
}
