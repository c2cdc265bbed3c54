/** Lines that belong to the paper and not to the report: page numbers, and headers that every page repeats. */
import type { Line } from './pdf-cell.ts'
import { textOfLine } from './pdf-cell.ts'
import { middleY } from './pdf-geometry.ts'

/** How much of a page, at its top and at its bottom, may hold such lines. */
const MARGIN = 0.13
const PAGE_NUMBER =
  /^[-—–―·\s]*(?:第\s*)?\d{1,3}(?:\s*[/／]\s*\d{1,3})?(?:\s*页)?(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?[-—–―·\s]*$/

/** Of the loose lines of all pages, those to leave out. */
export function runningLines(pages: readonly { height: number; lines: readonly Line[] }[]): Set<Line> {
  const running = new Set<Line>()
  const seen = new Set<string>()
  for (const { height, lines } of pages) {
    const [first, last] = [lines[0], lines.at(-1)]
    for (const line of lines) {
      const y = middleY(line)
      if (y > height * MARGIN && y < height * (1 - MARGIN)) continue
      const text = textOfLine(line)
      if (PAGE_NUMBER.test(text)) {
        // A lone figure between others may be a cell; at the very edge of the text it numbers the page.
        if (line === first || line === last) running.add(line)
        continue
      }
      const key = `${text.replace(/\d+/g, '#')} ${Math.round(y / 4)}`
      // Figures are no running header, however they repeat.
      if (/[\s#]+#/.test(text.replace(/\d+/g, '#')) && !/[一-龥]{4}/.test(text)) continue
      if (seen.has(key)) running.add(line)
      else seen.add(key)
    }
  }
  return running
}
