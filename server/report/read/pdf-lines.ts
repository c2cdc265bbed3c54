/** Lines outside ruled tables to parts: tables that have columns but no rules, and running text. */
import type { Part } from './compose.ts'
import type { Line } from './pdf-cell.ts'
import { findColumnTables } from './pdf-columns.ts'
import { textsOfLines } from './pdf-wrapped.ts'

export function readLines(lines: readonly Line[]): Part[] {
  const parts: Part[] = []
  const paragraphs = (from: number, to: number) => {
    for (const text of textsOfLines(lines.slice(from, to))) parts.push({ kind: 'paragraph', text })
  }
  let done = 0
  for (const { from, to, rows } of findColumnTables(lines)) {
    paragraphs(done, from)
    parts.push({ kind: 'table', rows })
    done = to
  }
  paragraphs(done, lines.length)
  return parts
}
