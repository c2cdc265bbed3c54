/** What the running text of a report states about the figures of its tables. */
import type { Notice } from '../parse/extraction.ts'
import type { Claim } from '../report.ts'

export interface Narrative {
  claims: Claim[]
  notices: Notice[]
}
