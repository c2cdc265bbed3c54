/** What passes between the service and the thread that reads drafts. */
import type { ManifestEntry } from '../../report/reference.ts'
import type { ParsedReport } from '../../report/report.ts'

export interface DraftQuestion {
  bytes: Uint8Array
  /** `json`: the bytes are an object with the text in it. */
  encoding: 'document' | 'json'
  name: string
  /** Null: the bytes and the name decide. */
  mediaType: string | null
  stated: ManifestEntry | null
}

/** `malformed`: the JSON is not of the form asked for. `failed`: the reader broke; `error` names the kind of error. */
export type DraftAnswer =
  | { kind: 'read'; report: ParsedReport; text: string }
  | { kind: 'malformed' }
  | { kind: 'failed'; error: string }
  | { kind: 'too_slow' }
