/** What the running text states about the figures, and what is wrong with it in itself. */
import { datingOf } from '../identify/dating.ts'
import type { Extraction } from '../parse/extraction.ts'
import type { Document } from '../read/document.ts'
import { cutClauses } from './clauses.ts'
import { findContamination } from './contamination.ts'
import { findUncountedDocuments } from './documents.ts'
import type { Narrative } from './narrative.ts'
import { readPassages } from './passages.ts'
import { findStatements } from './statements.ts'
import { findWrongSums } from './sums.ts'

/** Claims in the order of the text; whether they hold is for the checks to say. */
export function findClaims(document: Document, extraction: Extraction): Narrative {
  const passages = readPassages(document, extraction.tables)
  const clauses = cutClauses(passages)
  return {
    // The year that the text itself establishes: figures of other years are told apart by it.
    claims: findStatements(clauses, datingOf(passages).year.found?.year ?? null, document.text),
    notices: [
      ...findWrongSums(passages),
      ...findUncountedDocuments(clauses, extraction, document.text),
      ...findContamination(document),
    ],
  }
}
