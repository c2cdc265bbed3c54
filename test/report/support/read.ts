/** Reading without identification: text in, cells and notices out. */
import { cellKey } from '../../../server/report/tables/forms.ts'
import { extract } from '../../../server/report/parse/extract.ts'
import type { Extraction } from '../../../server/report/parse/extraction.ts'
import { refusalOf } from '../../../server/report/parse/refuse.ts'
import { scan } from '../../../server/report/parse/scan.ts'
import { tokenize } from '../../../server/report/parse/tokens.ts'
import { describeSource, readPlain } from '../../../server/report/read/read-document.ts'
import type { Cell } from '../../../server/report/report.ts'

export interface Read {
  text: string
  extraction: Extraction | null
  refused: string | null
}

export function readText(content: string | Uint8Array, name = 'report.txt'): Read {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const document = readPlain(bytes, describeSource({ bytes, name }, null, null))
  if ('kind' in document) return { text: '', extraction: null, refused: document.reason.code }
  const tokens = tokenize(document)
  const found = scan(tokens)
  const refusal = refusalOf(document, tokens, found)
  if (refusal) return { text: document.text, extraction: null, refused: refusal.reason.code }
  return { text: document.text, extraction: extract(document, found), refused: null }
}

export function cellsByKey(extraction: Extraction): Map<string, Cell> {
  return new Map(extraction.cells.map((cell) => [cellKey(cell.code, cell.applicant), cell]))
}
