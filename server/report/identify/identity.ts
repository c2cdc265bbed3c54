/** Who reports, about which year, and how that is known. */
import type { Notice } from '../parse/extraction.ts'
import type { Agency, Evidence, Reason, Region, Scope } from '../report.ts'

/** Null where the document and the manifest establish nothing; `reasons` then say why, once each. */
export interface Identity {
  agency: Agency | null
  region: Region | null
  year: number | null
  yearEvidence: Evidence | null
  scope: Scope
  notices: Notice[]
  reasons: Reason[]
}
