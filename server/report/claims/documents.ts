/** Documents that the text says were issued or opened, while the table has no normative document (rule N-NORMATIVE). */
import type { Extraction, Notice } from '../parse/extraction.ts'
import type { Clause } from './clauses.ts'
import { COUNTED, parseCount } from './number.ts'
import { quoteOf, spanOf } from './passages.ts'
import { NOT_THIS_YEAR } from './statement-table.ts'

const DOCUMENT = '(?:行政)?(?:规范性|政策性?|部门|政府|重要|各类)*文件'
/** The plainer the words speak of documents, the earlier: 主动公开文件 before 发文. */
const PATTERNS: readonly RegExp[] = [
  `(?:主动公开|公开|发布|制发|印发|出台|制定|新制作)(?:了|共)*${DOCUMENT}(?:共|共计|总数|数)*(?<number>${COUNTED})`,
  `(?:主动公开|公开|发布|制发|印发|出台|制定|新制作)(?:了|共)*(?<number>${COUNTED})${DOCUMENT}`,
  `(?:我[局委办厅镇乡]|全年|共)?(?:发文|制发公文|印发公文)(?<number>${COUNTED})`,
].map((source) => new RegExp(source, 'd'))

/** Flows of the year; documents of earlier years may well be open. */
const FLOWS = ['normative_docs.made', 'normative_docs.newly_disclosed']

export function findUncountedDocuments(
  clauses: readonly Clause[],
  { cells }: Extraction,
  source: string,
): Notice[] {
  const flows = cells.filter(({ code, state }) => FLOWS.includes(code) && state !== 'absent')
  if (flows.length === 0 || flows.some(({ value }) => value !== 0)) return []
  for (const pattern of PATTERNS) {
    for (const clause of clauses) {
      if (!clause.text.includes('文')) continue
      const match = pattern.exec(clause.text)
      const count = match && parseCount(match.groups?.number ?? '')
      if (!match || !count || count.value === 0 || NOT_THIS_YEAR.test(clause.text)) continue
      const start = clause.start + match.index
      return [
        {
          rule: 'N-NORMATIVE',
          cells: flows.map(({ code }) => ({ code })),
          actual: quoteOf(clause.passage, start, match[0].length, source),
          at: spanOf(clause.passage, start, start + match[0].length),
        },
      ]
    }
  }
  return []
}
