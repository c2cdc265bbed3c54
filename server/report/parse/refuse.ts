/** Documents about reports that are no reports: each kind is told by its own words, and only where tables are lacking. */
import type { Document } from '../read/document.ts'
import { refuse, type Refusal } from '../read/refusal.ts'
import { countFilled } from './place.ts'
import type { Token } from './tokens.ts'
import type { Scan } from './scan.ts'

/** Fewer values in the tables than this are a stray number beside a label, not a report. */
const FEWEST_VALUES = 3
const OPENING = 1500

export function refusalOf(document: Document, tokens: Token[], found: Scan): Refusal | null {
  const text = document.simplified
  if (!/\S/.test(text)) return refuse('R-EMPTY')
  const labels = found.rows.length
  const values =
    found.rows.reduce((sum, { tokens }) => sum + countFilled(tokens), 0) +
    found.legal.reduce((sum, { tokens }) => sum + countFilled(tokens), 0)
  const opening = text.slice(0, OPENING)
  const title = titleLines(tokens)
  if (
    /第[一二三四1-4]季度|上半年|下半年|半年度?|季度/.test(title) &&
    !/年度报告/.test(title.replace(/半年度报告/g, ''))
  )
    return refuse('R-HALF-YEAR')
  if (values >= FEWEST_VALUES) return null
  if (/解读|一图读懂|图解|问答/.test(title)) return refuse('R-INTERPRETATION')
  if (labels > 0 && /通知|填报说明|填写说明|编制说明|格式/.test(title)) {
    return refuse(/通知|说明/.test(title) ? 'R-GUIDANCE' : 'R-BLANK-FORM')
  }
  if (isEarly(opening, text)) return refuse('M-OUT-OF-SCOPE')
  if (labels >= 8)
    return refuse(
      /[XxＸ×*_＿]{2,}|（?示例）?|格式/.test(opening) || !/20[12]\d\s*年/.test(text)
        ? 'R-BLANK-FORM'
        : 'R-NO-VALUES',
    )
  if (/通知|填报说明|编制工作/.test(title)) return refuse('R-GUIDANCE')
  return refuse('R-NO-TABLES')
}

/** The first lines that can be a title: short, and no sentence of the narrative. */
function titleLines(tokens: Token[]): string {
  return tokens
    .slice(0, 12)
    .filter((token) => token.kind === 'text' && token.text.length <= 60 && !/[。；，,]/.test(token.text))
    .slice(0, 4)
    .map((token) => token.text)
    .join('\n')
}

/** A report of a year up to 2018: it says so, and it has the headings of that time. */
function isEarly(opening: string, text: string): boolean {
  const years = [...opening.matchAll(/(20[012]\d)\s*年/g)].map((match) => Number(match[1]))
  if (years.length > 0 && Math.min(...years) <= 2018 && !years.some((year) => year >= 2020)) {
    const period = /(20[012]\d)年1月1日/.exec(text)
    return period === null || Number(period[1]) <= 2018
  }
  return /收费及减免/.test(text) && years.every((year) => year <= 2018)
}
