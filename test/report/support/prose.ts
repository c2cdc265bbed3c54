/** Documents of running text alone, as the reader makes them, and an extraction with the cells that a test needs. */
import type { Extraction } from '../../../server/report/parse/extraction.ts'
import type { Document } from '../../../server/report/read/document.ts'
import { simplify } from '../../../server/report/read/simplify.ts'
import { readTextBlocks } from '../../../server/report/read/text.ts'
import type { Cell, Form } from '../../../server/report/report.ts'

export function prose(text: string, name = 'report.txt'): Document {
  return {
    source: { name, sha256: '', mediaType: 'text/plain', url: null },
    text,
    simplified: simplify(text),
    traditional: simplify(text) !== text,
    blocks: readTextBlocks(text),
  }
}

/** Text after the line of dashes stands behind the tables, as a signature does. */
export function extraction(text: string, form: Form = '2019', cells: Cell[] = []): Extraction {
  const at = text.indexOf('----')
  const tables = at < 0 ? [{ start: text.length, end: text.length }] : [{ start: at, end: at + 4 }]
  return { form, cells, sections: [], tables, notices: [] }
}

export const cell = (code: string, value: number): Cell => ({
  code,
  value,
  state: 'ok',
  raw: String(value),
  at: null,
})
