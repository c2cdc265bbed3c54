/** One file into the reports that are in it: a document holds one, a file of parsed reports any number. */
import { readFile, stat } from 'node:fs/promises'
import type { Given } from '../../db/load/documents.ts'
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import type { FoundFile } from './find-files.ts'
import { isInterchange, readInterchange, wasStated } from './interchange.ts'
import { isOversize, refuseOversize } from './oversize.ts'

/** A report to store, or why nothing can be; `name` tells a person which. */
export type SourceItem =
  { name: string; given: Omit<Given, 'now'> } | { name: string; given: null; problem: string }

/** Never throws for what is in the file: a document that breaks the reader is a problem of that document. */
export async function* readSource(
  file: FoundFile,
  manifest: ManifestEntry | null,
): AsyncGenerator<SourceItem> {
  try {
    if (isInterchange(file.path)) yield* readParses(file)
    else yield { name: file.name, given: await readDocumentFile(file, manifest) }
  } catch (error) {
    yield { name: file.name, given: null, problem: messageOf(error) }
  }
}

async function readDocumentFile(
  { path, name }: FoundFile,
  manifest: ManifestEntry | null,
): Promise<Omit<Given, 'now'>> {
  const stated = manifest !== null
  const { size } = await stat(path)
  if (isOversize(size)) {
    return { report: await refuseOversize(path, name), text: null, bytes: size, stated }
  }
  const bytes = await readFile(path)
  const { report, text } = await readReport({ bytes, name }, reference, manifest)
  return { report, text: text === '' ? null : text, bytes: bytes.length, stated }
}

async function* readParses({ path, name }: FoundFile): AsyncGenerator<SourceItem> {
  for await (const item of readInterchange(path)) {
    const place = name + item.place
    if (item.report === null) yield { name: place, given: null, problem: item.problem }
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
