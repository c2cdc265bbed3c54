/**
 * One file into the reports that are in it: a document holds one, a file of parsed reports any number, an archive those
 * of all its files.
 */
import type { Given } from '../../db/load/documents.ts'
import { reference } from '../../db/reference/reference.ts'
import { refuse } from '../../server/report/read/refusal.ts'
import { readReport } from '../../server/report/read-report.ts'
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

/**
 * `statedOf` is asked for every document, by its absolute path (`/…/archive.zip/inner/name.docx` in an archive).
 * Never throws for what is in the file: a document that breaks the reader is a problem of that document.
 */
export async function* readSource(
  file: FoundFile,
  statedOf: (path: string) => ManifestEntry | null,
): AsyncGenerator<SourceItem> {
  try {
    for await (const given of expandFile(file)) yield* readGiven(given, statedOf(given.path) ?? given.stated)
  } catch (error) {
    yield { name: file.name, given: null, code: 'R-FAILED', problem: messageOf(error) }
  }
}

async function* readGiven(file: GivenFile, stated: ManifestEntry | null): AsyncGenerator<SourceItem> {
  const { name } = file
  try {
    if (file.refusal === null && isInterchange(file.path)) yield* readParses(file)
    else yield { name, given: await readDocumentFile(file, stated) }
  } catch (error) {
    yield { name, given: null, code: 'R-FAILED', problem: messageOf(error) }
  }
}

async function readDocumentFile(
  file: GivenFile,
  manifest: ManifestEntry | null,
): Promise<Omit<Given, 'now'>> {
  const { name, size } = file
  const stated = manifest !== null
  const unread = async (refusal: NonNullable<GivenFile['refusal']>) => ({
    report: await refuseUnread(file, refusal),
    text: null,
    bytes: size,
    stated,
  })
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
  const { report, text } = await readReport({ bytes, name }, reference, manifest)
  return { report, text: text === '' ? null : text, bytes: bytes.length, stated }
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
