/** Files into the database in their order, however many are being read; what happens to one does not touch the others. */
import { storeDocument, type Stored } from '../../db/load.ts'
import type { Db } from '../../db/schema.ts'
import { loadReference } from '../../db/seed-reference.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import type { ParsedReport, Reason } from '../../server/report/report.ts'
import type { FoundFile } from './find-files.ts'
import { inOrder } from './in-order.ts'
import { messageOf, readHere, startSource, type Reader, type SourceItem } from './read-source.ts'

export type Status = Stored['status'] | 'failed'

/** What became of one document. */
export interface Outcome {
  name: string
  status: Status
  agency: string | null
  year: number | null
  report: number | null
  reasons: Reason[]
}

export interface Run {
  files: readonly FoundFile[]
  /** By absolute path of the document. */
  manifest: ReadonlyMap<string, ManifestEntry>
  /** Time of loading, ISO 8601 in UTC. */
  now: string
  /** Called when a file is done. */
  onFile?: (file: FoundFile) => void
  /** Called with the path of every document, those in archives included. */
  onDocument?: (path: string) => void
  /** Default: in this thread, one document at a time. */
  pool?: { reader: Reader; ahead: number }
}

/** Each document in a transaction of its own, so that the process may be killed at any moment. */
export async function ingest(db: Db, run: Run): Promise<Outcome[]> {
  const { now, onFile } = run
  const outcomes: Outcome[] = []
  for await (const step of inOrder(steps(run), run.pool?.ahead ?? 1)) {
    if ('done' in step) onFile?.(step.done)
    else outcomes.push(await storeItem(db, step.item, now))
  }
  return outcomes
}

type Step = { item: SourceItem } | { done: FoundFile }

/** Every document of every file, and the end of each file. */
async function* steps({ files, manifest, onDocument, pool }: Run): AsyncGenerator<{ step: Promise<Step> }> {
  const statedOf = (path: string) => {
    onDocument?.(path)
    return manifest.get(path) ?? null
  }
  for (const file of files) {
    for await (const { item } of startSource(file, statedOf, pool?.reader ?? readHere))
      yield { step: item.then((read) => ({ item: read })) }
    yield { step: Promise.resolve({ done: file }) }
  }
}

/** What `ingest` would do, from a run that is taken back at its end. The tables must be the present ones. */
export async function rehearse(db: Db, run: Run): Promise<Outcome[]> {
  class TakenBack extends Error {}
  let outcomes: Outcome[] = []
  try {
    await db.transaction().execute(async (trx) => {
      await loadReference(trx)
      outcomes = await ingest(trx, run)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return outcomes.map((outcome) => (outcome.status === 'loaded' ? { ...outcome, report: null } : outcome))
}

async function storeItem(db: Db, item: SourceItem, now: string): Promise<Outcome> {
  if (item.given === null) return failed(item.name, null, item.problem)
  const { report } = item.given
  try {
    const { status, reportId, reasons } = await storeDocument(db, { ...item.given, now })
    // What reading noticed about a report that is loaded all the same: a manifest that contradicts it, say.
    const noticed = reportId === null ? [] : report.reasons
    return {
      name: item.name,
      status,
      ...whoseOf(report),
      report: reportId,
      reasons: [...noticed, ...reasons],
    }
  } catch (error) {
    return failed(item.name, report, messageOf(error))
  }
}

function failed(name: string, report: ParsedReport | null, message: string): Outcome {
  return { name, status: 'failed', ...whoseOf(report), report: null, reasons: [{ code: 'failed', message }] }
}

function whoseOf(report: ParsedReport | null): Pick<Outcome, 'agency' | 'year'> {
  if (report === null || report.status === 'refused') return { agency: null, year: null }
  return { agency: report.agency?.name ?? null, year: report.year }
}
