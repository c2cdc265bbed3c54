/** The dictionary as a reader searches it. Pure. */
import type { Indicator } from '../../../server/http/contract/reference.ts'
import type { DataView } from '../../view/data-view.ts'

/** Every word must occur in the code, a label or a definition of either language. */
export function findIndicators(indicators: Iterable<Indicator>, { q, table }: DataView): Indicator[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return [...indicators].filter((indicator) => {
    const place = indicator.table === null ? 'derived' : `${indicator.table}`
    if (table !== null && place !== table) return false
    const { code, label, definition } = indicator
    const text = [code, label.zh, label.en, definition?.zh, definition?.en].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Codes of a formula replaced by their labels: `outcome.granted + outcome.partial` → 予以公开 + 部分公开. */
export function readableFormula(formula: string, label: (code: string) => string): string {
  return formula.replace(/[a-z0-9_]+(?:\.[a-z0-9_]+)+/g, (code) => label(code))
}
