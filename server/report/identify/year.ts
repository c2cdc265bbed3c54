/** Which year a report is about: what its title, its period and its text say. */
import type { Passage } from '../claims/passages.ts'
import type { Evidence, Form } from '../report.ts'

export interface YearFound {
  year: number
  evidence: Evidence
}

export interface YearResult {
  found: YearFound | null
  /** Years of equal weight; two or more mean that none is established. */
  rivals: number[]
}

const DIGITS = '〇零一二三四五六七八九'

/** 2020 and 二〇二〇 (also with ○ or O for zero). */
export const YEAR = '(20[0-9]{2}|二[〇零○ΟOo][〇零○ΟOo一二三四五六七八九]{2})'

export function parseYear(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const digits = [...text.replace(/[○ΟOo]/g, '〇')].map((c) => Math.max(0, DIGITS.indexOf(c) - 1))
  return Number(digits.join(''))
}

const LAST_DAY = '12月31日'
/** 统计期限自2020年1月1日起至2020年12月31日止; a lost 年 (20191月1日) does not hide the year. */
const PERIOD = new RegExp(
  `${YEAR}年?1月1日[^,。;]{0,4}?[至到—–\\-~－一][^,。;]{0,3}?(?:${YEAR}年|当年|同年)?${LAST_DAY}`,
)

export function findPeriod(passages: readonly Passage[]): number | null {
  for (const { text, opening } of passages) {
    if (!opening) break
    if (!text.includes(LAST_DAY)) continue
    const match = PERIOD.exec(text)
    if (!match?.[1]) continue
    const from = parseYear(match[1])
    // 2019年1月1日至2020年12月31日 is no year.
    return match[2] === undefined || parseYear(match[2]) === from ? from : null
  }
  return null
}

const MENTION = /(20[0-9]{2})年度?/g
/** 2020年，我局…: the writer speaks of the year that the report is about. */
const OF_ITSELF = /^,?(?:我[局委办厅镇乡区县市街校院所]|本[局委办厅镇乡机单]|全年)/
/** Plans, comparisons and earlier reports name other years. */
const NOT_REPORTED = /(?:将|拟|计划|力争|下一步|比|较|同期|增长|下降|自|以来)/

/** How often the opening part speaks of each year, names of documents and plans apart. */
export function countYears(passages: readonly Passage[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { text, opening } of passages) {
    if (!opening) continue
    const plain = text.replace(/《[^《》]{0,120}》|〔[^〔〕]{0,20}〕|\[[^[\]]{0,20}\]/g, '')
    for (const match of plain.matchAll(MENTION)) {
      const before = plain.slice(Math.max(0, match.index - 2), match.index)
      const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 12)
      if (NOT_REPORTED.test(before) || /^[^,。]*?(?:将|拟|计划|以来)/.test(after)) continue
      const year = Number(match[1])
      counts.set(year, (counts.get(year) ?? 0) + (OF_ITSELF.test(after) ? 2 : 1))
    }
  }
  return counts
}

/**
 * Title and period are strong; the year that the text speaks of most is good enough when they are silent: only then
 * are its mentions counted.
 */
export function establishYear(
  title: number | null,
  period: number | null,
  count: () => ReadonlyMap<number, number>,
): YearResult {
  if (title !== null && period !== null && title !== period) return { found: null, rivals: [title, period] }
  if (title !== null) return { found: { year: title, evidence: 'title' }, rivals: [] }
  if (period !== null) return { found: { year: period, evidence: 'period' }, rivals: [] }
  const ranked = [...count()].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  if (!best) return { found: null, rivals: [] }
  if (second && second[1] === best[1]) return { found: null, rivals: [best[0], second[0]] }
  if (best[1] < 2) return { found: null, rivals: [best[0]] }
  return { found: { year: best[0], evidence: 'body' }, rivals: [] }
}

/** The form's own years; the form of 2021 has no last one. */
export function formFitsYear(form: Form, year: number): boolean {
  return form === '2019' ? year === 2019 || year === 2020 : year >= 2021
}
