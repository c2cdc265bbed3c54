/** What reports of other agencies say of a report that they resemble. */
import type { FigurePrints } from './copied-figures.ts'
import { acrossFinding, cellsOf, namesOf, percent, type AcrossFinding } from './history.ts'

/** Reports that may share a key and still be copies: what more of them share is a common template. */
export const MANY = 16

/** Another agency's report that is like this one. */
export interface Resemblance {
  report_id: number
  agency: string
  region: string | null
  year: number
  /** Tables with the very same figures. */
  tables: readonly (keyof FigurePrints)[]
  /** Share of the narrative; null: the figures are compared. */
  share: number | null
  /** More reports than can be named share the figures. */
  crowd?: boolean
}

/** At most one finding of each rule: the closest report by name, and how many more there are. */
export function judgeCopies(found: readonly Resemblance[]): AcrossFinding[] {
  return [...copiedTables(found.filter(({ share }) => share === null)), ...copiedText(found)]
}

function copiedTables(found: readonly Resemblance[]): AcrossFinding[] {
  if (found.some(({ crowd }) => crowd)) {
    const finding = acrossFinding('XA-COPY-TABLE', {
      zh: `与 ${MANY} 份以上的报告相同`,
      en: `as in ${MANY} reports or more`,
    })
    return [{ ...finding, other: null }]
  }
  const [best, ...others] = [...found].sort(
    (a, b) => b.tables.length - a.tables.length || compareIdentity(a, b),
  )
  if (!best) return []
  const names = namesOf(best.tables)
  const more = moreOf(others.length)
  const detail = {
    zh: `${names.zh}与${best.agency}${best.year}年报告相同${more.zh}`,
    en: `${names.en} as in the report of ${best.agency} for ${best.year}${more.en}`,
  }
  return [{ ...acrossFinding('XA-COPY-TABLE', detail, cellsOf(best.tables)), other: best.report_id }]
}

function copiedText(found: readonly Resemblance[]): AcrossFinding[] {
  const alike = found.flatMap((one) => (one.share === null ? [] : [{ ...one, share: one.share }]))
  const [best, ...others] = alike.sort((a, b) => b.share - a.share || compareIdentity(a, b))
  if (!best) return []
  const more = moreOf(others.length)
  const detail = {
    zh: `约 ${percent(best.share)}% 的文字与${best.agency}相同${more.zh}`,
    en: `about ${percent(best.share)}% of the text as in that of ${best.agency}${more.en}`,
  }
  return [{ ...acrossFinding('XA-COPY-TEXT', detail), other: best.report_id }]
}

const moreOf = (n: number) =>
  n === 0 ? { zh: '', en: '' } : { zh: `，另有 ${n} 份也是`, en: `, and ${n} more` }

/** By who they are and not by their numbers, which follow the order of loading. */
function compareIdentity(a: Resemblance, b: Resemblance): number {
  const keys = [a, b].map(({ region, agency, year }) => `${year} ${region ?? ''} ${agency}`)
  return keys[0]! < keys[1]! ? -1 : keys[0]! > keys[1]! ? 1 : 0
}
