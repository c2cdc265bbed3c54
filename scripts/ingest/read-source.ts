/**
 * One file into the reports that are in it: a document holds one, a file of parsed reports any number, an archive those
 * of all its files.
 */
import type { Given } from '../../db/load/documents.ts'
import { reference } from '../../db/reference/reference.ts'
import type { Input } from '../../server/report/read/read-document.ts'
import { refuse } from '../../server/report/read/refusal.ts'
import { readReport, type Outcome as Reading } from '../../server/report/read-report.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import { expandFile, refusalOf, type GivenFile } from './expand.ts'
import type { FoundFile } from './find-files.ts'
import { isInterchange, readInterchange, wasStated } from './interchange.ts'
import { isOversize, refuseUnread } from './oversize.ts'

/** A report to store, or why nothing can be; `name` tells a person which. */
export type SourceItem =
  { name: string; given: Omit<Given, 'now'> } | { name: string; given: null; code: Problem; problem: string }

/** Not a parsed report although its name says so; or a fault of the reader. */
export type Problem = 'R-INVALID-JSON' | 'R-FAILED'

/** How a document becomes a report: in this thread, or in one of a pool. */
export type Reader = (input: Input, manifest: ManifestEntry | null) => Promise<Reading>

export const readHere: Reader = (input, manifest) => readReport(input, reference, manifest)

/** A document that is being read: more of them may be under way at once. Its promise is never rejected. */
export interface Started {
  item: Promise<SourceItem>
}

/**
 * `statedOf` is asked for every document, by its absolute path (`/…/archive.zip/inner/name.docx` in an archive).
 * Never throws for what is in the file: a document that breaks the reader is a problem of that document.
 */
export async function* readSource(
  file: FoundFile,
  statedOf: (path: string) => ManifestEntry | null,
): AsyncGenerator<SourceItem> {
  for await (const { item } of startSource(file, statedOf, readHere)) yield await item
}

/** The same, without waiting for a document to be read before the next one is begun. */
export async function* startSource(
  file: FoundFile,
  statedOf: (path: string) => ManifestEntry | null,
  reader: Reader,
): AsyncGenerator<Started> {
  try {
    for await (const given of expandFile(file))
      yield* startGiven(given, statedOf(given.path) ?? given.stated, reader)
  } catch (error) {
    yield { item: Promise.resolve(brokenItem(file.name, error)) }
  }
}

async function* startGiven(
  file: GivenFile,
  stated: ManifestEntry | null,
  reader: Reader,
): AsyncGenerator<Started> {
  const { name } = file
  try {
    if (file.refusal === null && isInterchange(file.path)) {
      for await (const item of readParses(file)) yield { item: Promise.resolve(item) }
      return
    }
    const given = await startDocument(file, stated, reader)
    yield {
      item: given().then(
        (report) => ({ name, given: report }),
        (error: unknown) => brokenItem(name, error),
      ),
    }
  } catch (error) {
    yield { item: Promise.resolve(brokenItem(name, error)) }
  }
}

const brokenItem = (name: string, error: unknown): SourceItem => ({
  name,
  given: null,
  code: 'R-FAILED',
  problem: messageOf(error),
})

/** Takes the bytes at once, while the archive is open at them; what it returns has them read. */
async function startDocument(
  file: GivenFile,
  manifest: ManifestEntry | null,
  reader: Reader,
): Promise<() => Promise<Omit<Given, 'now'>>> {
  const { name, size } = file
  const stated = manifest !== null
  const unread = async (refusal: NonNullable<GivenFile['refusal']>) => {
    const report = await refuseUnread(file, refusal)
    return () => Promise.resolve({ report, text: null, bytes: size, stated })
  }
  if (file.refusal) return unread(file.refusal)
  if (isOversize(size)) return unread(refuse('R-TOO-LARGE'))
  let bytes: Uint8Array
  try {
    bytes = await file.read()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return unread(refusal)
    throw error
  }
  return async () => {
    const { report, text } = await reader({ bytes, name }, manifest)
    return { report, text: text === '' ? null : text, bytes: size, stated }
  }
}

async function* readParses(file: GivenFile): AsyncGenerator<SourceItem> {
  for await (const item of readInterchange(file)) {
    const place = file.name + item.place
    if (item.report === null)
      yield { name: place, given: null, code: 'R-INVALID-JSON', problem: item.problem }
    else {
      const { report } = item
      yield { name: place, given: { report, text: null, bytes: null, stated: wasStated(report) } }
    }
  }
}

/** One sentence for a person; where in the code it happened is of no use to them. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
